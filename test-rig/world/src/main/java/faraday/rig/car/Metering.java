package faraday.rig.car;

import faraday.hal.MainsSense;
import faraday.hal.Ticked;
import faraday.hal.sim.SimHeat;
import faraday.hal.sim.SimLoadCurrent;
import faraday.hal.sim.SimMeter;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;

/**
 * What measures the car's current: the metering chip's phase currents, the register of the meter,
 * and the heat that the current makes. Without supply nothing is read.
 */
final class Metering implements Ticked {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final double MWH_PER_WH = 1000;

  private final PlantModel.Metering model;
  private final Car car;
  private final PowerPath path;
  private final SimHeat heat;
  private final SimMeter meter;
  private final SimLoadCurrent load;
  private final int[] currentMa = new int[MainsSense.PHASES_MAX];
  private boolean powered = true;
  private long nextReadingNanos;
  private long nextLoadNanos;

  Metering(
      VirtualClock clock,
      PlantModel.Metering model,
      Car car,
      PowerPath path,
      SimHeat heat,
      SimProbe probe) {
    this.model = model;
    this.car = car;
    this.path = path;
    this.heat = heat;
    meter = new SimMeter(model.registerMwh(), probe);
    load = new SimLoadCurrent(probe);
    nextReadingNanos = clock.nowNanos();
    nextLoadNanos = clock.nowNanos();
  }

  SimMeter meter() {
    return meter;
  }

  SimLoadCurrent load() {
    return load;
  }

  void powered(boolean newPowered) {
    powered = newPowered;
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos >= nextLoadNanos) {
      nextLoadNanos = next(nowNanos, nextLoadNanos, model.loadPeriodMs());
      readLoad(nowNanos);
    }
    if (nowNanos >= nextReadingNanos) {
      nextReadingNanos = next(nowNanos, nextReadingNanos, model.periodMs());
      read(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return Math.min(nextReadingNanos, nextLoadNanos);
  }

  private static long next(long nowNanos, long dueNanos, int periodMs) {
    long periodNanos = periodMs * NANOS_PER_MS;
    return dueNanos + ((nowNanos - dueNanos) / periodNanos + 1) * periodNanos;
  }

  private void readLoad(long nowNanos) {
    for (int phase = 0; phase < currentMa.length; phase++) {
      currentMa[phase] = car.currentMa(phase);
    }
    heat.current(nowNanos, currentMa);
    if (powered) {
      load.read(nowNanos, currentMa);
    }
  }

  private void read(long nowNanos) {
    if (!powered) {
      return;
    }
    heat.convert(nowNanos);
    int maxMa = 0;
    long microwatts = 0;
    for (int phase = 0; phase < currentMa.length; phase++) {
      int phaseMa = car.currentMa(phase);
      maxMa = Math.max(maxMa, phaseMa);
      microwatts += (long) phaseMa * path.inletMv(phase);
    }
    long registerMwh = model.registerMwh() + (long) (car.takenWh() * MWH_PER_WH);
    int watts = (int) (microwatts / 1_000_000L);
    meter.publish(nowNanos, registerMwh, maxMa, watts, path.mainsMv());
  }
}
