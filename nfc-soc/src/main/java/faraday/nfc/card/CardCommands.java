package faraday.nfc.card;

/**
 * The commands that make the chip a card and back. What they set and why is libnfc's tag emulation
 * (pn532 fact sheet §6): passive and ISO-DEP only, the PICC flag of SetParameters, automatic radio,
 * checksums by the chip.
 */
final class CardCommands {

  /** SetParameters: automatic RATS and ISO/IEC 14443-4 card. */
  private static final byte[] AS_CARD = {0x12, 0x30};

  /** SetParameters as a reader has them: automatic RATS and ATR_RES. */
  static final byte[] AS_READER = {0x12, 0x14};

  /** ReadRegister CIU_TxAuto. */
  private static final byte[] READ_TX_AUTO = {0x06, 0x63, 0x05};

  private static final byte[] NOTHING = {};

  static final byte[] FIELD_OFF = {0x32, 0x01, 0x00};
  static final byte[] GET_DATA = {(byte) 0x86};
  static final byte SET_DATA = (byte) 0x8E;

  private static final int INITIAL_RF_ON = 0x04;
  private static final int CRC_ENABLED = 0x80;
  private static final int PASSIVE_AND_PICC_ONLY = 0x05;
  private static final int SAK_ISO_DEP = 0x20;
  private static final int UID_AT = 4;
  private static final int SAK_AT = 7;
  private static final int FELICA_AT = 8;
  private static final int INIT_BYTES = 38;

  /** A FeliCa id that some phones need although they never speak FeliCa to us. */
  private static final int[] FELICA = {
    0x01, 0xFE, 0x46, 0x41, 0x52, 0x41, 0x44, 0x41, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF
  };

  private CardCommands() {}

  /**
   * The commands before TgInitAsTarget, from step 0; empty behind the last.
   *
   * @param read what ReadRegister gave in the step before
   */
  static byte[] setUp(int step, int read) {
    return switch (step) {
      case 0 -> AS_CARD;
      case 1 -> READ_TX_AUTO;
      case 2 -> writeRegisters(read);
      case 3 -> FIELD_OFF;
      default -> NOTHING;
    };
  }

  /** WriteRegister CIU_TxAuto, CIU_TxMode, CIU_RxMode. */
  private static byte[] writeRegisters(int txAuto) {
    return new byte[] {
      0x08,
      0x63,
      0x05,
      (byte) (txAuto | INITIAL_RF_ON),
      0x63,
      0x02,
      (byte) CRC_ENABLED,
      0x63,
      0x03,
      (byte) CRC_ENABLED
    };
  }

  /** TgInitAsTarget without general and historical bytes. */
  static byte[] initAsTarget(int nfcId) {
    byte[] command = new byte[INIT_BYTES];
    command[0] = (byte) 0x8C;
    command[1] = PASSIVE_AND_PICC_ONLY;
    command[2] = 0x04;
    command[UID_AT] = (byte) (nfcId >>> 16);
    command[UID_AT + 1] = (byte) (nfcId >>> 8);
    command[UID_AT + 2] = (byte) nfcId;
    command[SAK_AT] = SAK_ISO_DEP;
    for (int i = 0; i < FELICA.length; i++) {
      command[FELICA_AT + i] = (byte) FELICA[i];
    }
    return command;
  }
}
