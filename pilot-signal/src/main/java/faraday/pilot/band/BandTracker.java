package faraday.pilot.band;

/**
 * The confirmed band: a new reading counts after it has stood for a while. Leaving C and D has its
 * own, safety-relevant time, which runs as long as neither is read, whatever else is read
 * meanwhile: bouncing contacts do not prolong it. Confined to the safety loop.
 */
public final class BandTracker {

  private final long leaveReadyNanos;
  private final long confirmNanos;
  private PilotBand confirmed = PilotBand.F;
  private PilotBand reading = PilotBand.F;
  private long readingSinceNanos;
  private long notReadySinceNanos;

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
    if (band != reading) {
      if (reading.ready() && !band.ready()) {
        notReadySinceNanos = nowNanos;
      }
      reading = band;
      readingSinceNanos = nowNanos;
    }
    boolean leaves =
        confirmed.ready() && !band.ready() && nowNanos - notReadySinceNanos >= leaveReadyNanos;
    if (leaves || nowNanos - readingSinceNanos >= confirmNanos) {
      confirmed = band;
    }
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
