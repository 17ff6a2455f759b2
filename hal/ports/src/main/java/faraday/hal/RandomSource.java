package faraday.hal;

/**
 * Where all randomness comes from. On a board this is the operating system's generator; in the rig
 * a seeded stream, so that one seed gives one trace.
 */
@FunctionalInterface
public interface RandomSource {

  /** Fills the whole array with random bytes. */
  void nextBytes(byte[] into);
}
