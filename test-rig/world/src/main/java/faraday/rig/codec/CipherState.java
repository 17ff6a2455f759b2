package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.SEAL;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One direction of a Noise channel: AES-256-GCM, nonce {@code 00000000 ‖ u64 counter}, the counter
 * going up with every message, so that no nonce is used twice.
 */
public final class CipherState {

  private static final int TAG_BYTES = 16;

  private final SecretKeySpec key;
  private long counter;

  CipherState(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /** Seals the next message with empty associated data. */
  public byte[] seal(byte[] plaintext) {
    return seal(new byte[0], plaintext);
  }

  /** Opens the next message with empty associated data; the counter stays when it does not open. */
  public byte[] open(byte[] sealed) throws WireException {
    return open(new byte[0], sealed);
  }

  /**
   * Whether this is a message under this key and this counter, with empty associated data; the
   * cipher's own counter stays. For whoever watches that no counter is used twice.
   */
  public boolean isMessage(long atCounter, byte[] sealed) {
    if (sealed.length < TAG_BYTES) {
      return false;
    }
    try {
      cipher(Cipher.DECRYPT_MODE, atCounter, new byte[0]).doFinal(sealed);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  byte[] seal(byte[] associated, byte[] plaintext) {
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, counter, associated).doFinal(plaintext);
      counter++;
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has AES-256-GCM", e);
    }
  }

  byte[] open(byte[] associated, byte[] sealed) throws WireException {
    if (sealed.length < TAG_BYTES) {
      throw new WireException(SEAL, "shorter than a tag");
    }
    try {
      byte[] plaintext = cipher(Cipher.DECRYPT_MODE, counter, associated).doFinal(sealed);
      counter++;
      return plaintext;
    } catch (GeneralSecurityException e) {
      throw new WireException(SEAL, "does not open");
    }
  }

  private Cipher cipher(int mode, long atCounter, byte[] associated)
      throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(4 + Long.BYTES).putInt(0).putLong(atCounter).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(associated);
    return cipher;
  }
}
