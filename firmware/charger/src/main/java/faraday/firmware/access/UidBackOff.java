package faraday.firmware.access;

/**
 * The time for which no card is looked at after one that nobody knows: one second, doubled by each
 * further one to 64 s, forgotten after ten minutes without any. It delays and never locks out:
 * cards held here meanwhile do not prolong it.
 */
final class UidBackOff {

  static final long FIRST_NANOS = 1_000_000_000L;
  static final long MAX_NANOS = 64 * FIRST_NANOS;
  static final long FORGET_NANOS = 600 * FIRST_NANOS;

  private long restNanos;
  private long untilNanos = Long.MIN_VALUE;
  private long forgetNanos = Long.MIN_VALUE;

  boolean runs(long nowNanos) {
    return nowNanos < untilNanos;
  }

  void unknown(long nowNanos) {
    boolean forgotten = nowNanos >= forgetNanos;
    restNanos = forgotten ? FIRST_NANOS : Math.min(2 * restNanos, MAX_NANOS);
    untilNanos = nowNanos + restNanos;
    forgetNanos = untilNanos + FORGET_NANOS;
  }
}
