package faraday.firmware.wire;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** A 16-byte value: a token id, a challenge, a journal link (SPEC §3.2, §4, §5). */
public record Id16(long high, long low) {

  /** Length in bytes. */
  public static final int LENGTH = 16;

  /**
   * Reads 16 big-endian bytes.
   *
   * @throws IllegalArgumentException on another length
   */
  public static Id16 of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("16 bytes expected, got " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Id16(buffer.getLong(), buffer.getLong());
  }

  /** 16 big-endian bytes. */
  public byte[] toArray() {
    return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
  }

  /** Written out: what the runtime would make of it costs milliseconds at its first use. */
  @Override
  public int hashCode() {
    return 31 * Long.hashCode(high) + Long.hashCode(low);
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
