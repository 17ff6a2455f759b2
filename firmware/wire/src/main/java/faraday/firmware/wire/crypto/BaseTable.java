package faraday.firmware.wire.crypto;

import java.math.BigInteger;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECLookupTable;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/**
 * Multiples of the base point, laid out so that a product is 52 additions and no doubling: for each
 * window of five bits of the scalar a table of the 32 points it can stand for. Made once, 104 KiB.
 *
 * <p>Made for secret scalars. Every table is read as a whole for every window, so the memory
 * touched does not depend on the scalar; and the tables begin at 1, not 0, with the scalar lowered
 * to match, so that no addition meets the point at infinity, which would be quicker.
 */
final class BaseTable {

  private static final int WINDOW_BITS = 5;
  private static final int WINDOW_MASK = (1 << WINDOW_BITS) - 1;
  private static final int WINDOWS = 52;

  private final ECLookupTable[] tables = new ECLookupTable[WINDOWS];

  /** The sum of all 2^(5i): by so much the tables are ahead of the scalar's digits. */
  private final BigInteger ahead;

  BaseTable(ECCurve curve, ECPoint base) {
    BigInteger sum = BigInteger.ZERO;
    ECPoint unit = base;
    ECPoint[] multiples = new ECPoint[1 << WINDOW_BITS];
    for (int i = 0; i < WINDOWS; i++) {
      multiples[0] = unit;
      for (int j = 1; j < multiples.length; j++) {
        multiples[j] = multiples[j - 1].add(unit);
      }
      curve.normalizeAll(multiples);
      tables[i] = curve.createCacheSafeLookupTable(multiples, 0, multiples.length);
      unit = multiples[multiples.length - 1];
      sum = sum.setBit(i * WINDOW_BITS);
    }
    ahead = sum.mod(P256.ORDER);
  }

  /** The product with a scalar 1 … n−1, not normalised. */
  ECPoint multiply(BigInteger scalar) {
    byte[] digits = digits(scalar.subtract(ahead).mod(P256.ORDER));
    ECPoint product = tables[0].lookup(digits[0]);
    for (int i = 1; i < WINDOWS; i++) {
      product = product.add(tables[i].lookup(digits[i]));
    }
    return product;
  }

  /** Five bits each, the lowest first. */
  private static byte[] digits(BigInteger scalar) {
    byte[] bytes = BigIntegers.asUnsignedByteArray(P256.FIELD_LENGTH, scalar);
    byte[] digits = new byte[WINDOWS];
    int held = 0;
    int heldBits = 0;
    int at = bytes.length;
    for (int i = 0; i < WINDOWS; i++) {
      if (heldBits < WINDOW_BITS && at > 0) {
        held |= (bytes[--at] & 0xFF) << heldBits;
        heldBits += Byte.SIZE;
      }
      digits[i] = (byte) (held & WINDOW_MASK);
      held >>>= WINDOW_BITS;
      heldBits -= WINDOW_BITS;
    }
    return digits;
  }
}
