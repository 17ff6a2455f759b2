package faraday.rig.scenario;

import faraday.hal.Ticked;
import org.jspecify.annotations.Nullable;

/** One expectation whose time runs. Looks at every step of the world until it has a verdict. */
final class Monitor {

  private static final double NANOS_PER_MS = 1e6;

  private final Expectation expectation;
  private final Scene scene;
  private final long fromNanos;
  private final long endNanos;
  private boolean over;
  private boolean looked;
  private boolean before;
  private long count;
  private long metNanos = Ticked.NEVER;
  private @Nullable Failure failure;

  /** Begins now. */
  Monitor(Expectation expectation, Scene scene) {
    this.expectation = expectation;
    this.scene = scene;
    fromNanos = scene.nowNanos();
    endNanos = fromNanos + expectation.mode().lengthNanos();
  }

  boolean over() {
    return over;
  }

  /** Why it failed, or null. */
  @Nullable Failure failure() {
    return failure;
  }

  /** How long it took, or null when nothing was timed. */
  @Nullable Measured measured() {
    if (metNanos == Ticked.NEVER) {
      return null;
    }
    String what = expectation.condition().expected();
    return new Measured(expectation.line(), what, ms(metNanos), ms(endNanos));
  }

  private double ms(long atNanos) {
    return (atNanos - fromNanos) / NANOS_PER_MS;
  }

  /** The next moment at which it must look. */
  long deadlineNanos() {
    if (over) {
      return Ticked.NEVER;
    }
    return metNanos == Ticked.NEVER ? endNanos : stayedNanos();
  }

  private long stayedNanos() {
    return expectation.mode() instanceof Expectation.Mode.Within(long _, long stays)
        ? metNanos + stays
        : endNanos;
  }

  /** Looks at the scene. */
  void look(long nowNanos) {
    if (over) {
      return;
    }
    boolean holds = expectation.condition().holds(scene);
    boolean ends = nowNanos >= endNanos;
    switch (expectation.mode()) {
      case Expectation.Mode.Now _ -> decide(holds, "");
      case Expectation.Mode.Within _ -> within(nowNanos, holds, ends);
      case Expectation.Mode.StaysFor _ -> judge(holds, ends, "all the time: ");
      case Expectation.Mode.NeverFor _ -> judge(!holds, ends, "never: ");
      case Expectation.Mode.Times(long times, long _) -> times(holds, ends, times);
    }
    looked = true;
    before = holds;
  }

  private void within(long nowNanos, boolean holds, boolean ends) {
    if (metNanos == Ticked.NEVER && holds) {
      metNanos = nowNanos;
    }
    if (metNanos == Ticked.NEVER) {
      if (ends) {
        decide(false, "within " + Words.ms(ms(endNanos)) + " ms: ");
      }
    } else if (!holds) {
      decide(false, "to stay once it came: ");
    } else if (nowNanos >= stayedNanos()) {
      decide(true, "");
    }
  }

  private void judge(boolean good, boolean ends, String how) {
    if (!good) {
      decide(false, how);
    } else if (ends) {
      decide(true, how);
    }
  }

  private void times(boolean holds, boolean ends, long times) {
    if (looked && holds && !before) {
      count++;
    }
    if (count > times || ends) {
      decide(count == times, times + " times, not " + count + ": ");
    }
  }

  private void decide(boolean good, String how) {
    over = true;
    if (!good) {
      String expected = how + expectation.condition().expected();
      String seen = expectation.condition().seen(scene);
      failure = new Failure(expectation.line(), scene.atMs(), expected, seen);
    }
  }
}
