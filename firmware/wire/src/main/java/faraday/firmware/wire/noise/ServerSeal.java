package faraday.firmware.wire.noise;

import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Seals a record to the server for a courier who must not read it: the one-way pattern {@code
 * Noise_N_P256_AESGCM_SHA256} (SPEC §6).
 */
public final class ServerSeal {

  /** The protocol name; its ASCII bytes start the hash. */
  public static final String NAME = "Noise_N_P256_AESGCM_SHA256";

  /** Bytes a sealed item is longer than the item. */
  public static final int OVERHEAD = P256PublicKey.LENGTH + 16;

  private static final byte[] PROLOGUE = "faraday/1 record".getBytes(StandardCharsets.US_ASCII);

  private ServerSeal() {}

  /** {@code e ‖ ciphertext ‖ tag}, under a fresh ephemeral key. */
  public static byte[] seal(P256PublicKey server, Id8 chargerId, Entropy entropy, byte[] item) {
    DhKey ephemeral = DhKey.generate(entropy);
    byte[] e = ephemeral.publicKey().toArray();
    SymmetricState state = new SymmetricState(NAME);
    state.mixHash(
        ByteBuffer.allocate(PROLOGUE.length + Id8.LENGTH)
            .put(PROLOGUE)
            .putLong(chargerId.value())
            .array());
    state.mixHash(server.toArray());
    state.mixHash(e);
    state.mixKey(ephemeral.agree(server, entropy));
    ephemeral.wipe();
    byte[] sealed = state.sealAndHash(item);
    state.wipe();
    return ByteBuffer.allocate(e.length + sealed.length).put(e).put(sealed).array();
  }
}
