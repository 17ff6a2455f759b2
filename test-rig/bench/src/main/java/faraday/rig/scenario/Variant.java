package faraday.rig.scenario;

import faraday.rig.car.PlantModel;

/**
 * How a scenario is played this time.
 *
 * @param seed decides keys, ids, nonces and noise
 * @param corner of the tolerances
 * @param circuit the charger looks through
 */
record Variant(long seed, Corner corner, PlantModel.PilotModel circuit) {

  /** The circuit as the command line calls it. */
  static String word(PlantModel.PilotModel circuit) {
    return switch (circuit) {
      case PLATEAU -> "plateau";
      case PER_SAMPLE -> "per-sample";
    };
  }
}
