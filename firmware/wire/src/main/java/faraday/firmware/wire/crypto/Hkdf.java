package faraday.firmware.wire.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC-SHA256 (RFC 2104) and HKDF over it (RFC 5869). */
public final class Hkdf {

  /** Most bytes one expansion can give (RFC 5869 §2.3). */
  public static final int MAX_OUTPUT_LENGTH = 255 * Sha256.LENGTH;

  private Hkdf() {}

  /** HMAC-SHA256 of the parts one after the other, 32 bytes. */
  public static byte[] hmac(byte[] key, byte[]... parts) {
    HMac mac = new HMac(new SHA256Digest());
    mac.init(new KeyParameter(key));
    for (byte[] part : parts) {
      mac.update(part, 0, part.length);
    }
    byte[] out = new byte[Sha256.LENGTH];
    mac.doFinal(out, 0);
    return out;
  }

  /** Both steps of RFC 5869; the Noise {@code HKDF} is this with empty info. */
  public static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) {
    return expand(hmac(salt, secret), info, length);
  }

  /**
   * The second step of RFC 5869.
   *
   * @throws IllegalArgumentException when {@code length} is above {@link #MAX_OUTPUT_LENGTH}
   */
  public static byte[] expand(byte[] pseudoRandomKey, byte[] info, int length) {
    if (length > MAX_OUTPUT_LENGTH) {
      throw new IllegalArgumentException(length + " bytes from one expansion");
    }
    byte[] out = new byte[length];
    byte[] block = new byte[0];
    for (int done = 0, round = 1; done < length; done += Sha256.LENGTH, round++) {
      block = hmac(pseudoRandomKey, block, info, new byte[] {(byte) round});
      System.arraycopy(block, 0, out, done, Math.min(Sha256.LENGTH, length - done));
    }
    Arrays.fill(block, (byte) 0);
    return out;
  }
}
