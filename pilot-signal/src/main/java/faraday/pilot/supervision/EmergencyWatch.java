package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;

/**
 * The emergency stop. The hardware chain has opened the contactor before; here it becomes a fault,
 * which the pulled plug ends, but not while the loop is open.
 */
public final class EmergencyWatch {

  private final FaultLatch faults;

  /** A watch that raises EMERGENCY_STOP. */
  public EmergencyWatch(FaultLatch faults) {
    this.faults = faults;
  }

  /** Looks, once per tick. */
  public void watch(long nowNanos, boolean pressed) {
    if (pressed) {
      faults.raise(nowNanos, SafetyFault.EMERGENCY_STOP, 0);
    }
  }
}
