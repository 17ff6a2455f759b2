package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;

/**
 * The loop's own time: ticks that come late, and a clock that leaps. The loop opens the contactor
 * by itself on both; here they become known.
 */
public final class ClockWatch {

  private final int onTimeMs;
  private final int jumpMs;
  private final FaultLatch faults;
  private final Standing onTime = new Standing();

  /** A watch that raises TICK_LATE and CLOCK_JUMPED. */
  public ClockWatch(SupervisionLimits.OtherLimits limits, FaultLatch faults) {
    this.onTimeMs = limits.onTimeMs();
    this.jumpMs = limits.clockJumpMs();
    this.faults = faults;
  }

  /**
   * A tick came too late, or its time lies before the last one.
   *
   * @param lateNanos behind its due time; less than 0 when the clock went back
   */
  public void late(long nowNanos, long lateNanos) {
    onTime.restart();
    int lateMs = Millis.of(lateNanos);
    if (lateNanos < 0 || lateMs > jumpMs) {
      faults.raise(nowNanos, SafetyFault.CLOCK_JUMPED, lateMs);
    } else {
      faults.raise(nowNanos, SafetyFault.TICK_LATE, lateMs);
    }
  }

  /** Looks now and then. */
  public void watch(long nowNanos) {
    if (onTime.lookMs(nowNanos, true) >= onTimeMs) {
      faults.recover(nowNanos, SafetyFault.TICK_LATE);
    }
  }
}
