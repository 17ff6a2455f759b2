package faraday.firmware.wire.peer;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The JDK's providers behind static methods; what Bouncy Castle is judged by. */
public final class JdkCrypto {

  private static final ECParameterSpec P256 = parameters();
  private static final BigInteger PRIME = ((ECFieldFp) P256.getCurve().getField()).getP();

  private JdkCrypto() {}

  /** Order of the group. */
  public static BigInteger order() {
    return P256.getOrder();
  }

  /** SHA-256 of the parts one after the other. */
  public static byte[] sha256(byte[]... parts) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(concat(parts));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** HMAC-SHA256; an empty key counts as 32 zero bytes. */
  public static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[32] : key, "HmacSHA256"));
      return mac.doFinal(concat(parts));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** AES-256-GCM with a nonce of 4 zero bytes and a counter. */
  public static byte[] gcm(boolean sealing, byte[] key, long counter, byte[] ad, byte[] text)
      throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(counter).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    int mode = sealing ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(ad);
    return cipher.doFinal(text);
  }

  /** x coordinate of scalar · point. */
  public static byte[] ecdh(byte[] scalar, byte[] uncompressed) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      PrivateKey own =
          KeyFactory.getInstance("EC")
              .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, scalar), P256));
      agreement.init(own);
      agreement.doPhase(publicKey(uncompressed), true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether {@code r ‖ s} is an ES256 signature. */
  public static boolean verifies(byte[] uncompressed, byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(publicKey(uncompressed));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The public point of a scalar by the schoolbook, 65 bytes. */
  public static byte[] publicOf(byte[] scalar) {
    BigInteger k = new BigInteger(1, scalar);
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int bit = k.bitLength() - 1; bit >= 0; bit--) {
      sum = add(sum, sum);
      if (k.testBit(bit)) {
        sum = add(sum, P256.getGenerator());
      }
    }
    return concat(new byte[] {4}, fixed(sum.getAffineX()), fixed(sum.getAffineY()));
  }

  /** The parts one after the other. */
  public static byte[] concat(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  /** A number as 32 bytes. */
  public static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] out = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, out, 32 - length, length);
    return out;
  }

  private static PublicKey publicKey(byte[] uncompressed) throws GeneralSecurityException {
    BigInteger x = new BigInteger(1, uncompressed, 1, 32);
    BigInteger y = new BigInteger(1, uncompressed, 33, 32);
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), P256));
  }

  private static ECPoint add(ECPoint one, ECPoint other) {
    if (one.equals(ECPoint.POINT_INFINITY)) {
      return other;
    }
    BigInteger x = one.getAffineX();
    BigInteger y = one.getAffineY();
    BigInteger slope =
        one.equals(other)
            ? x.pow(2)
                .multiply(BigInteger.valueOf(3))
                .add(P256.getCurve().getA())
                .multiply(y.shiftLeft(1).modInverse(PRIME))
            : other
                .getAffineY()
                .subtract(y)
                .multiply(other.getAffineX().subtract(x).modInverse(PRIME));
    BigInteger sumX = slope.pow(2).subtract(x).subtract(other.getAffineX()).mod(PRIME);
    return new ECPoint(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(PRIME));
  }

  private static ECParameterSpec parameters() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
