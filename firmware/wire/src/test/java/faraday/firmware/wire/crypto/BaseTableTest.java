package faraday.firmware.wire.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkCrypto;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;

/** The table of the base point, judged by the JDK's arithmetic, at its seams above all. */
final class BaseTableTest {

  @Test
  void givesThePointsOfTheJdkAtEverySeam() {
    for (BigInteger scalar : scalars()) {
      ECPoint product = P256.BASE_TABLE.multiply(scalar).normalize();
      byte[] expected = JdkCrypto.publicOf(JdkCrypto.fixed(scalar));
      assertArrayEquals(expected, product.getEncoded(false), scalar.toString(16));
    }
  }

  @Test
  void theOrderItselfGivesTheNeutralPoint() {
    assertEquals(true, P256.BASE_TABLE.multiply(P256.ORDER).isInfinity());
  }

  /** Small and large ones, all-zero and all-one windows before and after the table's shift. */
  private static List<BigInteger> scalars() {
    BigInteger ahead = BigInteger.ZERO;
    for (int i = 0; i < 52; i++) {
      ahead = ahead.setBit(5 * i);
    }
    List<BigInteger> all = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      BigInteger small = BigInteger.valueOf(i);
      all.add(small);
      all.add(P256.ORDER.subtract(small));
      all.add(ahead.add(small).mod(P256.ORDER));
      all.add(ahead.subtract(small).mod(P256.ORDER));
      all.add(new BigInteger(1, DemoKeys.scalar("base table " + i)));
    }
    for (int window = 0; window < 52; window++) {
      BigInteger unit = BigInteger.ONE.shiftLeft(5 * window);
      all.add(unit.mod(P256.ORDER));
      all.add(ahead.add(unit).mod(P256.ORDER));
      all.add(unit.subtract(BigInteger.ONE).add(ahead).mod(P256.ORDER));
    }
    all.removeIf(scalar -> scalar.signum() == 0);
    return all;
  }
}
