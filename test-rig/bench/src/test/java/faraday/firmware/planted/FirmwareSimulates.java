package faraday.firmware.planted;

import faraday.hal.sim.VirtualClock;

/** Planted: what the architecture's test must notice. */
public final class FirmwareSimulates {
  private FirmwareSimulates() {}

  /** Belongs into the rig. */
  public static long now(VirtualClock clock) {
    return clock.nowNanos();
  }
}
