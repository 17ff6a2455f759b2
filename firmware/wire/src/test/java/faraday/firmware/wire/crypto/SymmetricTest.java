package faraday.firmware.wire.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.peer.Hex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SHA-256, HMAC, HKDF and AES-256-GCM against published examples. */
final class SymmetricTest {

  @Test
  void hashesTheExampleOfFips180() {
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Hex.text(
            Sha256.of(
                "a".getBytes(StandardCharsets.US_ASCII),
                new byte[0],
                "bc".getBytes(StandardCharsets.US_ASCII))));
  }

  /** RFC 4231 §4.3. */
  @Test
  void authenticatesTheExampleOfRfc4231() {
    byte[] text = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);
    assertEquals(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        Hex.text(Hkdf.hmac("Jefe".getBytes(StandardCharsets.US_ASCII), text)));
  }

  /** RFC 5869 A.1, A.3 and (by counting bytes) A.2. */
  @Test
  void derivesTheExamplesOfRfc5869() {
    byte[] secret = new byte[22];
    Arrays.fill(secret, (byte) 0x0B);
    assertEquals(
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        Hex.text(
            Hkdf.derive(
                Hex.bytes("000102030405060708090a0b0c"),
                secret,
                Hex.bytes("f0f1f2f3f4f5f6f7f8f9"),
                42)));
    assertEquals(
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        Hex.text(Hkdf.derive(new byte[0], secret, new byte[0], 42)));
    assertEquals(
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
            + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
            + "cc30c58179ec3e87c14c01d5c1f3434f1d87",
        Hex.text(Hkdf.derive(counting(0x60, 80), counting(0x00, 80), counting(0xB0, 80), 82)));
  }

  @Test
  void expandsTo255BlocksAndNotOneByteMore() {
    assertEquals(
        Hkdf.MAX_OUTPUT_LENGTH,
        Hkdf.expand(new byte[32], new byte[0], Hkdf.MAX_OUTPUT_LENGTH).length);
    assertThrows(
        IllegalArgumentException.class,
        () -> Hkdf.expand(new byte[32], new byte[0], Hkdf.MAX_OUTPUT_LENGTH + 1));
  }

  /** Test cases 13, 14 and 16 of the GCM specification (McGrew and Viega, appendix B). */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000000000000000000000000000000000000000000000000000,"
        + "000000000000000000000000, '', '', 530f8afbc74536b9a963b4f1c4cb738b",
    "0000000000000000000000000000000000000000000000000000000000000000,"
        + "000000000000000000000000, '', 00000000000000000000000000000000,"
        + "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
    "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308,"
        + "cafebabefacedbaddecaf888, feedfacedeadbeeffeedfacedeadbeefabaddad2,"
        + "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39,"
        + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        + "76fc6ece0f4e1768cddf8853bb2d551b",
  })
  void sealsTheExamplesOfTheGcmSpecification(
      String key, String nonce, String associated, String plain, String sealed) {
    AesGcm cipher = new AesGcm(Hex.bytes(key));
    byte[] ad = Hex.bytes(associated);
    assertEquals(sealed, Hex.text(cipher.seal(Hex.bytes(nonce), ad, Hex.bytes(plain))));
    assertArrayEquals(Hex.bytes(plain), cipher.open(Hex.bytes(nonce), ad, Hex.bytes(sealed)));
  }

  @Test
  void opensNothingThatIsDamagedOrShort() {
    AesGcm cipher = new AesGcm(new byte[32]);
    byte[] nonce = new byte[12];
    byte[] sealed = cipher.seal(nonce, new byte[] {1}, new byte[20]);
    for (int at = 0; at < sealed.length; at++) {
      byte[] damaged = sealed.clone();
      damaged[at] ^= (byte) 0x80;
      assertNull(cipher.open(nonce, new byte[] {1}, damaged), "byte " + at);
    }
    assertNull(cipher.open(nonce, new byte[] {2}, sealed));
    for (int length = 0; length < sealed.length; length++) {
      assertNull(cipher.open(nonce, new byte[] {1}, Arrays.copyOf(sealed, length)));
    }
  }

  @Test
  void takesKeysOf32AndNoncesOf12BytesOnly() {
    assertThrows(IllegalArgumentException.class, () -> new AesGcm(new byte[16]));
    assertThrows(IllegalArgumentException.class, () -> new AesGcm(new byte[33]));
    AesGcm cipher = new AesGcm(new byte[32]);
    assertThrows(
        IllegalArgumentException.class, () -> cipher.seal(new byte[13], new byte[0], new byte[0]));
  }

  private static byte[] counting(int from, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (from + i);
    }
    return bytes;
  }
}
