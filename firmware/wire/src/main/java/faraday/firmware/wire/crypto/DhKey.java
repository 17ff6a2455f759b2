package faraday.firmware.wire.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** A secret key for Diffie-Hellman on P-256 and nothing else. On one thread. */
public final class DhKey {

  /** Length in bytes of the scalar and of the agreed secret. */
  public static final int LENGTH = P256.FIELD_LENGTH;

  /**
   * Bytes drawn for each agreement. Below half the order's length a blind would leave runs of the
   * order's own bits standing.
   */
  public static final int BLIND_LENGTH = 16;

  /** Each draw fails with chance 2⁻³²; a source that fails so often is broken. */
  private static final int MAX_DRAWS = 4;

  private final SecretScalar scalar;
  private final P256PublicKey publicKey;

  private DhKey(SecretScalar scalar) {
    this.scalar = scalar;
    this.publicKey = scalar.publicKey();
  }

  /**
   * A key from 32 big-endian bytes.
   *
   * @throws IllegalArgumentException unless they are 1 … n−1
   */
  public static DhKey of(byte[] scalar) {
    return new DhKey(new SecretScalar(scalar));
  }

  /**
   * A fresh key.
   *
   * @throws IllegalStateException when the source gives no scalar in four draws
   */
  public static DhKey generate(Entropy entropy) {
    byte[] draw = new byte[LENGTH];
    for (int i = 0; i < MAX_DRAWS; i++) {
      entropy.nextBytes(draw);
      if (SecretScalar.isScalar(draw)) {
        DhKey key = of(draw);
        Arrays.fill(draw, (byte) 0);
        return key;
      }
    }
    throw new IllegalStateException("entropy source gives no scalar");
  }

  /** The point others know. */
  public P256PublicKey publicKey() {
    return publicKey;
  }

  /**
   * The x coordinate of secret · peer, 32 bytes. The scalar is blinded by a fresh multiple of the
   * group's order, so the time taken tells nothing that holds for the next call.
   */
  public byte[] agree(P256PublicKey peer, Entropy entropy) {
    byte[] blind = new byte[BLIND_LENGTH];
    entropy.nextBytes(blind);
    BigInteger blinded = blinded(scalar.number(), blind);
    return peer.point().multiply(blinded).normalize().getAffineXCoord().getEncoded();
  }

  /** Another number that gives the same point. */
  static BigInteger blinded(BigInteger scalar, byte[] blind) {
    return P256.ORDER.multiply(new BigInteger(1, blind)).add(scalar);
  }

  /** Overwrites the secret; {@link #agree} throws from now on. */
  public void wipe() {
    scalar.wipe();
  }
}
