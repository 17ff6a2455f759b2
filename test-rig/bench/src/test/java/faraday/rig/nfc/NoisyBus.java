package faraday.rig.nfc;

import faraday.hal.sim.SimI2cBus;
import faraday.hal.sim.SimSpiBus;

/** Buses on which bits turn, both ways, and on which the chip does not always acknowledge. */
final class NoisyBus {

  private NoisyBus() {}

  /** A clocked bus loses no bytes, but any of them may be another: prefix, status, data. */
  record Spi(SimSpiBus.Device real, Noise noise) implements SimSpiBus.Device {
    @Override
    public void selected(boolean low, long nowNanos) {
      real.selected(low, nowNanos);
    }

    @Override
    public int exchange(int bits, long atNanos) {
      return noise.passed(real.exchange(noise.passed(bits), atNanos));
    }
  }

  /** The same, and now and then nobody answers to the address. */
  record I2c(SimI2cBus.Device real, Noise noise) implements SimI2cBus.Device {
    @Override
    public boolean begins(int address, boolean read, long nowNanos) {
      return !noise.strikes() && real.begins(address, read, nowNanos);
    }

    @Override
    public void written(int value, long atNanos) {
      real.written(noise.passed(value), atNanos);
    }

    @Override
    public int read(long atNanos) {
      return noise.passed(real.read(atNanos));
    }

    @Override
    public void ends(long atNanos) {
      real.ends(atNanos);
    }
  }
}
