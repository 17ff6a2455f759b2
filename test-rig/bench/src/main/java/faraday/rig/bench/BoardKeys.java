package faraday.rig.bench;

import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.rig.codec.WireException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

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

  /** A key of the rig as the charger has it. */
  static P256PublicKey toCharger(faraday.rig.codec.P256PublicKey key) {
    return Objects.requireNonNull(P256PublicKey.decode(key.bytes()));
  }

  /** A key of the charger as the rig has it. */
  static faraday.rig.codec.P256PublicKey toRig(P256PublicKey key) {
    try {
      return faraday.rig.codec.P256PublicKey.parse(key.toArray());
    } catch (WireException e) {
      throw new IllegalStateException("two readers disagree about a point on P-256", e);
    }
  }
}
