package faraday.rig.opening;

import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimContactor;
import faraday.pilot.connector.ConnectorConfig;
import faraday.rig.car.CarModel;
import faraday.rig.car.PlantModel;
import faraday.rig.circuit.CpParts;
import faraday.rig.circuit.InletParts;

/**
 * What one connector of the campaign is made of: every tolerance at one end, the middle or the
 * other end (control-pilot facts §1, §9).
 *
 * @param plant circuit, contactor, car
 * @param config tick
 * @param offerMa what is offered to the car
 */
record OpeningParts(PlantModel plant, ConnectorConfig config, int offerMa) {

  /** One connector in so many is seen through the per-sample circuit, which is slow to compute. */
  private static final int PER_SAMPLE_ONE_IN = 25;

  private static final double SOURCE_V = 12;
  private static final double SOURCE_TOLERANCE_V = 0.6;
  private static final double TOLERANCE = 0.03;
  private static final int SITE_MA = 63_000;
  private static final int HOLD_MS = 60;
  private static final int BATTERY_WH = 1_000_000;

  /** Draws one. */
  static OpeningParts draw(SeededRandom random) {
    PlantModel plant =
        PlantModel.standard()
            .with(circuit(random))
            .with(source(random), inlet(random))
            .with(contactor(random))
            .with(car(random));
    ConnectorConfig config =
        ConnectorConfig.standard().withPeriodMs(1 + random.nextInt(10)).withSiteLimitMa(SITE_MA);
    return new OpeningParts(plant, config, 6_000 + 1_000 * random.nextInt(58));
  }

  private static PlantModel.PilotModel circuit(SeededRandom random) {
    return random.nextInt(PER_SAMPLE_ONE_IN) == 0
        ? PlantModel.PilotModel.PER_SAMPLE
        : PlantModel.PilotModel.PLATEAU;
  }

  private static CpParts source(SeededRandom random) {
    double moreV = SOURCE_TOLERANCE_V * side(random);
    double[] capacitanceNf = {0.3, 1, 1.6};
    return new CpParts(
        SOURCE_V + moreV,
        -SOURCE_V - SOURCE_TOLERANCE_V * side(random),
        1000 * (1 + TOLERANCE * side(random)),
        capacitanceNf[random.nextInt(3)]);
  }

  private static InletParts inlet(SeededRandom random) {
    double[] capacitanceNf = {0, 2, 3.9};
    return new InletParts(
        2740 * (1 + TOLERANCE * side(random)),
        1300 * (1 + TOLERANCE * side(random)),
        270 * (1 + TOLERANCE * side(random)),
        0.7 + 0.15 * side(random),
        capacitanceNf[random.nextInt(3)]);
  }

  /** −1, 0 or 1. */
  private static int side(SeededRandom random) {
    return random.nextInt(3) - 1;
  }

  private static SimContactor.Timing contactor(SeededRandom random) {
    return new SimContactor.Timing(HOLD_MS, 20 + random.nextInt(11), 10 + random.nextInt(11));
  }

  private static CarModel car(SeededRandom random) {
    CarModel.Timing quick =
        new CarModel.Timing(100 + random.nextInt(200), 100 + random.nextInt(400), 30_000, 300);
    return CarModel.standard().with(quick).withBatteryWh(BATTERY_WH);
  }
}
