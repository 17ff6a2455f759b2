package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;

/** Protective earth: without it nothing is delivered; sound again for a while ends that. */
public final class EarthWatch {

  private final int lostLimitMs;
  private final int soundLimitMs;
  private final FaultLatch faults;
  private final Standing lost = new Standing();
  private final Standing sound = new Standing();

  /** A watch that raises EARTH_LOST. */
  public EarthWatch(SupervisionLimits.OtherLimits limits, FaultLatch faults) {
    this.lostLimitMs = limits.earthLostMs();
    this.soundLimitMs = limits.earthSoundMs();
    this.faults = faults;
  }

  /** Looks, once per tick. */
  public void watch(long nowNanos, boolean earthGood) {
    int lostMs = lost.lookMs(nowNanos, !earthGood);
    int soundMs = sound.lookMs(nowNanos, earthGood);
    if (lostMs >= lostLimitMs) {
      faults.raise(nowNanos, SafetyFault.EARTH_LOST, lostMs);
    } else if (soundMs >= soundLimitMs) {
      faults.recover(nowNanos, SafetyFault.EARTH_LOST);
    }
  }
}
