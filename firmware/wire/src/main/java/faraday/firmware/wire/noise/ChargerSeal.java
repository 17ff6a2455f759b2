package faraday.firmware.wire.noise;

import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.AesGcm;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Opens what the server sealed to this charger's {@code dh} key, so that no courier reads it (E36,
 * SPEC §6.3): {@code Noise_N_P256_AESGCM_SHA256}, as {@link ServerSeal} the other way round. It
 * says nothing about who sealed; what is inside bears its own signature.
 */
public final class ChargerSeal {

  /** Bytes a sealed item is longer than the item. */
  public static final int OVERHEAD = P256PublicKey.LENGTH + AesGcm.TAG_LENGTH;

  private static final byte[] PROLOGUE = "faraday/1 to charger".getBytes(StandardCharsets.US_ASCII);

  private ChargerSeal() {}

  /** Whether these bytes begin as something sealed does and no COSE_Sign1. */
  public static boolean isSealed(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == 4;
  }

  /**
   * The plaintext, or null: sealed to another charger, damaged, or too short. One agreement,
   * whatever is wrong.
   */
  public static byte @Nullable [] open(DhKey dh, Id8 chargerId, Entropy entropy, byte[] sealed) {
    boolean whole = sealed.length >= OVERHEAD;
    byte[] e = Arrays.copyOf(sealed, P256PublicKey.LENGTH);
    P256PublicKey received = P256PublicKey.decode(e);
    P256PublicKey peer = received == null ? dh.publicKey() : received;
    SymmetricState state = new SymmetricState(ServerSeal.NAME);
    state.mixHash(
        ByteBuffer.allocate(PROLOGUE.length + Id8.LENGTH)
            .put(PROLOGUE)
            .putLong(chargerId.value())
            .array());
    state.mixHash(dh.publicKey().toArray());
    state.mixHash(e);
    state.mixKey(dh.agree(peer, entropy));
    byte[] body =
        whole ? Arrays.copyOfRange(sealed, P256PublicKey.LENGTH, sealed.length) : new byte[0];
    byte[] plaintext = state.openAndHash(body);
    state.wipe();
    return received == null ? null : plaintext;
  }
}
