package faraday.rig.codec;

/** The charger's side of the handshake (SPEC §2), so that the phone's can be judged. */
public final class KnInitiator {

  private final NoiseState state;
  private final P256KeyPair staticKey;
  private final P256KeyPair ephemeral;
  private byte[] boundHash = new byte[0];

  /**
   * Writes M0.
   *
   * @param prologue {@link KnResponder#prologue}
   * @param staticKey the charger's {@code dh} key
   * @param ephemeral M0's e
   * @param clearPayload M0's payload
   */
  public KnInitiator(
      byte[] prologue, P256KeyPair staticKey, P256KeyPair ephemeral, byte[] clearPayload) {
    this.staticKey = staticKey;
    this.ephemeral = ephemeral;
    state = new NoiseState(KnResponder.PROTOCOL, prologue);
    state.mixHash(staticKey.publicKey().bytes());
    state.mixHash(ephemeral.publicKey().bytes());
    state.encryptAndHash(clearPayload);
  }

  /** Opens M1's payload. */
  public byte[] read(byte[] phoneEphemeral, byte[] sealed) throws WireException {
    P256PublicKey theirs = P256PublicKey.parse(phoneEphemeral);
    state.mixHash(phoneEphemeral);
    boundHash = state.hash();
    state.mixKey(ephemeral.agree(theirs));
    state.mixKey(staticKey.agree(theirs));
    return state.decryptAndHash(sealed);
  }

  /** The hash before M1's payload, which a ticket's proof covers (SPEC §3.7). */
  public byte[] boundHash() {
    return boundHash.clone();
  }

  /** The channel after M1. */
  public KnResponder.Channel channel() {
    CipherState[] keys = state.split();
    Resumption resumption = new Resumption(state.resumption());
    return new KnResponder.Channel(state.hash(), keys[0], keys[1], resumption);
  }
}
