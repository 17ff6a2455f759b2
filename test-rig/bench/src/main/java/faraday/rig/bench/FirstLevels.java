package faraday.rig.bench;

import faraday.hal.sim.SimProbe;
import faraday.rig.car.Plant;
import faraday.rig.rf.RadioField;

/**
 * Writes into the trace what simulated parts only report when it changes, so that whoever reads the
 * trace need not guess how the world began.
 */
@SuppressWarnings("EnumOrdinal") // a trace's levels are numbers; docs/TRACE.md lists them
final class FirstLevels {

  private static final int NOTHING_PLUGGED = -1;

  private FirstLevels() {}

  /** The parts of a connector that has just been built, with nothing plugged. */
  static void report(Plant plant, SimProbe probe, long nowNanos) {
    probe.level(nowNanos, "pp.ohm", NOTHING_PLUGGED);
    probe.level(nowNanos, "car.s2", plant.circuit().s2().ordinal());
    probe.level(nowNanos, "contactor.command", 0);
    probe.level(nowNanos, "contactor.coil", 0);
    probe.level(nowNanos, "contactor.main", plant.contactor().mainClosed() ? 1 : 0);
    probe.level(nowNanos, "lock.drive", 0);
    probe.level(nowNanos, "lock.bolt", plant.lock().trueBolt().ordinal());
    probe.level(nowNanos, "meter.registerMwh", plant.meter().registerMwh());
    probe.level(nowNanos, "meter.currentMa", 0);
    probe.level(nowNanos, "meter.powerW", 0);
  }

  /** The radio field before the chip has switched it on. */
  static void report(RadioField field, SimProbe probe, long nowNanos) {
    probe.level(nowNanos, "rf.field", field.on() ? 1 : 0);
    probe.level(nowNanos, "rf.present", field.occupied() ? 1 : 0);
  }
}
