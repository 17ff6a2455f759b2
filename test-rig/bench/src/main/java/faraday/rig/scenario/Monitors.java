package faraday.rig.scenario;

import faraday.hal.Ticked;
import java.util.ArrayList;
import java.util.List;

/** All expectations whose time runs, and what was planned for a later moment. */
final class Monitors implements Ticked {

  /** Something to be done at its time. */
  private record Plan(long atNanos, Runnable what) {}

  private final Scene scene;
  private final List<Monitor> open = new ArrayList<>();
  private final List<Plan> plans = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<Measured> measured = new ArrayList<>();
  private long firstNanos = NEVER;
  private int decided;

  Monitors(Scene scene) {
    this.scene = scene;
  }

  /** Begins to watch. */
  void watch(Expectation expectation) {
    Monitor monitor = new Monitor(expectation, scene);
    open.add(monitor);
    monitor.look(scene.nowNanos());
    settle();
  }

  /** Does something at a later moment. */
  void at(long atNanos, Runnable what) {
    plans.add(new Plan(atNanos, what));
    schedule();
  }

  /** True while an expectation's time runs. */
  boolean running() {
    return !open.isEmpty();
  }

  /** Expectations that have a verdict. */
  int decided() {
    return decided;
  }

  boolean failed() {
    return !failures.isEmpty();
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  List<Measured> measured() {
    return List.copyOf(measured);
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos >= firstNanos) {
      carryOut(nowNanos);
    }
    if (open.isEmpty()) {
      return;
    }
    boolean over = false;
    for (int i = 0; i < open.size(); i++) {
      open.get(i).look(nowNanos);
      over |= open.get(i).over();
    }
    if (over) {
      settle();
    }
    schedule();
  }

  @Override
  public long nextDeadlineNanos() {
    return firstNanos;
  }

  private void carryOut(long nowNanos) {
    List<Plan> due = plans.stream().filter(plan -> nowNanos >= plan.atNanos()).toList();
    plans.removeAll(due);
    due.forEach(plan -> plan.what().run());
    schedule();
  }

  private void settle() {
    for (Monitor monitor : List.copyOf(open)) {
      if (monitor.over()) {
        open.remove(monitor);
        decided++;
        Failure failure = monitor.failure();
        Measured took = monitor.measured();
        if (failure != null) {
          failures.add(failure);
        } else if (took != null) {
          measured.add(took);
        }
      }
    }
    schedule();
  }

  private void schedule() {
    firstNanos = NEVER;
    for (int i = 0; i < open.size(); i++) {
      firstNanos = Math.min(firstNanos, open.get(i).deadlineNanos());
    }
    for (int i = 0; i < plans.size(); i++) {
      firstNanos = Math.min(firstNanos, plans.get(i).atNanos());
    }
  }
}
