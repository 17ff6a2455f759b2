package faraday.firmware.wire.crypto;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.WNafUtil;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.jspecify.annotations.Nullable;

/**
 * The one curve (SEC 2 §2.4.2), named by its class: a table of curves would drag all of them in.
 */
final class P256 {

  static final int FIELD_LENGTH = 32;

  static final BigInteger ORDER =
      new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

  private static final SecP256R1Curve CURVE = new SecP256R1Curve();

  static final ECPoint BASE = base();

  static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE, BASE, ORDER);

  /** Products of {@link #BASE} with secret scalars. */
  static final BaseTable BASE_TABLE = new BaseTable(CURVE, BASE);

  private P256() {}

  /** The point with these coordinates, or null unless it is on the curve. */
  static @Nullable ECPoint point(BigInteger x, BigInteger y) {
    if (x.compareTo(SecP256R1Curve.q) >= 0 || y.compareTo(SecP256R1Curve.q) >= 0) {
      return null;
    }
    ECPoint point = CURVE.createPoint(x, y);
    return point.isValid() ? point : null;
  }

  /** The point with this x and the parity of y, or null when no point has this x. */
  static @Nullable ECPoint point(BigInteger x, boolean oddY) {
    if (x.compareTo(SecP256R1Curve.q) >= 0) {
      return null;
    }
    ECFieldElement fieldX = CURVE.fromBigInteger(x);
    ECFieldElement square = fieldX.square().add(CURVE.getA()).multiply(fieldX).add(CURVE.getB());
    ECFieldElement root = square.sqrt();
    if (root == null) {
      return null;
    }
    ECFieldElement y = root.testBitZero() == oddY ? root : root.negate();
    return CURVE.createPoint(x, y.toBigInteger());
  }

  private static ECPoint base() {
    ECPoint base =
        CURVE.createPoint(
            new BigInteger("6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296", 16),
            new BigInteger("4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5", 16));
    WNafUtil.configureBasepoint(base);
    return base;
  }
}
