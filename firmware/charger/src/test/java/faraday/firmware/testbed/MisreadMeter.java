package faraday.firmware.testbed;

import faraday.hal.EnergyMeter;
import faraday.hal.sim.SimMeter;

/** A meter whose register is read with an error; the energy itself is counted well. */
public final class MisreadMeter implements EnergyMeter {

  private final SimMeter meter;
  private long errorMwh;

  MisreadMeter(SimMeter meter) {
    this.meter = meter;
  }

  /** From now on the register reads so much too high, or too low. */
  public void errorMwh(long newErrorMwh) {
    errorMwh = newErrorMwh;
  }

  @Override
  public long registerMwh() {
    return meter.registerMwh() + errorMwh;
  }

  @Override
  public int maxCurrentMa() {
    return meter.maxCurrentMa();
  }

  @Override
  public int powerW() {
    return meter.powerW();
  }

  @Override
  public int minVoltageMv() {
    return meter.minVoltageMv();
  }

  @Override
  public long readAtNanos() {
    return meter.readAtNanos();
  }
}
