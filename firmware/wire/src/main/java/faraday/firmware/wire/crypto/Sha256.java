package faraday.firmware.wire.crypto;

import org.bouncycastle.crypto.digests.SHA256Digest;

/** SHA-256 (FIPS 180-4) of whole messages. */
public final class Sha256 {

  /** Length in bytes. */
  public static final int LENGTH = 32;

  private Sha256() {}

  /** The digest of the parts one after the other. */
  public static byte[] of(byte[]... parts) {
    SHA256Digest digest = new SHA256Digest();
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[LENGTH];
    digest.doFinal(out, 0);
    return out;
  }
}
