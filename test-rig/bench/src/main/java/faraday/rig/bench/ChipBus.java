package faraday.rig.bench;

/** Which of its host interfaces the board wires the PN532 by. */
public enum ChipBus {
  /** Serial line, 115200 baud at power-on. */
  HSU,
  /** SPI at 1 MHz. */
  SPI,
  /** I2C at 400 kHz. */
  I2C
}
