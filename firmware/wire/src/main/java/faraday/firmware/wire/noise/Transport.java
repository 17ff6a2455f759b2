package faraday.firmware.wire.noise;

import org.jspecify.annotations.Nullable;

/**
 * The charger's half of an open conversation: one key and counter per direction (SPEC §2). Whoever
 * holds it stores what {@link #seal} gave and repeats that; sealing again would be another message.
 * On one thread.
 */
public final class Transport {

  private static final byte[] NO_ASSOCIATED_DATA = new byte[0];

  private final CipherState toPhone;
  private final CipherState fromPhone;
  private boolean ended;

  Transport(CipherState toPhone, CipherState fromPhone) {
    this.toPhone = toPhone;
    this.fromPhone = fromPhone;
  }

  /**
   * Ciphertext and 16-byte tag under the next counter.
   *
   * @throws IllegalStateException after the end
   */
  public byte[] seal(byte[] plaintext) {
    if (ended) {
      throw new IllegalStateException("conversation has ended");
    }
    return toPhone.seal(NO_ASSOCIATED_DATA, plaintext);
  }

  /** The plaintext, or null: it did not open, and that ends the conversation (SPEC §3.6). */
  public byte @Nullable [] open(byte[] sealed) {
    if (ended) {
      return null;
    }
    byte[] plaintext = fromPhone.open(NO_ASSOCIATED_DATA, sealed);
    if (plaintext == null) {
      end();
    }
    return plaintext;
  }

  /** Whether nothing more can be sealed or opened. */
  public boolean ended() {
    return ended;
  }

  /** Wipes both keys. */
  public void end() {
    ended = true;
    toPhone.wipe();
    fromPhone.wipe();
  }
}
