package faraday.firmware.wire.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** A secret number 1 … n−1, kept as bytes so that it can be overwritten. */
final class SecretScalar {

  private final byte[] secret;

  /**
   * Takes a copy of 32 big-endian bytes.
   *
   * @throws IllegalArgumentException unless it is a scalar of P-256
   */
  SecretScalar(byte[] secret) {
    if (!isScalar(secret)) {
      throw new IllegalArgumentException("not a scalar of P-256");
    }
    this.secret = secret.clone();
  }

  static boolean isScalar(byte[] candidate) {
    BigInteger value = new BigInteger(1, candidate);
    return candidate.length == P256.FIELD_LENGTH
        && value.signum() > 0
        && value.compareTo(P256.ORDER) < 0;
  }

  P256PublicKey publicKey() {
    return new P256PublicKey(P256.BASE_TABLE.multiply(number()));
  }

  /**
   * The scalar as a number.
   *
   * @throws IllegalStateException after {@link #wipe()}
   */
  BigInteger number() {
    BigInteger value = new BigInteger(1, secret);
    if (value.signum() == 0) {
      throw new IllegalStateException("secret was wiped");
    }
    return value;
  }

  void wipe() {
    Arrays.fill(secret, (byte) 0);
  }
}
