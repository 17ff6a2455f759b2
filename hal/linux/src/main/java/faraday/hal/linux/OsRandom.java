package faraday.hal.linux;

import faraday.hal.RandomSource;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * The operating system's generator, the only entropy a flashed charger uses. Safe for any thread.
 */
public final class OsRandom implements RandomSource {

  private static final String ALGORITHM = "NativePRNGNonBlocking";

  private final SecureRandom source;

  /**
   * Opens the generator.
   *
   * @throws IllegalStateException when this system has none: a charger without entropy must not
   *     start, and there is nothing to fall back on
   */
  public OsRandom() {
    try {
      source = SecureRandom.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("no operating system generator " + ALGORITHM, missing);
    }
  }

  @Override
  public void nextBytes(byte[] into) {
    source.nextBytes(into);
  }
}
