package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;

/**
 * The service loop's life: who cannot record may not go on delivering (design §2). The order stands
 * meanwhile; it counts again when the loop lives again.
 */
public final class ServiceWatch {

  private final int silentLimitMs;
  private final FaultLatch faults;
  private final Standing silent = new Standing();

  /** A watch that raises SERVICE_SILENT after so many ms of silence. */
  public ServiceWatch(int silentLimitMs, FaultLatch faults) {
    this.silentLimitMs = silentLimitMs;
    this.faults = faults;
  }

  /**
   * Looks, once per tick.
   *
   * @param lives true when the loop showed life since the last tick
   */
  public void watch(long nowNanos, boolean lives, boolean wanted) {
    if (lives) {
      silent.restart();
      faults.recover(nowNanos, SafetyFault.SERVICE_SILENT);
    }
    int silentMs = silent.lookMs(nowNanos, true);
    if (wanted && silentMs >= silentLimitMs) {
      faults.raise(nowNanos, SafetyFault.SERVICE_SILENT, silentMs);
    }
  }
}
