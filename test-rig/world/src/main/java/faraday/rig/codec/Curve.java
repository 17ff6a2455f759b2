package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.KEY;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Arrays;

/**
 * P-256 (SP 800-186 §3.2.1.3) in plain arithmetic: the provider multiplies only while generating or
 * agreeing, and published vectors give scalars whose points must be found. Not in constant time;
 * the rig has nothing to hide.
 */
final class Curve {

  static final int POINT_BYTES = 65;
  static final int FIELD_BYTES = 32;

  static final BigInteger P =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
  static final BigInteger A = P.subtract(BigInteger.valueOf(3));
  static final BigInteger B =
      new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
  static final BigInteger N =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  static final ECPoint G =
      new ECPoint(
          new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16),
          new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16));
  static final ECParameterSpec PARAMETERS =
      new ECParameterSpec(new EllipticCurve(new ECFieldFp(P), A, B), G, N, 1);

  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private Curve() {}

  /** scalar·G by doubling and adding; scalar 1 … n−1. */
  static ECPoint multiplyBase(BigInteger scalar) {
    if (scalar.signum() <= 0 || scalar.compareTo(N) >= 0) {
      throw new IllegalArgumentException("a scalar lies between 1 and n-1");
    }
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
      sum = add(sum, sum);
      if (scalar.testBit(bit)) {
        sum = add(sum, G);
      }
    }
    return sum;
  }

  private static ECPoint add(ECPoint p, ECPoint q) {
    if (p.equals(ECPoint.POINT_INFINITY)) {
      return q;
    }
    if (q.equals(ECPoint.POINT_INFINITY)) {
      return p;
    }
    BigInteger slope;
    if (!p.getAffineX().equals(q.getAffineX())) {
      slope =
          divide(q.getAffineY().subtract(p.getAffineY()), q.getAffineX().subtract(p.getAffineX()));
    } else if (p.getAffineY().equals(q.getAffineY())) {
      BigInteger square = p.getAffineX().multiply(p.getAffineX());
      slope = divide(square.multiply(THREE).add(A), p.getAffineY().multiply(TWO));
    } else {
      return ECPoint.POINT_INFINITY;
    }
    BigInteger x = slope.multiply(slope).subtract(p.getAffineX()).subtract(q.getAffineX()).mod(P);
    BigInteger y = slope.multiply(p.getAffineX().subtract(x)).subtract(p.getAffineY()).mod(P);
    return new ECPoint(x, y);
  }

  private static BigInteger divide(BigInteger numerator, BigInteger denominator) {
    return numerator.multiply(denominator.mod(P).modInverse(P)).mod(P);
  }

  /** {@code 04 ‖ x ‖ y}. */
  static byte[] encode(ECPoint point) {
    byte[] bytes = new byte[POINT_BYTES];
    bytes[0] = 4;
    copyRight(point.getAffineX(), bytes, 1);
    copyRight(point.getAffineY(), bytes, 1 + FIELD_BYTES);
    return bytes;
  }

  /** Reads {@code 04 ‖ x ‖ y}; refuses what is not on the curve. */
  static ECPoint decode(byte[] bytes) throws WireException {
    if (bytes.length != POINT_BYTES || bytes[0] != 4) {
      throw new WireException(KEY, "not an uncompressed point");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + FIELD_BYTES));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + FIELD_BYTES, POINT_BYTES));
    if (x.compareTo(P) >= 0 || y.compareTo(P) >= 0) {
      throw new WireException(KEY, "a coordinate beyond the field");
    }
    if (!y.multiply(y).mod(P).equals(rightSide(x))) {
      throw new WireException(KEY, "a point off the curve");
    }
    return new ECPoint(x, y);
  }

  /** The point with this x and this sign of y, as COSE_Key's compressed form names it. */
  static ECPoint decompress(byte[] xBytes, boolean odd) throws WireException {
    BigInteger x = new BigInteger(1, xBytes);
    BigInteger square = rightSide(x);
    BigInteger y = square.modPow(P.add(BigInteger.ONE).shiftRight(2), P);
    if (x.compareTo(P) >= 0 || !y.multiply(y).mod(P).equals(square)) {
      throw new WireException(KEY, "no point has this x");
    }
    return new ECPoint(x, y.testBit(0) == odd ? y : P.subtract(y));
  }

  private static BigInteger rightSide(BigInteger x) {
    return x.multiply(x).add(A).multiply(x).add(B).mod(P);
  }

  /** Writes a number of at most 32 bytes right-aligned into 32 bytes. */
  static void copyRight(BigInteger value, byte[] into, int from) {
    byte[] bytes = value.toByteArray();
    int skip = Math.max(0, bytes.length - FIELD_BYTES);
    int length = bytes.length - skip;
    System.arraycopy(bytes, skip, into, from + FIELD_BYTES - length, length);
  }
}
