package faraday.rig.bench;

import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Keys of a simulated charger, made from the seed at run time; none is ever stored. */
final class BoardKeys {

  private BoardKeys() {}

  static DhKey dh(long seed, String charger) {
    return DhKey.of(scalar(seed, charger + " dh"));
  }

  static SigningKey sign(long seed, String charger) {
    return SigningKey.of(scalar(seed, charger + " sign"));
  }

  /** SHA-256 as a scalar; it lies outside 1 … n−1 with a chance of 2⁻³², and is then refused. */
  private static byte[] scalar(long seed, String use) {
    try {
      byte[] label = ("faraday board key " + seed + " " + use).getBytes(StandardCharsets.US_ASCII);
      return MessageDigest.getInstance("SHA-256").digest(label);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
