package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.SEAL;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * SPEC §6 kind 1: a record sealed to the server with {@code Noise_N_P256_AESGCM_SHA256}, so that
 * the phone that carries it cannot read it. {@code e 65 ‖ ciphertext ‖ tag}.
 */
public final class RecordSeal {

  private static final String PROTOCOL = "Noise_N_P256_AESGCM_SHA256";

  private RecordSeal() {}

  /** Opens an item with the server's {@code seal} key. */
  public static byte[] open(P256KeyPair server, byte[] chargerId, byte[] item)
      throws WireException {
    if (item.length < Curve.POINT_BYTES) {
      throw new WireException(SEAL, "shorter than a key");
    }
    P256PublicKey ephemeral = P256PublicKey.parse(Arrays.copyOf(item, Curve.POINT_BYTES));
    NoiseState state = start(server.publicKey(), chargerId, ephemeral);
    state.mixKey(server.agree(ephemeral));
    return state.decryptAndHash(Arrays.copyOfRange(item, Curve.POINT_BYTES, item.length));
  }

  /** Seals an item as a charger does; the rig needs it to judge its own opener. */
  public static byte[] seal(
      P256PublicKey server, byte[] chargerId, P256KeyPair ephemeral, byte[] record) {
    NoiseState state = start(server, chargerId, ephemeral.publicKey());
    state.mixKey(ephemeral.agree(server));
    return Digests.join(ephemeral.publicKey().bytes(), state.encryptAndHash(record));
  }

  private static NoiseState start(P256PublicKey server, byte[] chargerId, P256PublicKey ephemeral) {
    byte[] name = "faraday/1 record".getBytes(StandardCharsets.US_ASCII);
    NoiseState state = new NoiseState(PROTOCOL, Digests.join(name, chargerId));
    state.mixHash(server.bytes());
    state.mixHash(ephemeral.bytes());
    return state;
  }
}
