package faraday.firmware.journal;

/** What erased flash looks like. */
final class Bytes {

  private static final byte ERASED = (byte) 0xFF;

  private Bytes() {}

  static boolean blank(byte[] bytes, int offset, int count) {
    return firstWritten(bytes, offset, offset + count) < 0;
  }

  /** Index of the first byte that is not {@code FF} in {@code from … to − 1}, or −1. */
  static int firstWritten(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ERASED) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the last byte that is not {@code FF} in {@code from … to − 1}, or −1. */
  static int lastWritten(byte[] bytes, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (bytes[i] != ERASED) {
        return i;
      }
    }
    return -1;
  }
}
