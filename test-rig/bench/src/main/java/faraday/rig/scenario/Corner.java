package faraday.rig.scenario;

import faraday.hal.sim.SimContactor;
import faraday.pilot.connector.ConnectorConfig;
import faraday.rig.car.PlantModel;
import faraday.rig.circuit.CpParts;
import faraday.rig.circuit.InletParts;
import faraday.rig.scenario.format.Spoken;
import java.util.Arrays;
import java.util.List;

/**
 * One corner of the tolerances (control-pilot facts §1, §9). Each moves what it names and leaves
 * everything else as the scenario has it.
 */
enum Corner {
  /** As the scenario says. */
  NOMINAL,
  /** Source +0.6 V on both sides, R1 -3 %. */
  SOURCE_STRONG,
  /** Source -0.6 V on both sides, R1 +3 %. */
  SOURCE_WEAK,
  /** R2, R3 +3 %, diode 0.85 V. */
  INLET_HIGH,
  /** R2, R3 -3 %, diode 0.55 V. */
  INLET_LOW,
  /** 0.3 nF at the charger, none behind it. */
  CAPACITANCE_MIN,
  /** 1.6 nF at the charger, 3.9 nF behind it. */
  CAPACITANCE_MAX,
  /** Pull-in 30 ms, release 20 ms. */
  CONTACTOR_SLOW,
  /** Pull-in 20 ms, release 10 ms. */
  CONTACTOR_FAST,
  /** Safety tick 1 ms. */
  TICK_1_MS,
  /** Safety tick 10 ms. */
  TICK_10_MS;

  private static final double SOURCE_V = 0.6;
  private static final double TOLERANCE = 0.03;

  /** All names as a scenario writes them, but the nominal one. */
  static List<String> words() {
    return Arrays.stream(values()).filter(c -> c != NOMINAL).map(Corner::word).toList();
  }

  /** Its name on the command line and in files: {@code sourceStrong}. */
  String word() {
    return Spoken.word(this);
  }

  /** The plant at this corner. */
  PlantModel apply(PlantModel plant) {
    CpParts source = plant.pilot().source();
    InletParts inlet = plant.pilot().inlet();
    return switch (this) {
      case NOMINAL, TICK_1_MS, TICK_10_MS -> plant;
      case SOURCE_STRONG -> plant.with(source(source, SOURCE_V, 1 - TOLERANCE), inlet);
      case SOURCE_WEAK -> plant.with(source(source, -SOURCE_V, 1 + TOLERANCE), inlet);
      case INLET_HIGH -> plant.with(source, inlet(inlet, 1 + TOLERANCE, 0.85));
      case INLET_LOW -> plant.with(source, inlet(inlet, 1 - TOLERANCE, 0.55));
      case CAPACITANCE_MIN -> plant.with(capacitance(source, 0.3), capacitance(inlet, 0));
      case CAPACITANCE_MAX -> plant.with(capacitance(source, 1.6), capacitance(inlet, 3.9));
      case CONTACTOR_SLOW -> plant.with(timing(plant, 30, 20));
      case CONTACTOR_FAST -> plant.with(timing(plant, 20, 10));
    };
  }

  /** The installer's settings at this corner. */
  ConnectorConfig apply(ConnectorConfig config) {
    return switch (this) {
      case TICK_1_MS -> config.withPeriodMs(1);
      case TICK_10_MS -> config.withPeriodMs(10);
      default -> config;
    };
  }

  private static SimContactor.Timing timing(PlantModel plant, int pullInMs, int releaseMs) {
    SimContactor.Timing usual = plant.hardware().contactor();
    return new SimContactor.Timing(usual.holdMs(), pullInMs, releaseMs, usual.bounceMs());
  }

  private static CpParts source(CpParts parts, double moreV, double factor) {
    return new CpParts(
        parts.sourceHighV() + moreV,
        parts.sourceLowV() - moreV,
        parts.r1Ohm() * factor,
        parts.capacitanceNf());
  }

  private static CpParts capacitance(CpParts parts, double nf) {
    return new CpParts(parts.sourceHighV(), parts.sourceLowV(), parts.r1Ohm(), nf);
  }

  private static InletParts inlet(InletParts parts, double factor, double diodeV) {
    return new InletParts(
        parts.r2Ohm() * factor,
        parts.r3ReadyOhm() * factor,
        parts.r3VentilationOhm() * factor,
        diodeV,
        parts.capacitanceNf());
  }

  private static InletParts capacitance(InletParts parts, double nf) {
    return new InletParts(
        parts.r2Ohm(), parts.r3ReadyOhm(), parts.r3VentilationOhm(), parts.diodeV(), nf);
  }
}
