package faraday.rig.opening;

import faraday.hal.HeatSense;
import faraday.hal.sim.SimLoadCurrent;
import faraday.rig.circuit.S2;
import faraday.rig.opening.OpeningCause.Afterwards;
import java.util.ArrayList;
import java.util.List;

/**
 * Openings by what is supervised beside pilot and plug. Where the reaction is orderly the car ramps
 * down first and opens S2 itself; the limit then has 6 s of patience in it (seq 10.2).
 */
final class SupervisedCauses {

  private static final int NOMINAL_MV = 230_000;
  private static final int HOT_MILLI_C = 70_000;

  private SupervisedCauses() {}

  static List<OpeningCause> all() {
    List<OpeningCause> all = new ArrayList<>(IN_HARDWARE);
    all.addAll(AT_ONCE);
    all.addAll(IN_ORDER);
    return List.copyOf(all);
  }

  /** Before any software: the monitor's own time, then the contactor's release. */
  private static final List<OpeningCause> IN_HARDWARE =
      List.of(
          OpeningCauses.own(
              "residualAc",
              50,
              1,
              Afterwards.REPLUGGED,
              (world, random) -> world.plant().residual().residual(0, 150 + random.nextInt(300)),
              SupervisedCauses::noResidual),
          OpeningCauses.own(
              "residualDc",
              125,
              1,
              Afterwards.REPLUGGED,
              (world, random) -> world.plant().residual().residual(200 + random.nextInt(300), 0),
              SupervisedCauses::noResidual),
          OpeningCauses.own(
              "emergencyStop",
              25,
              1,
              Afterwards.REPLUGGED,
              (world, _) -> world.plant().emergency().press(true),
              world -> world.plant().emergency().press(false)));

  /** At once: sensed, believed, one tick, release. */
  private static final List<OpeningCause> AT_ONCE =
      List.of(
          OpeningCauses.own(
              "earthLost",
              250,
              1,
              Afterwards.RESTARTED,
              (world, _) -> world.plant().mains().earth(false),
              world -> world.plant().mains().earth(true)),
          OpeningCauses.own(
              "mainsLost",
              100,
              1,
              Afterwards.RESTARTED,
              (world, _) -> world.plant().mainsMv(0),
              world -> world.plant().mainsMv(NOMINAL_MV)));

  /** Orderly. */
  private static final List<OpeningCause> IN_ORDER =
      List.of(
          OpeningCauses.own(
              "mainsLow",
              10_000,
              1,
              Afterwards.RESTARTED,
              (world, random) -> world.plant().mainsMv(130_000 + random.nextInt(40_000)),
              world -> world.plant().mainsMv(NOMINAL_MV)),
          OpeningCauses.own(
              "currentsSilent",
              12_000,
              1,
              Afterwards.RESTARTED,
              (world, _) -> world.plant().load().failure(SimLoadCurrent.Failure.SILENT),
              world -> world.plant().load().failure(SimLoadCurrent.Failure.NONE)),
          OpeningCauses.own(
              "tooHot",
              10_000,
              1,
              Afterwards.RESTARTED,
              (world, _) -> world.plant().heat().jump(HeatSense.Point.CONTACTS, HOT_MILLI_C),
              OpeningCauses.NOTHING),
          OpeningCauses.own(
              "asksForVentilation",
              150,
              1,
              Afterwards.REPLUGGED,
              (world, _) -> world.plant().car().forceS2(S2.VENTILATION),
              world -> world.plant().car().forceS2(S2.OPEN)),
          OpeningCauses.own(
              "withdrawn",
              6_500,
              1,
              Afterwards.REPLUGGED,
              (world, _) -> world.orders().withdraw(),
              OpeningCauses.NOTHING),
          OpeningCauses.own(
              "serviceSilent",
              18_000,
              1,
              Afterwards.REPLUGGED,
              (world, _) -> world.service(false),
              world -> world.service(true)));

  private static void noResidual(OpeningWorld world) {
    world.plant().residual().residual(0, 0);
  }
}
