package faraday.rig.chip;

/** Status bytes that the chip gives (UM0701-02 §7.1), as far as this one can. */
final class Status {

  static final int OK = 0x00;
  static final int TIMEOUT = 0x01;
  static final int CRC = 0x02;
  static final int BUFFER_TOO_SMALL = 0x07;
  static final int RF_PROTOCOL = 0x0B;
  static final int PARAMETER = 0x10;
  static final int WRONG_STATE = 0x25;
  static final int NOT_ACCEPTABLE = 0x27;

  /** The initiator has let go of the chip as a target. */
  static final int RELEASED = 0x29;

  /** Bit 6: more information follows. */
  static final int MORE = 0x40;

  private Status() {}
}
