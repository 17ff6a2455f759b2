package faraday.rig.bench;

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
import java.util.List;
import java.util.function.Supplier;

/**
 * A PN532 on one of its buses.
 *
 * @param chip the chip
 * @param link opens the charger's end anew, as a firmware does that starts
 * @param machines what the world must tick for it, the chip included
 */
record ChipWiring(Pn532Chip chip, Supplier<ChipLink> link, List<Ticked> machines) {

  private static final int UART_BAUD = 115_200;
  private static final int SPI_HZ = 1_000_000;
  private static final int I2C_HZ = 400_000;

  /** The wires of a board. */
  static ChipWiring of(BoardSpec spec, VirtualClock clock, RadioField field, SimProbe probe) {
    return switch (spec.chipBus()) {
      case HSU -> serial(spec.chip(), clock, field, probe);
      case SPI -> spi(spec.chip(), clock, field);
      case I2C -> i2c(spec.chip(), clock, field);
    };
  }

  private static ChipWiring serial(
      Pn532Timing timing, VirtualClock clock, RadioField field, SimProbe probe) {
    SimSerialLine line = new SimSerialLine(clock, UART_BAUD, probe);
    BurstReceiver receiver = new BurstReceiver(line.host(), clock);
    Pn532Chip chip = new Pn532Chip(line.device(), field, timing);
    return new ChipWiring(chip, () -> new HsuLink(receiver), List.of(chip, receiver));
  }

  private static ChipWiring spi(Pn532Timing timing, VirtualClock clock, RadioField field) {
    SpiSide side = new SpiSide();
    Pn532Chip chip = new Pn532Chip(side, field, timing);
    Supplier<ChipLink> link =
        () -> new SpiLink(new SimSpiBus(clock, SPI_HZ, side), BusSettings.DEFAULT);
    return new ChipWiring(chip, link, List.of(chip));
  }

  private static ChipWiring i2c(Pn532Timing timing, VirtualClock clock, RadioField field) {
    I2cSide side = new I2cSide();
    Pn532Chip chip = new Pn532Chip(side, field, timing);
    Supplier<ChipLink> link =
        () -> new I2cLink(new SimI2cBus(clock, I2C_HZ, side), BusSettings.DEFAULT);
    return new ChipWiring(chip, link, List.of(chip));
  }
}
