package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.SIGNATURE;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A P-256 public key that is known to lie on the curve. Immutable; equal when the point is. */
public final class P256PublicKey {

  static final int SIGNATURE_BYTES = 64;
  private static final int KEY_ID_BYTES = 4;

  private final ECPoint point;
  private final byte[] encoded;

  P256PublicKey(ECPoint point) {
    this.point = point;
    this.encoded = Curve.encode(point);
  }

  /** Reads 65 bytes {@code 04 ‖ x ‖ y} (SPEC §1). */
  public static P256PublicKey parse(byte[] bytes) throws WireException {
    return new P256PublicKey(Curve.decode(bytes));
  }

  /** The key of a COSE_Key with a compressed point: 32 bytes of x and the sign of y. */
  public static P256PublicKey ofCompressed(byte[] x, boolean odd) throws WireException {
    return new P256PublicKey(Curve.decompress(x, odd));
  }

  /** 65 bytes {@code 04 ‖ x ‖ y}; a copy. */
  public byte[] bytes() {
    return encoded.clone();
  }

  /** 32 bytes of x. */
  public byte[] x() {
    return Arrays.copyOfRange(encoded, 1, 1 + Curve.FIELD_BYTES);
  }

  /** Whether y is odd. */
  public boolean odd() {
    return point.getAffineY().testBit(0);
  }

  /** SPEC §1: the first 4 bytes of SHA-256 over the 65 bytes. */
  public byte[] keyId() {
    return Arrays.copyOf(Digests.sha256(encoded), KEY_ID_BYTES);
  }

  /** Checks an ES256 signature, raw {@code r ‖ s}. */
  public void verify(byte[] message, byte[] signature) throws WireException {
    if (signature.length != SIGNATURE_BYTES || !verifies(message, signature)) {
      throw new WireException(SIGNATURE, "the signature does not verify");
    }
  }

  private boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(jcaKey());
      verifier.update(message);
      return isValid(verifier, signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has ES256", e);
    }
  }

  /** The provider throws for r or s out of range: that too is a signature that does not verify. */
  private static boolean isValid(Signature verifier, byte[] signature) {
    try {
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    }
  }

  PublicKey jcaKey() throws GeneralSecurityException {
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(point, Curve.PARAMETERS));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof P256PublicKey key && Arrays.equals(encoded, key.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  @Override
  public String toString() {
    return "P-256 " + HexFormat.of().formatHex(keyId());
  }
}
