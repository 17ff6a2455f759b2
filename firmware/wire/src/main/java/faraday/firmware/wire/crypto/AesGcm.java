package faraday.firmware.wire.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.modes.gcm.BasicGCMMultiplier;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM with a 96-bit nonce and a 128-bit tag (NIST SP 800-38D).
 *
 * <p>The tag is multiplied without tables: messages here are a few blocks, so a table of 9 kB for
 * each would cost more than it saves, and its places read would depend on secrets.
 */
public final class AesGcm {

  /** Length of a key in bytes. */
  public static final int KEY_LENGTH = 32;

  /** Length of a nonce in bytes. */
  public static final int NONCE_LENGTH = 12;

  /** Length of a tag in bytes. */
  public static final int TAG_LENGTH = 16;

  private final byte[] key;

  /**
   * Takes a copy of the key.
   *
   * @throws IllegalArgumentException unless it has 32 bytes
   */
  public AesGcm(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("key of " + key.length + " bytes");
    }
    this.key = key.clone();
  }

  /** Ciphertext and tag. The caller never gives one nonce twice. */
  public byte[] seal(byte[] nonce, byte[] associated, byte[] plaintext) {
    GCMModeCipher cipher = cipher(true, nonce, associated);
    byte[] out = new byte[plaintext.length + TAG_LENGTH];
    int done = cipher.processBytes(plaintext, 0, plaintext.length, out, 0);
    try {
      cipher.doFinal(out, done);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("sealing checks no tag", e);
    }
    return out;
  }

  /** The plaintext, or null when the tag does not fit. */
  public byte @Nullable [] open(byte[] nonce, byte[] associated, byte[] sealed) {
    if (sealed.length < TAG_LENGTH) {
      return null;
    }
    GCMModeCipher cipher = cipher(false, nonce, associated);
    byte[] out = new byte[sealed.length - TAG_LENGTH];
    int done = cipher.processBytes(sealed, 0, sealed.length, out, 0);
    try {
      cipher.doFinal(out, done);
      return out;
    } catch (InvalidCipherTextException e) {
      Arrays.fill(out, (byte) 0);
      return null;
    }
  }

  /** Overwrites the key. */
  public void wipe() {
    Arrays.fill(key, (byte) 0);
  }

  private GCMModeCipher cipher(boolean sealing, byte[] nonce, byte[] associated) {
    if (nonce.length != NONCE_LENGTH) {
      throw new IllegalArgumentException("nonce of " + nonce.length + " bytes");
    }
    GCMModeCipher cipher =
        GCMBlockCipher.newInstance(AESEngine.newInstance(), new BasicGCMMultiplier());
    cipher.init(
        sealing, new AEADParameters(new KeyParameter(key), TAG_LENGTH * 8, nonce, associated));
    return cipher;
  }
}
