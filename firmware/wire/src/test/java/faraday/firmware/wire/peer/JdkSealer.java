package faraday.firmware.wire.peer;

import java.nio.charset.StandardCharsets;

/** Seals to a charger on the JDK, from the text of SPEC §6.3. */
public final class JdkSealer {

  private JdkSealer() {}

  /** {@code e ‖ ciphertext ‖ tag} under the ephemeral key of this name. */
  public static byte[] seal(byte[] charger, byte[] chargerId, String name, byte[] item) {
    byte[] scalar = DemoKeys.scalar(name);
    byte[] e = JdkCrypto.publicOf(scalar);
    JdkNoise noise = new JdkNoise("Noise_N_P256_AESGCM_SHA256");
    byte[] label = "faraday/1 to charger".getBytes(StandardCharsets.US_ASCII);
    noise.mixHash("Prologue", JdkCrypto.concat(label, chargerId));
    noise.mixHash("Static", charger);
    noise.mixHash("Ephemeral", e);
    noise.mixKey("Es", JdkCrypto.ecdh(scalar, charger));
    return JdkCrypto.concat(e, noise.seal(item));
  }

  /** One after the other. */
  public static byte[] concat(byte[]... parts) {
    return JdkCrypto.concat(parts);
  }
}
