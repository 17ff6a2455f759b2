package faraday.firmware.wire.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.JdkCrypto;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class P256PublicKeyTest {

  private static final String P =
      "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF";

  /** x = 0 is on the curve; these are its two y, so 0 + p would be the same point again. */
  private static final String Y_OF_ZERO =
      "66485C780E2F83D72433BD5D84A06BB6541C2AF31DAE871728BF856A174F93F4";

  private final byte[] good = JdkCrypto.publicOf(DemoKeys.scalar("phone e"));

  @Test
  void readsAPointAndGivesItBack() {
    P256PublicKey key = P256PublicKey.decode(good);
    assertNotNull(key);
    assertArrayEquals(good, key.toArray());
    assertEquals(DhKey.of(DemoKeys.scalar("phone e")).publicKey(), key);
  }

  @Test
  void refusesEveryFlippedBit() {
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] damaged = good.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      assertNull(P256PublicKey.decode(damaged), "bit " + bit);
    }
  }

  @Test
  void refusesOtherFormsAndLengths() {
    assertNull(P256PublicKey.decode(new byte[0]));
    assertNull(P256PublicKey.decode(new byte[1])); // infinity
    assertNull(P256PublicKey.decode(new byte[65]));
    assertNull(P256PublicKey.decode(Arrays.copyOf(good, 64)));
    assertNull(P256PublicKey.decode(Arrays.copyOf(good, 66)));
    byte[] compressed = Arrays.copyOf(good, 33);
    compressed[0] = 2;
    assertNull(P256PublicKey.decode(compressed));
    byte[] hybrid = good.clone();
    hybrid[0] = (byte) (6 | (good[64] & 1));
    assertNull(P256PublicKey.decode(hybrid));
    byte[] allZero = new byte[65];
    allZero[0] = 4;
    assertNull(P256PublicKey.decode(allZero));
  }

  @Test
  void refusesCoordinatesFromTheFieldsSizeOn() {
    String zero = "0".repeat(64);
    assertNotNull(P256PublicKey.decode(Hex.bytes("04" + zero + Y_OF_ZERO)));
    assertNull(P256PublicKey.decode(Hex.bytes("04" + P + Y_OF_ZERO)));
    assertNull(P256PublicKey.decode(Hex.bytes("04" + zero + P)));
    assertNull(P256PublicKey.decompress(Hex.bytes(P), false));
    assertNotNull(P256PublicKey.decompress(Hex.bytes(zero), false));
  }

  @ParameterizedTest
  @CsvSource({"phone e", "phone sign", "issuer", "ack", "server seal", "charger dh", "charger e"})
  void findsTheSameYByItsSign(String name) {
    byte[] point = JdkCrypto.publicOf(DemoKeys.scalar(name));
    byte[] x = Arrays.copyOfRange(point, 1, 33);
    boolean odd = (point[64] & 1) != 0;
    P256PublicKey right = P256PublicKey.decompress(x, odd);
    P256PublicKey wrong = P256PublicKey.decompress(x, !odd);
    assertNotNull(right);
    assertNotNull(wrong);
    assertArrayEquals(point, right.toArray());
    assertNotNull(P256PublicKey.decode(wrong.toArray()));
  }

  /** By Euler's criterion x³ − 3x + b has a root or has none. */
  @Test
  void findsAYExactlyForAnXThatHasOne() {
    BigInteger p = new BigInteger(P, 16);
    BigInteger b = new BigInteger(Y_OF_ZERO, 16).pow(2).mod(p);
    int found = 0;
    for (int i = 0; i < 64; i++) {
      byte[] bytes = DemoKeys.bytes("x " + i, 32);
      BigInteger x = new BigInteger(1, bytes);
      BigInteger square = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(b);
      boolean hasRoot = square.modPow(p.shiftRight(1), p).equals(BigInteger.ONE);
      assertEquals(hasRoot, P256PublicKey.decompress(bytes, true) != null);
      found += hasRoot ? 1 : 0;
    }
    assertTrue(found > 16 && found < 48, found + " of 64");
  }

  @Test
  void refusesAnXOfAnotherLength() {
    assertNull(P256PublicKey.decompress(new byte[31], true));
    assertNull(P256PublicKey.decompress(new byte[33], true));
  }
}
