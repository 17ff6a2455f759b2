package faraday.pilot.supervision;

/** Spans of time as the numbers that faults carry. */
final class Millis {

  static final long NANOS = 1_000_000L;

  private Millis() {}

  /** Whole ms from one moment to another; what is longer than 24 days counts as that. */
  static int between(long fromNanos, long toNanos) {
    return of(toNanos - fromNanos);
  }

  /** Whole ms of a span, in the same way. */
  static int of(long nanos) {
    return Math.clamp(nanos / NANOS, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
