package faraday.rig.chip;

/**
 * The chip's address space as WriteRegister and ReadRegister see it: what is written reads back.
 */
final class Registers {

  /** CIU_TxMode: bit 7 appends a checksum, bits 1-0 are the framing. */
  static final int TX_MODE = 0x6302;

  /** CIU_RxMode: bit 7 checks and strips a checksum. */
  static final int RX_MODE = 0x6303;

  /**
   * CIU_BitFraming: bits 2-0 bits sent of the last byte, bits 6-4 position of the first one read.
   */
  static final int BIT_FRAMING = 0x633D;

  /** CIU_Control: bits 2-0 are the valid bits of the last byte received, 0 for all. */
  static final int CONTROL = 0x633C;

  static final int CRC_ENABLED = 0x80;

  private static final int FRAMING_MASK = 0x03;
  private static final int BITS_MASK = 0x07;

  private final byte[] values = new byte[0x10000];

  int read(int address) {
    return values[address & 0xFFFF] & 0xFF;
  }

  void write(int address, int value) {
    values[address & 0xFFFF] = (byte) value;
  }

  boolean txCrc() {
    return (read(TX_MODE) & CRC_ENABLED) != 0;
  }

  boolean rxCrc() {
    return (read(RX_MODE) & CRC_ENABLED) != 0;
  }

  /** 0 is type A, 3 is type B. */
  int framing() {
    return read(TX_MODE) & FRAMING_MASK;
  }

  int txLastBits() {
    return read(BIT_FRAMING) & BITS_MASK;
  }

  int rxAlign() {
    return (read(BIT_FRAMING) >>> 4) & BITS_MASK;
  }

  void rxLastBits(int bits) {
    write(CONTROL, (read(CONTROL) & ~BITS_MASK) | (bits & BITS_MASK));
  }
}
