package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.CBOR;

import java.util.Arrays;

/**
 * Walks over bytes and refuses whatever is outside SPEC §1's deterministic subset, before any
 * general decoder sees them: com.authlete:cbor alone accepts long forms, repeated keys and floats,
 * and deep nesting exhausts its stack.
 */
final class CborScan {

  static final int MAX_DEPTH = 4;
  static final int MAX_BYTES = 2048;

  private final byte[] bytes;
  private int at;

  private CborScan(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Passes only if {@code bytes} is exactly one item of the subset. */
  static void check(byte[] bytes) throws WireException {
    if (bytes.length > MAX_BYTES) {
      throw refused("more than 2048 bytes");
    }
    CborScan scan = new CborScan(bytes);
    scan.item(1);
    if (scan.at != bytes.length) {
      throw refused("bytes after the item");
    }
  }

  private void item(int depth) throws WireException {
    int initial = next();
    switch (initial >>> 5) {
      case 0, 1 -> argument(initial);
      case 2, 3 -> skip(argument(initial));
      case 4 -> array(argument(initial), depth);
      case 5 -> map(argument(initial), depth);
      case 7 -> simple(initial);
      default -> throw refused("a tag");
    }
  }

  private void array(long size, int depth) throws WireException {
    enter(size, depth);
    for (long i = 0; i < size; i++) {
      item(depth + 1);
    }
  }

  private void map(long size, int depth) throws WireException {
    enter(size, depth);
    byte[] before = new byte[0];
    for (long i = 0; i < size; i++) {
      byte[] key = key();
      if (i > 0 && Arrays.compareUnsigned(before, key) >= 0) {
        throw refused("map keys out of order");
      }
      before = key;
      item(depth + 1);
    }
  }

  /** A map's keys are integers (SPEC §1). */
  private byte[] key() throws WireException {
    int from = at;
    int initial = next();
    if (initial >>> 5 > 1) {
      throw refused("a key that is no integer");
    }
    argument(initial);
    return Arrays.copyOfRange(bytes, from, at);
  }

  private void enter(long size, int depth) throws WireException {
    if (depth > MAX_DEPTH) {
      throw refused("nested deeper than 4");
    }
    if (size > bytes.length - at) {
      throw refused("cut short");
    }
  }

  private static void simple(int initial) throws WireException {
    if (initial != 0xF4 && initial != 0xF5 && initial != 0xF6) {
      throw refused("a simple value or float");
    }
  }

  /** The argument of an initial byte: shortest form only, below 2⁶³. */
  private long argument(int initial) throws WireException {
    int info = initial & 0x1F;
    if (info < 24) {
      return info;
    }
    if (info > 27) {
      throw refused("an indefinite or reserved length");
    }
    int size = 1 << (info - 24);
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = (value << 8) | next();
    }
    long leastOfThisSize = info == 24 ? 24 : 1L << (4 * size);
    if (value < 0) {
      throw refused("a number beyond 63 bits");
    }
    if (value < leastOfThisSize) {
      throw refused("not the shortest form");
    }
    return value;
  }

  private int next() throws WireException {
    if (at >= bytes.length) {
      throw refused("cut short");
    }
    return bytes[at++] & 0xFF;
  }

  private void skip(long count) throws WireException {
    if (count > bytes.length - at) {
      throw refused("cut short");
    }
    at += (int) count;
  }

  private static WireException refused(String what) {
    return new WireException(CBOR, what);
  }
}
