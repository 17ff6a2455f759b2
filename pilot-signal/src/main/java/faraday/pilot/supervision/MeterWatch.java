package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.supervision.SupervisionLimits.MeterLimits;

/** The meter's readings: one before power is offered, and always new ones while it is. */
public final class MeterWatch {

  private final MeterLimits limits;
  private final FaultLatch faults;
  private final Standing needed = new Standing();
  private final Standing back = new Standing();
  private boolean fresh;

  /** A watch that raises METER_SILENT. */
  public MeterWatch(MeterLimits limits, FaultLatch faults) {
    this.limits = limits;
    this.faults = faults;
  }

  /**
   * Looks now and then.
   *
   * @param readAtNanos when the meter was read last, {@link Long#MIN_VALUE} if never
   */
  public void watch(long nowNanos, Situation now, long readAtNanos) {
    int ageMs =
        readAtNanos == Long.MIN_VALUE ? Integer.MAX_VALUE : Millis.between(readAtNanos, nowNanos);
    int neededMs = needed.lookMs(nowNanos, now.wanted || now.underPower());
    fresh = ageMs <= limits.staleMs();
    if (Math.min(ageMs, neededMs) >= limits.silentMs()) {
      faults.raise(nowNanos, SafetyFault.METER_SILENT, ageMs);
    }
    if (back.lookMs(nowNanos, fresh) >= limits.backMs()) {
      faults.recover(nowNanos, SafetyFault.METER_SILENT);
    }
  }

  /** True while the last reading is young: one to begin with, and to judge by. */
  public boolean fresh() {
    return fresh;
  }
}
