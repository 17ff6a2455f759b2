package faraday.hal.sim;

/**
 * How long a residual current of some size may stand before a monitor answers: steps, as standards
 * give them. Below the first step it never answers.
 */
public final class TripCurve {

  /** Answer of {@link #tripNanos} for a current that never trips. */
  static final long NEVER_NANOS = Long.MAX_VALUE;

  private static final long NANOS_PER_MS = 1_000_000L;

  private final int[] currentMa;
  private final int[] tripMs;

  /**
   * A curve.
   *
   * @param currentMa rising, the current from which a step counts
   * @param tripMs the time to answer of each step, in ms
   * @throws IllegalArgumentException when steps do not rise in current, or have no time
   */
  public TripCurve(int[] currentMa, int[] tripMs) {
    boolean fits = currentMa.length == tripMs.length && currentMa.length > 0;
    for (int i = 0; fits && i < currentMa.length; i++) {
      fits = tripMs[i] > 0 && currentMa[i] > (i == 0 ? 0 : currentMa[i - 1]);
    }
    if (!fits) {
      throw new IllegalArgumentException("impossible trip curve");
    }
    this.currentMa = currentMa.clone();
    this.tripMs = tripMs.clone();
  }

  /** The slowest direct-current detection that IEC 62955 allows: 6 mA 10 s, 60 mA 0.3 s [U]. */
  public static TripCurve slowestDc() {
    return new TripCurve(new int[] {6, 60, 200}, new int[] {10_000, 300, 100});
  }

  /** A 30 mA detection that leaves the contactor its time: 25 ms at five times the current [U]. */
  public static TripCurve typicalAc() {
    return new TripCurve(new int[] {30, 60, 150}, new int[] {200, 100, 25});
  }

  /** The least current that ever trips, in mA. */
  public int leastMa() {
    return currentMa[0];
  }

  long tripNanos(int residualMa) {
    long nanos = NEVER_NANOS;
    for (int i = 0; i < currentMa.length && residualMa >= currentMa[i]; i++) {
      nanos = tripMs[i] * NANOS_PER_MS;
    }
    return nanos;
  }
}
