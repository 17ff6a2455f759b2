package faraday.hal.sim;

import faraday.hal.RandomSource;

/** A repeatable stream of bytes (SplitMix64, Steele et al. 2014). Not for secrets. */
public final class SeededRandom implements RandomSource {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** A stream that depends on the seed and on the name of its user, so that users stay apart. */
  public SeededRandom(long seed, String user) {
    long mixed = mix(seed);
    for (int i = 0; i < user.length(); i++) {
      mixed = mix(mixed + GOLDEN_GAMMA * (user.charAt(i) + 1));
    }
    state = mixed;
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A number from 0 (inclusive) to {@code bound} (exclusive); {@code bound} at least 1. */
  public int nextInt(int bound) {
    return (int) Long.remainderUnsigned(nextLong(), bound);
  }

  /**
   * The same without a division, for whoever draws millions: the upper half of one draw, scaled.
   *
   * @param bound at least 1
   */
  public int nextBelow(int bound) {
    return (int) (((nextLong() >>> Integer.SIZE) * bound) >>> Integer.SIZE);
  }

  @Override
  public void nextBytes(byte[] into) {
    long word = 0;
    for (int i = 0; i < into.length; i++) {
      if (i % Long.BYTES == 0) {
        word = nextLong();
      }
      into[i] = (byte) (word >>> (8 * (i % Long.BYTES)));
    }
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
