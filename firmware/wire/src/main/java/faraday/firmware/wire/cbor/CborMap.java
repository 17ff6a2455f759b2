package faraday.firmware.wire.cbor;

import faraday.firmware.wire.Flaw;

/**
 * A map whose keys are asked for in ascending order; after a key its value is taken from the
 * reader. A key nobody asked for is refused when a later one is asked for, or at the end.
 */
public final class CborMap {

  private final CborReader reader;
  private int left;
  private boolean peeked;
  private long key;

  CborMap(CborReader reader, int pairs) {
    this.reader = reader;
    this.left = pairs;
  }

  /** Whether this key is next; if so its value is read next. */
  public boolean has(long wanted) throws FlawException {
    if (left == 0) {
      return false;
    }
    if (!peeked) {
      key = reader.head() == CborCursor.UINT ? reader.argument : -1 - reader.argument;
      peeked = true;
    }
    if (key != wanted) {
      return false;
    }
    peeked = false;
    left--;
    return true;
  }

  /** Insists on this key; its value is read next. */
  public void require(long wanted) throws FlawException {
    if (!has(wanted)) {
      boolean skipped = left > 0 && comesBefore(key, wanted);
      throw reader.refusal(skipped ? Flaw.Kind.KEY_UNKNOWN : Flaw.Kind.KEY_MISSING);
    }
  }

  /** Insists that every pair was taken. */
  public void end() throws FlawException {
    if (left > 0) {
      has(Long.MIN_VALUE);
      throw reader.refusal(Flaw.Kind.KEY_UNKNOWN);
    }
  }

  /** Order of the keys' encodings: 0, 1 … then −1, −2 …. */
  private static boolean comesBefore(long one, long other) {
    if (one >= 0 != other >= 0) {
      return one >= 0;
    }
    return one >= 0 ? one < other : one > other;
  }
}
