package faraday.firmware.wire.cbor;

import faraday.firmware.wire.Flaw;

/** Reads item heads: major type and shortest-form argument. */
abstract class CborCursor {

  static final int UINT = 0;
  static final int NEGATIVE = 1;
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final int TAG = 6;
  static final int SIMPLE = 7;

  static final int FALSE = 0xF4;
  static final int TRUE = 0xF5;
  static final int NULL = 0xF6;

  final byte[] in;

  /** Offset of the next unread byte. */
  int next;

  /** Offset of the item whose head was read last. */
  int itemStart;

  /** Argument of the item whose head was read last. */
  long argument;

  CborCursor(byte[] in) {
    this.in = in;
  }

  /** Reads a head, leaves its argument in {@link #argument} and answers the major type. */
  final int head() throws FlawException {
    itemStart = next;
    if (next == in.length) {
      throw flaw(Flaw.Kind.TRUNCATED);
    }
    int initial = in[next++] & 0xFF;
    int major = initial >>> 5;
    if (major == TAG) {
      throw flaw(Flaw.Kind.TAG);
    }
    if (major == SIMPLE) {
      return simple(initial);
    }
    argument = argument(initial & 0x1F);
    return major;
  }

  final FlawException flaw(Flaw.Kind kind) {
    return new FlawException(kind, itemStart);
  }

  private int simple(int initial) throws FlawException {
    if (initial < FALSE || initial > NULL) {
      throw flaw(Flaw.Kind.FLOAT_OR_SIMPLE);
    }
    argument = initial;
    return SIMPLE;
  }

  private long argument(int info) throws FlawException {
    if (info < 24) {
      return info;
    }
    if (info > 27) {
      throw flaw(Flaw.Kind.INDEFINITE_OR_RESERVED);
    }
    int length = 1 << (info - 24);
    if (in.length - next < length) {
      throw flaw(Flaw.Kind.TRUNCATED);
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = (value << 8) | (in[next++] & 0xFF);
    }
    if (value < 0) {
      throw flaw(Flaw.Kind.TOO_BIG);
    }
    if (value < smallestWorth(length)) {
      throw flaw(Flaw.Kind.NOT_SHORTEST);
    }
    return value;
  }

  /** The smallest argument that needs this many bytes after the initial one. */
  private static long smallestWorth(int length) {
    return length == 1 ? 24 : 1L << (4 * length);
  }
}
