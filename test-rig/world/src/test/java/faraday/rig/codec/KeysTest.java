package faraday.rig.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private static final byte[] MESSAGE = "unit of charge".getBytes(US_ASCII);

  @Test
  void twiceTheBasePointIsTheOneOfThePublishedTable() {
    // "Mathematical routines for the NIST prime elliptic curves", P-256, 2G
    assertEquals(
        "04"
            + "7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978"
            + "07775510db8ed040293d9ac69f7430dbba7dade63ce982299e04b79d227873d1",
        HexFormat.of().formatHex(P256KeyPair.ofScalar(BigInteger.TWO).publicKey().bytes()));
  }

  @Test
  void ownArithmeticAgreesWithTheProvidersForTheLargestScalar() {
    BigInteger largest = Curve.N.subtract(BigInteger.ONE);

    byte[] point = P256KeyPair.ofScalar(largest).publicKey().x();

    assertArrayEquals(P256KeyPair.ofScalar(BigInteger.ONE).publicKey().x(), point);
  }

  @Test
  void signaturesOfDerivedKeysVerify() throws WireException {
    P256KeyPair pair = P256KeyPair.derived(1, "anna");

    byte[] signature = pair.sign(MESSAGE, new SeededSecureRandom(1, "anna"));

    pair.publicKey().verify(MESSAGE, signature);
    assertEquals(64, signature.length);
  }

  @Test
  void keysEphemeralsAndSignaturesRepeatWithTheSeedAndOnlyThen() {
    assertArrayEquals(everything(7, "anna"), everything(7, "anna"));
    assertFalse(Arrays.equals(everything(7, "anna"), everything(8, "anna")));
    assertFalse(Arrays.equals(everything(7, "anna"), everything(7, "bert")));
  }

  private static byte[] everything(long seed, String name) {
    SeededSecureRandom random = new SeededSecureRandom(seed, name);
    P256KeyPair pair = P256KeyPair.derived(seed, name);
    return Digests.join(
        pair.publicKey().bytes(),
        P256KeyPair.ephemeral(random).publicKey().bytes(),
        pair.sign(MESSAGE, random),
        pair.sign(MESSAGE, random));
  }

  @Test
  void twoSignaturesOfOneMessageDiffer() {
    SeededSecureRandom random = new SeededSecureRandom(1, "anna");
    P256KeyPair pair = P256KeyPair.derived(1, "anna");

    assertFalse(Arrays.equals(pair.sign(MESSAGE, random), pair.sign(MESSAGE, random)));
  }

  @Test
  void bothSidesAgreeOnTheSameSecret() {
    P256KeyPair a = P256KeyPair.derived(1, "a");
    P256KeyPair b = P256KeyPair.ephemeral(new SeededSecureRandom(1, "b"));

    assertArrayEquals(a.agree(b.publicKey()), b.agree(a.publicKey()));
  }

  @Test
  void signatureIsGoodInEitherHalfOfS() throws WireException {
    P256KeyPair pair = P256KeyPair.derived(1, "anna");
    byte[] signature = pair.sign(MESSAGE, new SeededSecureRandom(1, "anna"));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    byte[] other = signature.clone();
    Curve.copyRight(Curve.N.subtract(s), other, 32);

    pair.publicKey().verify(MESSAGE, other);
    assertFalse(Arrays.equals(signature, other));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 65})
  void signatureOfAnotherLengthIsRefused(int length) {
    P256PublicKey key = P256KeyPair.derived(1, "anna").publicKey();

    assertThrows(WireException.class, () -> key.verify(MESSAGE, new byte[length]));
  }

  @Test
  void signatureWithZerosOrTheOrderIsRefused() {
    P256PublicKey key = P256KeyPair.derived(1, "anna").publicKey();
    byte[] order = new byte[64];
    Curve.copyRight(Curve.N, order, 0);
    Curve.copyRight(Curve.N, order, 32);

    assertThrows(WireException.class, () -> key.verify(MESSAGE, new byte[64]));
    assertThrows(WireException.class, () -> key.verify(MESSAGE, order));
  }

  @Test
  void aPointThatIsNoneIsRefused() {
    byte[] good = P256KeyPair.derived(1, "anna").publicKey().bytes();
    byte[] off = good.clone();
    off[64] ^= 1;
    byte[] compressed = Arrays.copyOf(good, 33);
    compressed[0] = 2;
    byte[] infinity = new byte[65];
    infinity[0] = 4;
    byte[] beyond = good.clone();
    Arrays.fill(beyond, 1, 33, (byte) 0xFF);
    for (byte[] bad : new byte[][] {off, compressed, infinity, beyond, new byte[0]}) {
      WireException refusal = assertThrows(WireException.class, () -> P256PublicKey.parse(bad));
      assertEquals(WireException.Layer.KEY, refusal.layer());
    }
  }

  @Test
  void compressedPointsComeBackWithTheRightSign() throws WireException {
    for (int i = 0; i < 8; i++) {
      P256PublicKey key = P256KeyPair.derived(i, "sign").publicKey();
      assertEquals(key, P256PublicKey.ofCompressed(key.x(), key.odd()));
      assertNotEquals(key, P256PublicKey.ofCompressed(key.x(), !key.odd()));
    }
  }

  @Test
  void coseIsRefusedWithAnyByteChanged() throws WireException {
    P256KeyPair signer = P256KeyPair.derived(1, "office");
    byte[] cose =
        CoseSign1.sign(signer, CborBytes.of(Map.of(1L, 2L)), new SeededSecureRandom(1, "o"));
    CoseSign1.parse(cose).verify(signer.publicKey());

    for (int i = 0; i < cose.length; i++) {
      byte[] damaged = cose.clone();
      damaged[i] ^= 1;
      assertThrows(
          WireException.class,
          () -> CoseSign1.parse(damaged).verify(signer.publicKey()),
          "byte " + i);
    }
  }

  @Test
  void coseOfAnotherSignerIsRefusedByKeyId() throws WireException {
    P256KeyPair signer = P256KeyPair.derived(1, "office");
    P256PublicKey other = P256KeyPair.derived(2, "office").publicKey();
    CoseSign1 cose =
        CoseSign1.parse(CoseSign1.sign(signer, new byte[] {1}, new SeededSecureRandom(1, "o")));

    assertThrows(WireException.class, () -> cose.verify(other));
    assertArrayEquals(signer.publicKey().keyId(), cose.keyId());
  }

  @Test
  void idsTravelAsElevenCharacters() {
    assertEquals("AAECAwQFBgc", Id.ofHex("0001020304050607").text());
    assertEquals("0001020304050607", Id.ofHex("0001020304050607").toString());
    assertThrows(IllegalArgumentException.class, () -> Id.of(new byte[7]));
  }
}
