package faraday.nfc.reader;

import java.util.Arrays;

/** What InListPassiveTarget found, for type A at 106 kbit/s and one target. */
sealed interface ListAnswer {

  /** Nobody there. */
  record Empty() implements ListAnswer {}

  /**
   * A target was activated.
   *
   * @param number the chip's logical number of it
   */
  record Found(int number, TargetInfo target) implements ListAnswer {}

  /** The lengths inside the answer contradict each other. */
  record Malformed() implements ListAnswer {}

  int FIXED_BYTES = 6;
  int SENS_RES_AT = 2;
  int SEL_RES_AT = 4;
  int ID_LENGTH_AT = 5;

  /** Reads the first target of an answer; {@code length} bytes of it, answer code left out. */
  static ListAnswer parse(byte[] answer, int length) {
    if (length < 1) {
      return new Malformed();
    }
    if (answer[0] == 0) {
      return length == 1 ? new Empty() : new Malformed();
    }
    if (length < FIXED_BYTES || !isIdLength(answer[ID_LENGTH_AT])) {
      return new Malformed();
    }
    int idEnd = FIXED_BYTES + answer[ID_LENGTH_AT];
    if (idEnd > length) {
      return new Malformed();
    }
    int atsLength = idEnd == length ? 0 : Byte.toUnsignedInt(answer[idEnd]);
    if (idEnd + atsLength != length) {
      return new Malformed();
    }
    TargetInfo target =
        new TargetInfo(
            Arrays.copyOfRange(answer, SENS_RES_AT, SEL_RES_AT),
            Byte.toUnsignedInt(answer[SEL_RES_AT]),
            Arrays.copyOfRange(answer, FIXED_BYTES, idEnd),
            Arrays.copyOfRange(answer, idEnd, length));
    return new Found(Byte.toUnsignedInt(answer[1]), target);
  }

  private static boolean isIdLength(byte length) {
    return length == 4 || length == 7 || length == 10;
  }
}
