package faraday.nfc.chip;

/** Codes of SetSerialBaudRate (UM0701-02, command 10). */
final class SerialSpeed {

  private static final int[] BAUD = {
    9600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600, 1_288_000
  };

  private SerialSpeed() {}

  /** The code of a speed, or −1. */
  static int code(int baud) {
    for (int i = 0; i < BAUD.length; i++) {
      if (BAUD[i] == baud) {
        return i;
      }
    }
    return -1;
  }
}
