package faraday.pilot.band;

/**
 * The confirmed band: a new reading counts after it has stood for a while. Leaving C and D has its
 * own, safety-relevant time: it runs from the first reading of anything else until C or D have
 * stood for as long again, so bouncing contacts do not prolong it. Confined to the safety loop.
 */
public final class BandTracker {

  private static final long READY = Long.MIN_VALUE;

  private final long leaveReadyNanos;
  private final long confirmNanos;
  private PilotBand confirmed = PilotBand.F;
  private PilotBand reading = PilotBand.F;
  private long readingSinceNanos;
  private long readinessSinceNanos;
  private long notReadySinceNanos = READY;

  /**
   * A tracker that has seen nothing: it answers F.
   *
   * @param leaveReadyMs time without C and D after which they are left, in ms
   * @param confirmMs time after which any other reading counts, in ms
   */
  public BandTracker(int leaveReadyMs, int confirmMs) {
    leaveReadyNanos = leaveReadyMs * 1_000_000L;
    confirmNanos = confirmMs * 1_000_000L;
  }

  /** Takes a high plateau, once per tick. */
  public void observe(long nowNanos, int highMv) {
    PilotBand band = PilotBand.of(highMv, confirmed);
    if (band.ready() != reading.ready()) {
      readinessSinceNanos = nowNanos;
    }
    if (band != reading) {
      reading = band;
      readingSinceNanos = nowNanos;
    }
    if (leaves(nowNanos) || nowNanos - readingSinceNanos >= confirmNanos) {
      confirmed = band;
    }
  }

  private boolean leaves(long nowNanos) {
    if (!reading.ready()) {
      notReadySinceNanos = notReadySinceNanos == READY ? nowNanos : notReadySinceNanos;
      return confirmed.ready() && nowNanos - notReadySinceNanos >= leaveReadyNanos;
    }
    if (nowNanos - readinessSinceNanos >= leaveReadyNanos) {
      notReadySinceNanos = READY;
    }
    return false;
  }

  /** The band that has stood long enough. */
  public PilotBand confirmed() {
    return confirmed;
  }

  /** The band of the last plateau, not yet confirmed. */
  public PilotBand reading() {
    return reading;
  }
}
