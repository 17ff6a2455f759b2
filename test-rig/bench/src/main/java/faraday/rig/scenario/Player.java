package faraday.rig.scenario;

import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.rig.invariant.Breach;
import faraday.rig.invariant.Wire;
import faraday.rig.phone.Intent;
import faraday.rig.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Plays one scenario once. */
final class Player {

  private static final long S = Scene.NANOS_PER_S;
  private static final long READY_NANOS = 10 * S;
  private static final long PLUGGED_NANOS = 5 * S;
  private static final long CLOSED_NANOS = 25 * S;

  /** Time for the current to rise, and for the next change of duty to be allowed. */
  private static final long SETTLE_NANOS = 6 * S;

  private static final int FAILURES_MAX = 20;

  private final Scenario scenario;
  private final Variant variant;
  private final @Nullable Trace trace;
  private final boolean untilFailure;
  private final Scene scene;
  private final DecisionLog decisions = new DecisionLog();
  private final List<Failure> failures = new ArrayList<>();
  private int steps;

  private Player(Scenario scenario, Variant variant, @Nullable Trace trace, boolean untilFailure) {
    this.untilFailure = untilFailure;
    this.scenario = scenario;
    this.variant = variant;
    this.trace = trace;
    SimProbe probe = trace == null ? SimProbe.NONE : trace;
    Fixture fixture = scenario.fixture();
    scene = new Scene(fixture.spec(variant.corner(), variant.circuit()), variant.seed(), probe);
    scene.watch().listen(decisions);
  }

  /**
   * Plays.
   *
   * @param trace takes everything that passes a border, or null
   */
  static RunResult play(Scenario scenario, Variant variant, @Nullable Trace trace) {
    return play(scenario, variant, trace, false);
  }

  /** Plays until something has failed: whoever only asks whether it does need not wait longer. */
  static RunResult playUntilFailure(Scenario scenario, Variant variant) {
    return play(scenario, variant, null, true);
  }

  private static RunResult play(
      Scenario scenario, Variant variant, @Nullable Trace trace, boolean untilFailure) {
    Player player;
    try {
      player = new Player(scenario, variant, trace, untilFailure);
    } catch (RuntimeException e) {
      return notStarted(scenario, variant, e);
    }
    return player.run();
  }

  private static RunResult notStarted(Scenario scenario, Variant variant, RuntimeException why) {
    Failure failure = new Failure(scenario.line(), 0, "a rig that starts", words(why));
    return new RunResult(
        scenario, variant, false, List.of(failure), List.of(), 0, 0, 0, 0, 0, new DecisionLog());
  }

  private static String words(RuntimeException e) {
    StackTraceElement[] stack = e.getStackTrace();
    return stack.length == 0 ? e.toString() : e + " in " + stack[0];
  }

  private RunResult run() {
    boolean started = false;
    try {
      started = runUntil(this::up, READY_NANOS);
      if (started) {
        story();
      } else {
        fail(scenario.line(), "a charger that is ready within 10 s", scene.status().fault().name());
      }
    } catch (RuntimeException e) {
      fail(scenario.line(), "no exception", words(e));
    }
    failures.addAll(scene.monitors().failures());
    judge();
    return result(started);
  }

  private RunResult result(boolean started) {
    return new RunResult(
        scenario,
        variant,
        started,
        List.copyOf(failures.subList(0, Math.min(failures.size(), FAILURES_MAX))),
        scene.monitors().measured(),
        steps,
        scene.monitors().decided(),
        scene.watch().steps(),
        scene.nowNanos(),
        scene.zero().atNanos(),
        decisions);
  }

  private boolean up() {
    return scene.board().charger().ready()
        && scene.board().charger().sessions().get(0).healthy()
        && scene.board().charger().chip().firmware() != null;
  }

  private void judge() {
    scene.watch().finish(scene.nowNanos());
    for (Breach breach : scene.watch().breaches()) {
      double atMs = (breach.atNanos() - scene.zero().atNanos()) / 1e6;
      String demand = breach.invariant() + ": " + breach.invariant().demand();
      failures.add(
          new Failure(scenario.line(), atMs, demand, breach.words(scene.zero().atNanos())));
    }
    if (failures.isEmpty() && scene.monitors().decided() == 0) {
      fail(scenario.line(), "an expectation that was looked at", "none");
    }
  }

  private void story() {
    if (!given()) {
      return;
    }
    scene.world().runTo((scene.nowNanos() / S + 1) * S);
    scene.begin();
    long beganNanos = scene.nowNanos();
    for (Step step : scenario.steps()) {
      if (!reach(step, beganNanos) || spoilt()) {
        return;
      }
      beganNanos = scene.nowNanos();
      play(step);
      steps++;
    }
    runUntil(() -> !scene.monitors().running() || spoilt(), Ticked.NEVER / 4);
  }

  private boolean spoilt() {
    boolean failed = scene.monitors().failed() || !scene.watch().breaches().isEmpty();
    return untilFailure && (failed || !failures.isEmpty());
  }

  private void runTo(long nanos) {
    if (untilFailure) {
      runUntil(this::spoilt, nanos - scene.nowNanos());
    } else {
      scene.world().runTo(nanos);
    }
  }

  private boolean given() {
    scene.world().runTo(scene.nowNanos() + S);
    boolean there =
        switch (scenario.given()) {
          case IDLE -> true;
          case PLUGGED -> plugged();
          case CHARGING -> plugged() && charging();
        };
    if (!there) {
      String seen = "state " + scene.status().pilotState() + ", fault " + scene.status().fault();
      fail(scenario.line(), "given: " + scenario.given(), seen);
    }
    return there;
  }

  private boolean plugged() {
    scene.plugIn(scenario.fixture().cable());
    return runUntil(() -> scene.status().plugged() && scene.plug().joined(), PLUGGED_NANOS);
  }

  private boolean charging() {
    try {
      scene.phones().buy(Scenario.DRIVER, Phones.Terms.usual(1));
    } catch (Impossible e) {
      throw new IllegalStateException("the office sells nothing to a new wallet", e);
    }
    scene.phones().hold(Scenario.DRIVER, Intent.START, 0);
    if (!runUntil(() -> scene.wires().on(Wire.MAIN), CLOSED_NANOS)) {
      return false;
    }
    scene.world().runTo(scene.nowNanos() + SETTLE_NANOS);
    return scene.wires().on(Wire.MAIN) && !scene.phones().held();
  }

  /** Runs to the step's time; false when it cannot be reached. */
  private boolean reach(Step step, long beganNanos) {
    switch (step.when()) {
      case Step.When.At(long nanos) -> {
        long atNanos = scene.zero().atNanos() + nanos;
        if (atNanos < scene.nowNanos()) {
          return fail(step.line(), "this step in time", "its time has passed");
        }
        runTo(atNanos);
      }
      case Step.When.After(long nanos) -> runTo(beganNanos + nanos);
      case Step.When.Once(Condition condition, long withinNanos) -> {
        if (!runUntil(() -> condition.holds(scene) || spoilt(), withinNanos)) {
          return fail(step.line(), "once " + condition.expected(), condition.seen(scene));
        }
      }
    }
    return true;
  }

  private void play(Step step) {
    String key = step.stimulus();
    if (key != null) {
      stimulate(step, key);
    }
    step.expectations().forEach(one -> scene.monitors().watch(one.at(step.connector())));
  }

  private void stimulate(Step step, String key) {
    if (trace != null) {
      trace.text(scene.nowNanos(), "stimulus", key + " of line " + step.line());
    }
    scene.turnTo(step.connector());
    try {
      Stimuli.of(key).deed().doTo(scene, step.section(), key);
      if (step.refused()) {
        fail(step.line(), key + " to be impossible", "it happened");
      }
    } catch (Impossible e) {
      if (!step.refused()) {
        fail(step.line(), key + " to happen", String.valueOf(e.getMessage()));
      }
    } finally {
      scene.turnTo(1);
    }
  }

  private boolean runUntil(BooleanSupplier holds, long limitNanos) {
    return scene.world().runUntil(holds, limitNanos);
  }

  private boolean fail(int line, String expected, String seen) {
    failures.add(new Failure(line, scene.atMs(), expected, seen));
    return false;
  }
}
