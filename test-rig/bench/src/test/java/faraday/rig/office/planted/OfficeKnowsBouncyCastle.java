package faraday.rig.office.planted;

import org.bouncycastle.crypto.Digest;

/** Planted: what the architecture's test must notice. */
public final class OfficeKnowsBouncyCastle {
  private OfficeKnowsBouncyCastle() {}

  /** Judges by what it should judge. */
  public static int size(Digest digest) {
    return digest.getDigestSize();
  }
}
