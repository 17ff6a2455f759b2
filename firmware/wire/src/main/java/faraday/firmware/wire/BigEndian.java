package faraday.firmware.wire;

/** Big-endian integers of up to 8 bytes. */
final class BigEndian {

  private BigEndian() {}

  static long read(byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(length + " bytes expected, got " + bytes.length);
    }
    long value = 0;
    for (byte octet : bytes) {
      value = (value << 8) | (octet & 0xFF);
    }
    return value;
  }

  static byte[] write(long value, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (value >>> (8 * (length - 1 - i)));
    }
    return bytes;
  }
}
