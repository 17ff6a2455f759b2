package faraday.firmware.wire.cbor;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes items of the deterministic subset in the order they are given; the caller gives map keys
 * in ascending order. Lives for one item, on one thread.
 */
public final class CborWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  /** Begins an array; its elements follow. */
  public CborWriter array(int count) {
    return head(CborCursor.ARRAY, count);
  }

  /** Begins a map; its pairs follow. */
  public CborWriter map(int pairs) {
    return head(CborCursor.MAP, pairs);
  }

  /** An integer. */
  public CborWriter integer(long value) {
    return value >= 0 ? head(CborCursor.UINT, value) : head(CborCursor.NEGATIVE, -1 - value);
  }

  /** A byte string. */
  public CborWriter bytes(byte[] content) {
    head(CborCursor.BYTES, content.length).out.writeBytes(content);
    return this;
  }

  /** A text string. */
  public CborWriter text(String content) {
    byte[] encoded = content.getBytes(StandardCharsets.UTF_8);
    head(CborCursor.TEXT, encoded.length).out.writeBytes(encoded);
    return this;
  }

  /** {@code false} or {@code true}. */
  public CborWriter bool(boolean value) {
    out.write(value ? CborCursor.TRUE : CborCursor.FALSE);
    return this;
  }

  /** {@code null}. */
  public CborWriter nothing() {
    out.write(CborCursor.NULL);
    return this;
  }

  /**
   * The finished bytes.
   *
   * @throws IllegalStateException above {@link CborReader#MAX_ITEM_BYTES}
   */
  public byte[] toArray() {
    if (out.size() > CborReader.MAX_ITEM_BYTES) {
      throw new IllegalStateException("item of " + out.size() + " bytes");
    }
    return out.toByteArray();
  }

  private CborWriter head(int major, long argument) {
    int top = major << 5;
    if (argument < 24) {
      out.write(top | (int) argument);
      return this;
    }
    int power = argument < 1 << 8 ? 0 : argument < 1 << 16 ? 1 : argument < 1L << 32 ? 2 : 3;
    out.write(top | (24 + power));
    for (int shift = 8 * (1 << power) - 8; shift >= 0; shift -= 8) {
      out.write((int) (argument >>> shift));
    }
    return this;
  }
}
