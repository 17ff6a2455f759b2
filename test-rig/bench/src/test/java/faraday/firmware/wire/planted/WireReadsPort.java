package faraday.firmware.wire.planted;

import faraday.hal.EnergyMeter;

/** Planted: what the architecture's test must notice. */
public final class WireReadsPort {
  private WireReadsPort() {}

  /** Asks the wrong one. */
  public static long register(EnergyMeter meter) {
    return meter.registerMwh();
  }
}
