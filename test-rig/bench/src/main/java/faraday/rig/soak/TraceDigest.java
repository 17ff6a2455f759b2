package faraday.rig.soak;

import faraday.hal.sim.SimProbe;

/**
 * A fingerprint of everything that passes a border of the world: levels and bytes with their times.
 * Not for secrets; quick, because a day has many millions of them.
 */
final class TraceDigest implements SimProbe {

  private static final long PRIME = 0x9FB21C651E98DF25L;
  private static final int SHIFT = 29;

  private long state = 1;

  @Override
  public void level(long nowNanos, String signal, long value) {
    mix(nowNanos);
    mix(signal.hashCode());
    mix(value);
  }

  @Override
  public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
    mix(nowNanos);
    mix(signal.hashCode());
    mix(count);
    for (int i = 0; i < count; i++) {
      mix(data[offset + i]);
    }
  }

  /** Something that is no signal of the world. */
  void mix(long value) {
    long mixed = (state ^ value) * PRIME;
    state = mixed ^ (mixed >>> SHIFT);
  }

  /** So far, in 16 hexadecimal digits. */
  String hex() {
    return "%016x".formatted(state);
  }
}
