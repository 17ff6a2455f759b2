package faraday.hal.planted;

import faraday.rig.car.Cable;

/** Planted: what the architecture's test must notice. */
public final class HalKnowsRig {
  private HalKnowsRig() {}

  /** Asks the wrong one. */
  public static int ampacityMa(Cable cable) {
    return cable.ampacityMa();
  }
}
