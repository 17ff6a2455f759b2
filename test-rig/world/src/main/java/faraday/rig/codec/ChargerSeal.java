package faraday.rig.codec;

import java.nio.charset.StandardCharsets;

/**
 * SPEC §6.3: what the server seals to a charger's {@code dh} key with {@code
 * Noise_N_P256_AESGCM_SHA256}, so that the phone that carries it cannot read it (E36).
 */
public final class ChargerSeal {

  private static final String PROTOCOL = "Noise_N_P256_AESGCM_SHA256";

  private ChargerSeal() {}

  /** {@code e 65 ‖ ciphertext ‖ tag}. */
  public static byte[] seal(
      P256PublicKey charger, byte[] chargerId, P256KeyPair ephemeral, byte[] plaintext) {
    byte[] name = "faraday/1 to charger".getBytes(StandardCharsets.US_ASCII);
    NoiseState state = new NoiseState(PROTOCOL, Digests.join(name, chargerId));
    state.mixHash(charger.bytes());
    state.mixHash(ephemeral.publicKey().bytes());
    state.mixKey(ephemeral.agree(charger));
    return Digests.join(ephemeral.publicKey().bytes(), state.encryptAndHash(plaintext));
  }
}
