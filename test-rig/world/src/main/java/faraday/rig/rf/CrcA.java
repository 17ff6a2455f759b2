package faraday.rig.rf;

import java.util.Arrays;

/** The checksum of ISO/IEC 14443-3 type A: polynomial x¹⁶+x¹²+x⁵+1, preset 6363, low byte first. */
public final class CrcA {

  /** Bytes a checksum takes. */
  public static final int BYTES = 2;

  private static final int PRESET = 0x6363;
  private static final int REFLECTED_POLYNOMIAL = 0x8408;

  private CrcA() {}

  /** The checksum of the first {@code count} bytes, 0 … FFFF. */
  public static int of(byte[] data, int count) {
    int crc = PRESET;
    for (int i = 0; i < count; i++) {
      crc ^= data[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ REFLECTED_POLYNOMIAL;
      }
    }
    return crc;
  }

  /** A copy with the checksum behind it. */
  public static byte[] append(byte[] data) {
    int crc = of(data, data.length);
    byte[] framed = Arrays.copyOf(data, data.length + BYTES);
    framed[data.length] = (byte) crc;
    framed[data.length + 1] = (byte) (crc >>> 8);
    return framed;
  }

  /**
   * True when the last two bytes are the checksum of those before, of which there is at least one.
   */
  public static boolean good(byte[] framed) {
    int body = framed.length - BYTES;
    if (body < 1) {
      return false;
    }
    int crc = of(framed, body);
    return framed[body] == (byte) crc && framed[body + 1] == (byte) (crc >>> 8);
  }
}
