package faraday.rig.nfc;

import faraday.hal.Ticked;
import faraday.hal.sim.SimI2cBus;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimSerialLine;
import faraday.hal.sim.SimSpiBus;
import faraday.hal.sim.VirtualClock;
import faraday.nfc.link.BusSettings;
import faraday.nfc.link.ChipLink;
import faraday.nfc.link.HsuLink;
import faraday.nfc.link.I2cLink;
import faraday.nfc.link.SpiLink;
import faraday.rig.chip.I2cSide;
import faraday.rig.chip.Pn532Chip;
import faraday.rig.chip.Pn532Timing;
import faraday.rig.chip.SpiSide;
import faraday.rig.rf.RadioField;
import java.util.function.LongSupplier;

/**
 * The three ways from the driver to the chip, each with both its ends: the charger's link, and the
 * rig's chip with its own idea of the same interface.
 *
 * @param link the driver's end
 * @param chip what the driver finds at the other
 * @param arrivalNanos when bytes under way will have arrived
 */
record Road(ChipLink link, Pn532Chip chip, LongSupplier arrivalNanos) {

  private static final int SPI_HZ = 1_000_000;
  private static final int I2C_HZ = 100_000;
  private static final int BAUD = 115_200;
  private static final int PRELUDE_ZEROS = 14;

  /** Which way. */
  enum Way {
    HSU,
    SPI,
    I2C
  }

  static Road of(Way way, VirtualClock clock, RadioField field, Noise noise) {
    return switch (way) {
      case HSU -> serial(clock, field, noise);
      case SPI -> {
        SpiSide side = new SpiSide();
        SimSpiBus bus = new SimSpiBus(clock, SPI_HZ, new NoisyBus.Spi(side, noise));
        Pn532Chip chip = new Pn532Chip(side, field, Pn532Timing.typical());
        yield new Road(new SpiLink(bus, BusSettings.DEFAULT), chip, () -> Ticked.NEVER);
      }
      case I2C -> {
        I2cSide side = new I2cSide();
        SimI2cBus bus = new SimI2cBus(clock, I2C_HZ, new NoisyBus.I2c(side, noise));
        Pn532Chip chip = new Pn532Chip(side, field, Pn532Timing.typical());
        yield new Road(new I2cLink(bus, BusSettings.DEFAULT), chip, () -> Ticked.NEVER);
      }
    };
  }

  private static Road serial(VirtualClock clock, RadioField field, Noise noise) {
    SimSerialLine cable = new SimSerialLine(clock, BAUD, SimProbe.NONE);
    Pn532Chip chip = new Pn532Chip(cable.device(), field, Pn532Timing.typical());
    return new Road(
        new HsuLink(new NoisyLink(cable.host(), noise), PRELUDE_ZEROS),
        chip,
        () -> Math.min(cable.host().lastArrivalNanos(), cable.device().lastArrivalNanos()));
  }
}
