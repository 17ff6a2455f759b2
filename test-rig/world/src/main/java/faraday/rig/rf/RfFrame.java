package faraday.rig.rf;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One frame in the air: bits in order of sending, the first in the lowest bit of the first byte.
 * Parity bits are not stored, but take their time. Immutable.
 */
public final class RfFrame {

  /** Bits of a short frame (REQA, WUPA). */
  public static final int SHORT_BITS = 7;

  private static final long CARRIER_HZ = 13_560_000L;
  private static final long CARRIER_CYCLES_PER_BIT = 128;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int BITS_PER_BYTE_WITH_PARITY = 9;

  private final byte[] bytes;
  private final int bitCount;

  private RfFrame(byte[] bytes, int bitCount) {
    this.bytes = bytes;
    this.bitCount = bitCount;
  }

  /** A short frame of seven bits. */
  public static RfFrame ofShort(int command) {
    return ofBits(new byte[] {(byte) command}, SHORT_BITS);
  }

  /** Whole bytes as they are. */
  public static RfFrame of(byte[] bytes) {
    return new RfFrame(bytes.clone(), bytes.length * 8);
  }

  /** Whole bytes and their CRC_A. */
  public static RfFrame withCrc(byte[] bytes) {
    byte[] framed = CrcA.append(bytes);
    return new RfFrame(framed, framed.length * 8);
  }

  /**
   * A frame that may end inside a byte.
   *
   * @param bitCount at least 1, at most 8 × {@code bytes.length}; bits behind it are cleared
   */
  public static RfFrame ofBits(byte[] bytes, int bitCount) {
    if (bitCount < 1 || bitCount > bytes.length * 8) {
      throw new IllegalArgumentException("no frame of " + bitCount + " bits");
    }
    byte[] kept = Arrays.copyOf(bytes, (bitCount + 7) / 8);
    int rest = bitCount % 8;
    if (rest != 0) {
      kept[kept.length - 1] &= (byte) ((1 << rest) - 1);
    }
    return new RfFrame(kept, bitCount);
  }

  /** The bytes; the last one may be partly used. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** How many bits are in the air, parity not counted. */
  public int bitCount() {
    return bitCount;
  }

  /** True when the frame does not end inside a byte. */
  public boolean wholeBytes() {
    return bitCount % 8 == 0;
  }

  /** True for whole bytes that end in their CRC_A. */
  public boolean crcGood() {
    return wholeBytes() && CrcA.good(bytes);
  }

  /** The bytes before the last two; only for frames that have a checksum. */
  public byte[] withoutCrc() {
    return Arrays.copyOf(bytes, bytes.length - CrcA.BYTES);
  }

  /** True for the seven-bit frame with this command. */
  public boolean isShort(int command) {
    return bitCount == SHORT_BITS && bytes[0] == (byte) command;
  }

  /** Time in the air at 106 kbit/s: nine bits per byte, 128 carrier cycles per bit. */
  public long airNanos() {
    long bits = (long) (bitCount / 8) * BITS_PER_BYTE_WITH_PARITY + bitCount % 8;
    return bits * CARRIER_CYCLES_PER_BIT * NANOS_PER_SECOND / CARRIER_HZ;
  }

  @Override
  public String toString() {
    return HexFormat.of().withUpperCase().formatHex(bytes)
        + (wholeBytes() ? "" : "(" + bitCount + " bits)");
  }
}
