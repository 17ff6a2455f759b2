package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.supervision.SupervisionLimits.OverCurrentLimits;

/**
 * A vehicle that draws more than it is offered. After the limit fell it has its time to follow;
 * what it draws above the limit then, with a margin, may not stand.
 */
public final class OverCurrentWatch {

  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final OverCurrentLimits limits;
  private final FaultLatch faults;
  private final Standing over = new Standing();
  private int offeredMa;
  private int formerMa;
  private long changedAtNanos = LONG_AGO;

  /** A watch that raises OVER_CURRENT. */
  public OverCurrentWatch(OverCurrentLimits limits, FaultLatch faults) {
    this.limits = limits;
    this.faults = faults;
  }

  /**
   * Looks now and then. Without a fresh reading nothing is known: what stood before stands, or gaps
   * would hide a vehicle that draws too much.
   *
   * @param currentMa of the phase with the highest one
   * @param fresh whether that was read lately
   */
  public void watch(long nowNanos, Situation now, int currentMa, boolean fresh) {
    follow(nowNanos, now.offeredMa);
    if (!fresh) {
      return;
    }
    boolean flows = now.ordered || now.mirrorClosed;
    boolean tooMuch = flows && currentMa > thresholdMa(allowedMa(nowNanos));
    if (over.lookMs(nowNanos, tooMuch) >= limits.standMs()) {
      faults.raise(nowNanos, SafetyFault.OVER_CURRENT, currentMa);
    }
  }

  private void follow(long nowNanos, int newOfferedMa) {
    if (newOfferedMa != offeredMa) {
      formerMa = allowedMa(nowNanos);
      offeredMa = newOfferedMa;
      changedAtNanos = nowNanos;
    }
  }

  /** The offer, or what it was before it fell as long as the vehicle may still be following. */
  private int allowedMa(long nowNanos) {
    boolean following = nowNanos - changedAtNanos < limits.followMs() * Millis.NANOS;
    return following ? Math.max(formerMa, offeredMa) : offeredMa;
  }

  private int thresholdMa(int limitMa) {
    return (int) ((long) (limitMa + limits.marginMa()) * limits.factorPermille() / 1_000);
  }
}
