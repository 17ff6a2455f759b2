package faraday.firmware.wire.crypto;

/** Where secret random bytes come from; on a board the operating system's generator. */
@FunctionalInterface
public interface Entropy {

  /** Fills the whole array. */
  void nextBytes(byte[] into);
}
