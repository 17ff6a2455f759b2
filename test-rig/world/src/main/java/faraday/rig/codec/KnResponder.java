package faraday.rig.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The phone's side of {@code Noise_KN_P256_AESGCM_SHA256} (SPEC §2): reads M0, writes M1, then owns
 * one cipher per direction. Good for one handshake.
 */
public final class KnResponder {

  /** Name of the handshake, 27 ASCII bytes. */
  public static final String PROTOCOL = "Noise_KN_P256_AESGCM_SHA256";

  /** M1's two parts: the ephemeral key and the sealed payload. */
  @SuppressWarnings("ArrayRecordComponent") // bytes of one owner, never compared
  public record Message(byte[] ephemeral, byte[] sealed) {}

  private final NoiseState state;
  private final P256PublicKey chargerKey;
  private final P256PublicKey chargerEphemeral;

  /**
   * Reads M0.
   *
   * @param prologue {@link #prologue}
   * @param chargerKey the charger's {@code dh} key, known beforehand
   * @param chargerEphemeral M0's e
   * @param clearPayload M0's payload, hashed as it stands
   */
  public KnResponder(
      byte[] prologue,
      P256PublicKey chargerKey,
      P256PublicKey chargerEphemeral,
      byte[] clearPayload) {
    this.chargerKey = chargerKey;
    this.chargerEphemeral = chargerEphemeral;
    state = new NoiseState(PROTOCOL, prologue);
    state.mixHash(chargerKey.bytes());
    state.mixHash(chargerEphemeral.bytes());
    state.mixHash(clearPayload);
  }

  /** {@code "faraday/1" ‖ suite ‖ profile}. */
  public static byte[] prologue(int suite, int profile) {
    byte[] name = "faraday/1".getBytes(StandardCharsets.US_ASCII);
    return Digests.join(name, new byte[] {(byte) suite, (byte) profile});
  }

  /** Writes M1: e, ee, se, payload. */
  public Message writeReply(P256KeyPair ephemeral, byte[] payload) {
    return writeReply(ephemeral, boundHash -> payload);
  }

  /** The same with a payload that is made from the hash before it (SPEC §3.7). */
  public Message writeReply(P256KeyPair ephemeral, UnaryOperator<byte[]> payloadOf) {
    byte[] e = ephemeral.publicKey().bytes();
    state.mixHash(e);
    byte[] payload = payloadOf.apply(state.hash());
    state.mixKey(ephemeral.agree(chargerEphemeral));
    state.mixKey(ephemeral.agree(chargerKey));
    return new Message(e, state.encryptAndHash(payload));
  }

  /** The channel after M1. */
  public Channel channel() {
    CipherState[] keys = state.split();
    return new Channel(state.hash(), keys[1], keys[0], new Resumption(state.resumption()));
  }

  /**
   * What the handshake leaves.
   *
   * @param hash SPEC's h
   * @param outgoing this side's cipher
   * @param incoming the other side's cipher
   * @param resumption what a fast stop later rests on
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes of one owner, never compared
  public record Channel(
      byte[] hash, CipherState outgoing, CipherState incoming, Resumption resumption) {

    /** What a phone with signal takes to the server from this conversation (SPEC §6.4). */
    public byte[] onlineChallenge() {
      byte[] label = "FDY1-ONLINE".getBytes(StandardCharsets.US_ASCII);
      return Arrays.copyOf(Digests.sha256(Digests.join(label, hash)), 16);
    }
  }
}
