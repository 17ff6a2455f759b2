package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;

/**
 * The energy that opens the lock when the mains fail: a cable that could not be given back is not
 * taken. While the mains are lost the store is there to be emptied, and is not judged.
 */
public final class LockEnergyWatch {

  private final int minPermille;
  private final int lowLimitMs;
  private final int backLimitMs;
  private final FaultLatch faults;
  private final Standing low = new Standing();
  private final Standing back = new Standing();
  private boolean enough;

  /** A watch that raises LOCK_ENERGY_LOW. */
  public LockEnergyWatch(SupervisionLimits.OtherLimits limits, FaultLatch faults) {
    this.minPermille = limits.energyMinPermille();
    this.lowLimitMs = limits.energyLowMs();
    this.backLimitMs = limits.energyBackMs();
    this.faults = faults;
  }

  /** Looks now and then. */
  public void watch(long nowNanos, int chargePermille) {
    enough = chargePermille >= minPermille;
    boolean judged = !faults.isLatched(SafetyFault.MAINS_LOST);
    if (low.lookMs(nowNanos, judged && !enough) >= lowLimitMs) {
      faults.raise(nowNanos, SafetyFault.LOCK_ENERGY_LOW, chargePermille);
    }
    if (back.lookMs(nowNanos, enough) >= backLimitMs) {
      faults.recover(nowNanos, SafetyFault.LOCK_ENERGY_LOW);
    }
  }

  /** True when one travel of the bolt is stored: only then a plug may be locked in. */
  public boolean enough() {
    return enough;
  }
}
