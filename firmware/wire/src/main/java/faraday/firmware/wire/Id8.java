package faraday.firmware.wire;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An 8-byte id of a charger, site, wallet or session (SPEC §1). */
public record Id8(long value) {

  /** Length in bytes. */
  public static final int LENGTH = 8;

  /** Length of the base64url form a CWT wants. */
  public static final int TEXT_LENGTH = 11;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /**
   * Reads 8 big-endian bytes.
   *
   * @throws IllegalArgumentException on another length
   */
  public static Id8 of(byte[] bytes) {
    return new Id8(BigEndian.read(bytes, LENGTH));
  }

  /** The id written as 11 characters base64url, or null when the text is not exactly such. */
  public static @Nullable Id8 fromText(String text) {
    if (text.length() != TEXT_LENGTH) {
      return null;
    }
    long value = 0;
    for (int i = 0; i < TEXT_LENGTH; i++) {
      int sextet = ALPHABET.indexOf(text.charAt(i));
      boolean last = i == TEXT_LENGTH - 1;
      if (sextet < 0 || (last && (sextet & 3) != 0)) {
        return null;
      }
      value = last ? (value << 4) | (sextet >>> 2) : (value << 6) | sextet;
    }
    return new Id8(value);
  }

  /** 11 characters base64url without padding. */
  public String text() {
    StringBuilder text = new StringBuilder(TEXT_LENGTH);
    for (int shift = 58; shift >= 0; shift -= 6) {
      text.append(ALPHABET.charAt((int) (value >>> shift) & 63));
    }
    return text.append(ALPHABET.charAt((int) (value & 15) << 2)).toString();
  }

  /** 8 big-endian bytes. */
  public byte[] toArray() {
    return BigEndian.write(value, LENGTH);
  }

  /** 16 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
