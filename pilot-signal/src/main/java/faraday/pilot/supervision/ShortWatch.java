package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;

/**
 * State E: the pilot is short to earth, or, when it reads negative though nobody drives it so, its
 * generator has failed (table A.6 seq 12; the contactor opens with the state, before).
 */
public final class ShortWatch {

  /** A short must stand this long. */
  private static final int STAND_MS = 50;

  private final FaultLatch faults;
  private final Standing shorted = new Standing();

  /** A watch that raises PILOT_SHORT and PILOT_GENERATOR. */
  public ShortWatch(FaultLatch faults) {
    this.faults = faults;
  }

  /**
   * Looks, once per tick.
   *
   * @param inE true in state E
   * @param negative true when the pilot reads −12 V
   * @param dutyPermille what is driven
   */
  public void watch(long nowNanos, boolean inE, boolean negative, int dutyPermille) {
    if (shorted.lookMs(nowNanos, inE) >= STAND_MS) {
      faults.raise(
          nowNanos, negative ? SafetyFault.PILOT_GENERATOR : SafetyFault.PILOT_SHORT, dutyPermille);
    }
  }
}
