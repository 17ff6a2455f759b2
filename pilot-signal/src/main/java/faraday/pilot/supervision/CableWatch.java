package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.proximity.CableSense;

/** The cable's code beside a vehicle on the pilot: there from the beginning, and for all of it. */
public final class CableWatch {

  /** A vehicle without a valid code for this long has none. */
  private static final int INVALID_MS = 1_000;

  /** Behind a gap this long the plug may have gone unseen: the second begins anew. */
  private static final int BLIND_MS = 40;

  private final FaultLatch faults;
  private final Standing missing = new Standing();
  private long lookedAtNanos;

  /** A watch that raises CABLE_INVALID and PROXIMITY_LOST. */
  public CableWatch(FaultLatch faults) {
    this.faults = faults;
  }

  /**
   * Looks, once per tick.
   *
   * @param connected true while the pilot shows a vehicle
   */
  public void watch(long nowNanos, boolean connected, CableSense cable, int resistanceOhm) {
    if (Millis.between(lookedAtNanos, nowNanos) > BLIND_MS) {
      missing.restart();
    }
    lookedAtNanos = nowNanos;
    int missingMs = missing.lookMs(nowNanos, connected && !cable.present());
    if (connected && cable.lost()) {
      faults.raise(nowNanos, SafetyFault.PROXIMITY_LOST, resistanceOhm);
    } else if (missingMs >= INVALID_MS) {
      faults.raise(nowNanos, SafetyFault.CABLE_INVALID, resistanceOhm);
    }
  }
}
