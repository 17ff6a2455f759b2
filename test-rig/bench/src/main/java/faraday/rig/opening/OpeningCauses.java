package faraday.rig.opening;

import faraday.hal.LockMotor;
import faraday.hal.sim.SimContactor;
import faraday.rig.circuit.CpCircuit;
import faraday.rig.circuit.S2;
import faraday.rig.opening.OpeningCause.Afterwards;
import faraday.rig.opening.OpeningCause.Deed;
import faraday.rig.opening.OpeningCause.Mend;
import java.util.ArrayList;
import java.util.List;

/**
 * All causes: those of pilot, plug, lock and contactor here, those that are supervised beside it in
 * {@link SupervisedCauses}. Limits that are not the standard's are sums: what the charger waits
 * before it believes (named with each), one tick and sampling window (22 ms), release (20 ms).
 */
final class OpeningCauses {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final int STANDARD_MS = 100;
  static final Mend NOTHING = world -> {};

  private OpeningCauses() {}

  /** Every cause once. */
  static List<OpeningCause> all() {
    List<OpeningCause> all = new ArrayList<>(BOUND_BY_THE_STANDARD);
    all.addAll(OF_THE_PILOT);
    all.addAll(OF_CABLE_AND_LOCK);
    all.addAll(OF_THE_KEYS);
    all.addAll(SupervisedCauses.all());
    return List.copyOf(all);
  }

  /** Bound by the standard. */
  private static final List<OpeningCause> BOUND_BY_THE_STANDARD =
      List.of(
          bound(
              "s2Opens",
              160,
              Afterwards.ASKS_AGAIN,
              (world, _) -> world.plant().car().forceS2(S2.OPEN),
              world -> {
                world.run(100 * NANOS_PER_MS);
                world.plant().car().forceS2(S2.READY);
              }),
          bound(
              "unpluggedAtCar",
              16,
              Afterwards.REPLUGGED,
              (world, random) -> {
                if (random.nextInt(2) == 0) {
                  world.plant().plug().bounceNext(1 + random.nextInt(5), 1 + random.nextInt(8));
                }
                world.plant().plug().pullAtCar();
              },
              world -> world.run(100 * NANOS_PER_MS)),
          bound(
              "unpluggedAtSocket",
              8,
              Afterwards.REPLUGGED,
              (world, _) -> {
                world.plant().lock().force(LockMotor.Bolt.OPEN);
                world.plant().plug().pullAtSocket();
              },
              NOTHING),
          bound(
              "pilotWireBreaks",
              16,
              Afterwards.REPLUGGED,
              (world, _) -> world.plant().circuit().wireBroken(true),
              world -> world.plant().circuit().wireBroken(false)));

  /** Pilot; seq 12 allows 3 s. */
  private static final List<OpeningCause> OF_THE_PILOT =
      List.of(
          own(
              "pilotShort",
              100,
              1,
              Afterwards.REPLUGGED,
              (world, random) -> world.plant().circuit().leakOhm(40 + random.nextInt(80)),
              OpeningCauses::dryUp),
          own(
              "pilotLeak",
              100,
              1,
              Afterwards.REPLUGGED,
              (world, random) -> world.plant().circuit().leakOhm(400 + random.nextInt(600)),
              OpeningCauses::dryUp),
          own(
              "diodeShorted",
              100,
              1,
              Afterwards.REPLUGGED,
              (world, _) -> world.plant().circuit().diodeShorted(true),
              world -> world.plant().circuit().diodeShorted(false)),
          own(
              "generatorStuckAtSteady",
              150,
              1,
              Afterwards.RESTARTED,
              (world, _) -> world.plant().circuit().generatorStuckAt(1000),
              world -> world.plant().circuit().generatorFreed()),
          own(
              "generatorStuckAtNegative",
              150,
              1,
              Afterwards.RESTARTED,
              (world, _) -> world.plant().circuit().generatorStuckAt(0),
              world -> world.plant().circuit().generatorFreed()));

  /** Cable and lock. */
  private static final List<OpeningCause> OF_CABLE_AND_LOCK =
      List.of(
          own(
              "proximityLost",
              150,
              1,
              Afterwards.REPLUGGED,
              (world, _) -> world.plant().plug().proximityBroken(true),
              world -> world.plant().plug().proximityBroken(false)),
          own(
              "boltLost",
              STANDARD_MS,
              1,
              Afterwards.REPLUGGED,
              (world, _) -> world.plant().lock().force(LockMotor.Bolt.OPEN),
              NOTHING));

  /** The two keys of the coil: the monostable holds 60 ms. */
  private static final List<OpeningCause> OF_THE_KEYS =
      List.of(
          own(
              "commandLineTorn",
              25,
              1,
              Afterwards.REPLUGGED,
              (world, _) -> world.plant().contactor().commandLine(SimContactor.Line.FLOATING),
              world -> world.plant().contactor().commandLine(SimContactor.Line.GOOD)),
          own(
              "feedLineStuck",
              STANDARD_MS,
              1,
              Afterwards.REPLUGGED,
              (world, random) ->
                  world
                      .plant()
                      .contactor()
                      .feedLine(
                          random.nextInt(2) == 0
                              ? SimContactor.Line.STUCK_HIGH
                              : SimContactor.Line.STUCK_LOW),
              world -> world.plant().contactor().feedLine(SimContactor.Line.GOOD)),
          own(
              "hardwareTrips",
              25,
              1,
              Afterwards.REPLUGGED,
              (world, _) -> world.plant().contactor().tripped(true),
              world -> world.plant().contactor().tripped(false)),
          own(
              "processDies",
              STANDARD_MS,
              1,
              Afterwards.REPLUGGED,
              (world, _) -> world.stall(1_000 * NANOS_PER_MS),
              world -> world.run(1_000 * NANOS_PER_MS)),
          own(
              "processStalls",
              STANDARD_MS,
              1,
              Afterwards.REPLUGGED,
              (world, random) -> world.stall((52 + random.nextInt(7)) * NANOS_PER_MS),
              NOTHING));

  private static OpeningCause bound(
      String name, int share, Afterwards afterwards, Deed deed, Mend mend) {
    return new OpeningCause(name, STANDARD_MS, true, share, afterwards, deed, mend);
  }

  static OpeningCause own(
      String name, int limitMs, int share, Afterwards afterwards, Deed deed, Mend mend) {
    return new OpeningCause(name, limitMs, false, share, afterwards, deed, mend);
  }

  private static void dryUp(OpeningWorld world) {
    world.plant().circuit().leakOhm(CpCircuit.NO_LEAK_OHM);
  }
}
