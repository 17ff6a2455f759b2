package faraday.firmware.wire.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECMultiplier;
import org.bouncycastle.util.BigIntegers;

/** A secret key for ES256 and nothing else; signs deterministically (RFC 6979). On one thread. */
public final class SigningKey {

  private final SecretScalar scalar;
  private final P256PublicKey publicKey;

  private SigningKey(SecretScalar scalar) {
    this.scalar = scalar;
    this.publicKey = scalar.publicKey();
  }

  /**
   * A key from 32 big-endian bytes.
   *
   * @throws IllegalArgumentException unless they are 1 … n−1
   */
  public static SigningKey of(byte[] scalar) {
    return new SigningKey(new SecretScalar(scalar));
  }

  /** The key that checks the signatures. */
  public P256PublicKey publicKey() {
    return publicKey;
  }

  /** The signature {@code r ‖ s}, 64 bytes. */
  public byte[] sign(byte[] message) {
    ECDSASigner signer = new TableSigner();
    signer.init(true, new ECPrivateKeyParameters(scalar.number(), P256.DOMAIN));
    BigInteger[] pair = signer.generateSignature(Sha256.of(message));
    byte[] signature = new byte[P256PublicKey.SIGNATURE_LENGTH];
    BigIntegers.asUnsignedByteArray(pair[0], signature, 0, P256.FIELD_LENGTH);
    BigIntegers.asUnsignedByteArray(pair[1], signature, P256.FIELD_LENGTH, P256.FIELD_LENGTH);
    return signature;
  }

  /** Overwrites the secret; {@link #sign} throws from now on. */
  public void wipe() {
    scalar.wipe();
  }

  /** Bouncy Castle's signer with our table of the base point. */
  private static final class TableSigner extends ECDSASigner {

    TableSigner() {
      super(new HMacDSAKCalculator(new SHA256Digest()));
    }

    @Override
    protected ECMultiplier createBasePointMultiplier() {
      return (base, scalar) -> P256.BASE_TABLE.multiply(scalar);
    }
  }
}
