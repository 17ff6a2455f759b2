package faraday.firmware.wire;

import java.util.HexFormat;

/** The 4 bytes by which M1 and M3 name their beacon (SPEC §3.1). */
public record BeaconId(int value) {

  /** Length in bytes. */
  public static final int LENGTH = 4;

  /**
   * Reads 4 big-endian bytes.
   *
   * @throws IllegalArgumentException on another length
   */
  public static BeaconId of(byte[] bytes) {
    return new BeaconId((int) BigEndian.read(bytes, LENGTH));
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
