package faraday.rig.car;

import java.util.function.IntUnaryOperator;

/** When a car is asleep, and what wakes it (annex A.5.3). */
final class Sleep {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final int MS_PER_S = 1_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final CarModel model;
  private final IntUnaryOperator jittered;
  private boolean asleep;
  private boolean sawPilot;
  private long cutSinceNanos = NEVER;
  private long wakesAtNanos = NEVER;
  private long dozesAtNanos = NEVER;

  Sleep(CarModel model, IntUnaryOperator jittered) {
    this.model = model;
    this.jittered = jittered;
    this.asleep = model.is(CarTrait.ASLEEP);
  }

  boolean asleep() {
    return asleep;
  }

  /**
   * What the car's pilot input sees changed.
   *
   * @param pilot false when it is cut, or at −12 V
   * @param offered whether a signal offers power
   */
  void see(long nowNanos, boolean pilot, boolean offered) {
    if (!pilot && sawPilot && cutSinceNanos == NEVER) {
      cutSinceNanos = nowNanos;
    } else if (pilot) {
      wakeByCut(nowNanos);
      cutSinceNanos = NEVER;
      sawPilot = true;
    }
    if (!offered) {
      wakesAtNanos = NEVER;
      boolean dozes = !asleep && model.is(CarTrait.SLEEPS_AFTER_S) && dozesAtNanos == NEVER;
      dozesAtNanos = dozes ? nowNanos + nanos(CarTrait.SLEEPS_AFTER_S, MS_PER_S) : dozesAtNanos;
      return;
    }
    dozesAtNanos = NEVER;
    if (asleep && model.is(CarTrait.WAKES_AFTER_MS) && wakesAtNanos == NEVER) {
      wakesAtNanos = nowNanos + nanos(CarTrait.WAKES_AFTER_MS, 1);
    }
  }

  private void wakeByCut(long nowNanos) {
    long neededNanos = model.get(CarTrait.WAKES_ON_CUT_MS) * NANOS_PER_MS;
    boolean longEnough = cutSinceNanos != NEVER && nowNanos - cutSinceNanos >= neededNanos;
    if (longEnough && neededNanos > 0) {
      asleep = false;
    }
  }

  /** Wakes or dozes off when it is time; true when it did. */
  boolean tick(long nowNanos) {
    boolean before = asleep;
    if (nowNanos >= wakesAtNanos) {
      wakesAtNanos = NEVER;
      asleep = false;
    }
    if (nowNanos >= dozesAtNanos) {
      dozesAtNanos = NEVER;
      asleep = true;
    }
    return asleep != before;
  }

  long nextDeadlineNanos() {
    return Math.min(wakesAtNanos, dozesAtNanos);
  }

  private long nanos(CarTrait trait, int msEach) {
    return (long) jittered.applyAsInt(model.get(trait)) * msEach * NANOS_PER_MS;
  }
}
