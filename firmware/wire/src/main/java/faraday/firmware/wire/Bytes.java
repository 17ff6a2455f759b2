package faraday.firmware.wire;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable string of bytes that equals another by content. */
public final class Bytes {

  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of the whole array. */
  public static Bytes of(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content.clone());
  }

  /** A copy of {@code from} (inclusive) to {@code to} (exclusive). */
  public static Bytes of(byte[] source, int from, int to) {
    return new Bytes(Arrays.copyOfRange(source, from, to));
  }

  /** Length in bytes. */
  public int length() {
    return content.length;
  }

  /** The byte at an index as 0 … 255. */
  public int at(int index) {
    return content[index] & 0xFF;
  }

  /** A fresh copy the caller may change. */
  public byte[] toArray() {
    return content.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** Lower-case hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(content);
  }
}
