package faraday.pilot.supervision;

/** How long a condition has stood without a break, as far as it was looked at. */
final class Standing {

  /** Answer while it does not stand; less than any limit. */
  static final int NOT = -1;

  private static final long NEVER = Long.MIN_VALUE;

  private long sinceNanos = NEVER;

  /** Looks; answers in ms, 0 in the look that first finds it, {@link #NOT} while it is not so. */
  int lookMs(long nowNanos, boolean stands) {
    if (!stands) {
      sinceNanos = NEVER;
      return NOT;
    }
    if (sinceNanos == NEVER) {
      sinceNanos = nowNanos;
    }
    return Millis.between(sinceNanos, nowNanos);
  }

  /** Counts anew from now on. */
  void restart() {
    sinceNanos = NEVER;
  }
}
