package faraday.rig.bench;

import faraday.hal.RandomSource;

/**
 * A charger's randomness, and how often it was asked for how much: every agreement on the curve is
 * blinded by 16 bytes, and nothing else asks for so many, so agreements can be counted from
 * outside.
 */
final class CountedEntropy implements RandomSource {

  private static final int LENGTHS = 65;

  private final RandomSource source;
  private final long[] draws = new long[LENGTHS];

  CountedEntropy(RandomSource source) {
    this.source = source;
  }

  /** Draws of so many bytes, 0 … 64. */
  long draws(int bytes) {
    return draws[bytes];
  }

  @Override
  public void nextBytes(byte[] into) {
    draws[Math.min(into.length, LENGTHS - 1)]++;
    source.nextBytes(into);
  }
}
