package faraday.rig.invariant;

/** The last level of every wire of one connector, and since when. */
@SuppressWarnings("EnumOrdinal") // the index of an array
public final class Wires {

  private static final Wire[] ALL = Wire.values();

  private final long[] values = new long[ALL.length];
  private final long[] sinceNanos = new long[ALL.length];

  Wires() {
    for (Wire wire : ALL) {
      values[wire.ordinal()] = wire.first();
    }
  }

  /** The present level. */
  public long get(Wire wire) {
    return values[wire.ordinal()];
  }

  /** Since when it is so. */
  public long sinceNanos(Wire wire) {
    return sinceNanos[wire.ordinal()];
  }

  /** Whether a one-bit wire is high. */
  public boolean on(Wire wire) {
    return get(wire) != 0;
  }

  void set(long nowNanos, Wire wire, long value) {
    values[wire.ordinal()] = value;
    sinceNanos[wire.ordinal()] = nowNanos;
  }
}
