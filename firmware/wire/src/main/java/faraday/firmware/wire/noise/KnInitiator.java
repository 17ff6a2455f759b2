package faraday.firmware.wire.noise;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * The charger's side of {@code Noise_KN_P256_AESGCM_SHA256}: {@code -> s}, {@code -> e}, {@code <-
 * e, ee, se} (SPEC §2). A message that does not open leaves everything as it was. On one thread.
 */
public final class KnInitiator {

  /** The protocol name; its ASCII bytes start the hash. */
  public static final String NAME = "Noise_KN_P256_AESGCM_SHA256";

  private final DhKey staticKey;
  private final DhKey ephemeral;
  private final Entropy entropy;
  private final SymmetricState afterFirstMessage;

  /**
   * What the second message opened to.
   *
   * @param payload its plaintext
   * @param boundHash {@code h} before its payload, 32 bytes: what the payload can be bound to
   * @param handshakeHash {@code h} after it, 32 bytes
   * @param resumption what is left for a short handshake later
   * @param transport both keys, counters at 0
   */
  public record Completion(
      Bytes payload,
      Bytes boundHash,
      Bytes handshakeHash,
      Resumption resumption,
      Transport transport) {}

  /** Draws an ephemeral key and hashes the first message, whose payload goes in clear. */
  public KnInitiator(DhKey staticKey, Entropy entropy, byte[] prologue, byte[] firstPayload) {
    this(staticKey, DhKey.generate(entropy), entropy, prologue);
    afterFirstMessage.mixHash(firstPayload);
  }

  private KnInitiator(DhKey staticKey, DhKey ephemeral, Entropy entropy, byte[] prologue) {
    this.staticKey = staticKey;
    this.ephemeral = ephemeral;
    this.entropy = entropy;
    this.afterFirstMessage = new SymmetricState(NAME);
    afterFirstMessage.mixHash(prologue);
    afterFirstMessage.mixHash(staticKey.publicKey().toArray());
    afterFirstMessage.mixHash(ephemeral.publicKey().toArray());
  }

  /** The public ephemeral key the first message carries. */
  public P256PublicKey ephemeralKey() {
    return ephemeral.publicKey();
  }

  /**
   * Reads the second message, or answers null when it does not open. Two agreements are computed
   * whatever is wrong with it: a point off the curve is replaced by the charger's own and refused
   * in the end.
   *
   * @param peerEphemeral 65 bytes as received
   * @param sealed ciphertext and tag as received
   * @throws IllegalStateException after {@link #wipe()}
   */
  public @Nullable Completion read(byte[] peerEphemeral, byte[] sealed) {
    P256PublicKey received = P256PublicKey.decode(peerEphemeral);
    P256PublicKey peer = received == null ? staticKey.publicKey() : received;
    SymmetricState state = new SymmetricState(afterFirstMessage);
    state.mixHash(peerEphemeral);
    Bytes boundHash = Bytes.of(state.hash());
    state.mixKey(ephemeral.agree(peer, entropy));
    state.mixKey(staticKey.agree(peer, entropy));
    byte[] payload = state.openAndHash(sealed);
    if (payload == null || received == null) {
      state.wipe();
      return null;
    }
    Bytes hash = Bytes.of(state.hash());
    Resumption resumption = state.resumption();
    return new Completion(
        Bytes.of(payload), boundHash, hash, resumption, state.splitForInitiator());
  }

  /** Overwrites the ephemeral secret; nothing can be read from now on. */
  public void wipe() {
    ephemeral.wipe();
    afterFirstMessage.wipe();
  }
}
