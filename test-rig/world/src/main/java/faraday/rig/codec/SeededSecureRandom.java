package faraday.rig.codec;

import faraday.hal.sim.SeededRandom;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/**
 * Lets the JDK's providers draw from a seeded stream, so that keys and ECDSA signatures repeat with
 * the seed (design §2). Only for the rig; not for secrets.
 */
public final class SeededSecureRandom extends SecureRandom {

  private static final long serialVersionUID = 1L;

  /** A stream that depends on the seed and on the name of its user. */
  @SuppressWarnings("NullAway") // a generator outside every provider, as the JDK's javadoc allows
  public SeededSecureRandom(long seed, String user) {
    super(new Stream(new SeededRandom(seed, user)), null);
  }

  @Override
  public String getAlgorithm() {
    return "Seeded";
  }

  private static final class Stream extends SecureRandomSpi {

    private static final long serialVersionUID = 1L;

    private final transient SeededRandom source;

    Stream(SeededRandom source) {
      this.source = source;
    }

    @Override
    protected void engineSetSeed(byte[] seed) {
      // Providers may stir in what they like: the stream stays the one of the seed.
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      source.nextBytes(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int numBytes) {
      byte[] seed = new byte[numBytes];
      source.nextBytes(seed);
      return seed;
    }
  }
}
