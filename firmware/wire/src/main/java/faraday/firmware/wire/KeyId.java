package faraday.firmware.wire;

import java.util.HexFormat;

/** First 4 bytes of SHA-256 over a public key's 65 bytes (SPEC §1). */
public record KeyId(int value) {

  /** Length in bytes. */
  public static final int LENGTH = 4;

  /**
   * Reads 4 big-endian bytes.
   *
   * @throws IllegalArgumentException on another length
   */
  public static KeyId of(byte[] bytes) {
    return new KeyId((int) BigEndian.read(bytes, LENGTH));
  }

  /** 4 big-endian bytes. */
  public byte[] toArray() {
    return BigEndian.write(value, LENGTH);
  }

  /** 8 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
