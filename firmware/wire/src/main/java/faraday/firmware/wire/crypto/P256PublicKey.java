package faraday.firmware.wire.crypto;

import faraday.firmware.wire.KeyId;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/** A point on P-256: a peer's Noise key, or the key that checks ES256 signatures. Immutable. */
public final class P256PublicKey {

  /** Length in bytes of the X9.62 uncompressed form. */
  public static final int LENGTH = 65;

  /** Length in bytes of an ES256 signature {@code r ‖ s}. */
  public static final int SIGNATURE_LENGTH = 64;

  private static final byte UNCOMPRESSED = 4;

  private final ECPoint point;
  private final byte[] encoded;

  P256PublicKey(ECPoint point) {
    this.point = point.normalize();
    this.encoded = this.point.getEncoded(false);
  }

  /** Reads {@code 04 ‖ x ‖ y}, or answers null: another form, or not on the curve. */
  public static @Nullable P256PublicKey decode(byte[] encoded) {
    if (encoded.length != LENGTH || encoded[0] != UNCOMPRESSED) {
      return null;
    }
    BigInteger x = new BigInteger(1, encoded, 1, P256.FIELD_LENGTH);
    BigInteger y = new BigInteger(1, encoded, 1 + P256.FIELD_LENGTH, P256.FIELD_LENGTH);
    ECPoint point = P256.point(x, y);
    return point == null ? null : new P256PublicKey(point);
  }

  /** Reads a COSE key with a compressed y (RFC 9053 §7.1.1), or answers null: no such point. */
  public static @Nullable P256PublicKey decompress(byte[] x, boolean oddY) {
    if (x.length != P256.FIELD_LENGTH) {
      return null;
    }
    ECPoint point = P256.point(new BigInteger(1, x), oddY);
    return point == null ? null : new P256PublicKey(point);
  }

  /** 65 bytes X9.62 uncompressed. */
  public byte[] toArray() {
    return encoded.clone();
  }

  /** First 4 bytes of SHA-256 over the 65 bytes. */
  public KeyId keyId() {
    return KeyId.of(Arrays.copyOf(Sha256.of(encoded), KeyId.LENGTH));
  }

  /** Whether this key signed the message by ES256; any other signature length is false. */
  public boolean verifies(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, new ECPublicKeyParameters(point, P256.DOMAIN));
    return signer.verifySignature(
        Sha256.of(message),
        new BigInteger(1, signature, 0, P256.FIELD_LENGTH),
        new BigInteger(1, signature, P256.FIELD_LENGTH, P256.FIELD_LENGTH));
  }

  ECPoint point() {
    return point;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof P256PublicKey that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  /** The key id; enough to tell keys apart in a log. */
  @Override
  public String toString() {
    return "P256PublicKey " + keyId();
  }
}
