package faraday.rig.bench;

import faraday.hal.HeatSense.Point;
import faraday.hal.MainsSense;
import faraday.hal.sim.SimProbe;
import faraday.rig.car.Plant;
import faraday.rig.rf.RadioField;
import java.util.List;

/**
 * Writes into the trace what simulated parts only report when it changes, so that whoever reads the
 * trace need not guess how the world began.
 */
@SuppressWarnings("EnumOrdinal") // a trace's levels are numbers; docs/TRACE.md lists them
final class FirstLevels {

  private static final int NOTHING_PLUGGED = -1;

  private static final List<String> ZERO =
      List.of(
          "contactor.chain",
          "contactor.poles",
          "contactor.wear",
          "cp.errorNanos",
          "emergency.open",
          "residual.dcMa",
          "residual.acMa",
          "residual.dc",
          "residual.ac",
          "residual.latch",
          "residual.test");

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
    probe.level(nowNanos, "lock.motorMa", 0);
    probe.level(nowNanos, "lock.energyPermille", plant.store().chargePermille());
    probe.level(nowNanos, "meter.registerMwh", plant.meter().registerMwh());
    probe.level(nowNanos, "meter.currentMa", 0);
    probe.level(nowNanos, "meter.powerW", 0);
    reportHardware(plant, probe, nowNanos);
  }

  private static void reportHardware(Plant plant, SimProbe probe, long nowNanos) {
    for (String zero : ZERO) {
      probe.level(nowNanos, zero, 0);
    }
    for (int phase = 0; phase < MainsSense.PHASES_MAX; phase++) {
      probe.level(nowNanos, "mains.l" + (phase + 1) + "Mv", plant.mains().trueMv(phase));
      probe.level(nowNanos, "load.l" + (phase + 1) + "Ma", 0);
    }
    probe.level(nowNanos, "mains.milliHz", plant.mains().frequencyMilliHz());
    probe.level(nowNanos, "mains.earth", 1);
    probe.level(nowNanos, "cp.periodNanos", plant.circuit().periodNanos());
    probe.level(nowNanos, "heat.enclosureMilliC", plant.heat().temperatureMilliC(Point.ENCLOSURE));
    probe.level(nowNanos, "heat.contactsMilliC", plant.heat().temperatureMilliC(Point.CONTACTS));
  }

  /** The radio field before the chip has switched it on. */
  static void report(RadioField field, SimProbe probe, long nowNanos) {
    probe.level(nowNanos, "rf.field", field.on() ? 1 : 0);
    probe.level(nowNanos, "rf.present", field.occupied() ? 1 : 0);
  }
}
