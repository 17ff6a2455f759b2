package faraday.hal.sim;

import faraday.hal.Ticked;

/**
 * One output of a residual-current monitor: how far towards its answer a standing current has
 * brought it, and the pulses of the test winding. Solved at events; whoever asks in between
 * computes nothing.
 */
final class ResidualOutput {

  private final TripCurve curve;
  private int currentMa;
  private double share;
  private long sinceNanos;
  private long answersAtNanos = Ticked.NEVER;
  private boolean standing;
  private long testFromNanos = Ticked.NEVER;
  private long testToNanos = Ticked.NEVER;

  ResidualOutput(TripCurve curve) {
    this.curve = curve;
  }

  int currentMa() {
    return currentMa;
  }

  /** The output now, as of the last {@link #settle}. */
  boolean on() {
    return standing || (testFromNanos == Ticked.NEVER && testToNanos != Ticked.NEVER);
  }

  /** Another current from now on; what stood so far counts towards the answer. */
  void current(long nowNanos, int newCurrentMa, long lateNanos) {
    settle(nowNanos);
    long oldNanos = curve.tripNanos(currentMa);
    if (oldNanos != TripCurve.NEVER_NANOS) {
      share += (double) (nowNanos - sinceNanos) / (oldNanos + lateNanos);
    }
    currentMa = newCurrentMa;
    sinceNanos = nowNanos;
    long newNanos = curve.tripNanos(newCurrentMa);
    if (newNanos == TripCurve.NEVER_NANOS) {
      share = 0;
      standing = false;
      answersAtNanos = Ticked.NEVER;
    } else if (!standing) {
      double left = Math.max(0, 1 - share) * (newNanos + lateNanos);
      answersAtNanos = nowNanos + (long) StrictMath.ceil(left);
    }
  }

  /** The test winding will lift the output from one moment to another. */
  void testPulse(long fromNanos, long toNanos) {
    testFromNanos = fromNanos;
    testToNanos = toNanos;
  }

  /** There is no test any more. */
  void forgetTest() {
    testPulse(Ticked.NEVER, Ticked.NEVER);
  }

  /** Lives up to now. */
  void settle(long nowNanos) {
    if (nowNanos >= answersAtNanos) {
      answersAtNanos = Ticked.NEVER;
      standing = true;
    }
    if (nowNanos >= testFromNanos) {
      testFromNanos = Ticked.NEVER;
    }
    if (nowNanos >= testToNanos) {
      testToNanos = Ticked.NEVER;
      testFromNanos = Ticked.NEVER;
    }
  }

  long nextNanos() {
    return Math.min(answersAtNanos, Math.min(testFromNanos, testToNanos));
  }
}
