package faraday.firmware.wire.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.JdkCrypto;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Es256Test {

  private static final String ORDER =
      "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551";

  private final SigningKey key = SigningKey.of(DemoKeys.scalar("charger sign"));
  private final byte[] message = "a session".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6979 appendix A.2.5, P-256 with SHA-256. */
  @ParameterizedTest
  @CsvSource({
    "sample,"
        + "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
        + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
    "test,"
        + "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367"
        + "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083",
  })
  void signsTheExamplesOfRfc6979(String text, String signature) {
    SigningKey sample =
        SigningKey.of(
            Hex.bytes("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"));
    assertArrayEquals(
        Hex.bytes(
            "04"
                + "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
                + "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299"),
        sample.publicKey().toArray());
    assertArrayEquals(Hex.bytes(signature), sample.sign(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void theJdkAcceptsWhatWeSign() {
    assertTrue(JdkCrypto.verifies(key.publicKey().toArray(), message, key.sign(message)));
  }

  @Test
  void acceptsTheOtherHalfOfS() {
    byte[] signature = key.sign(message);
    byte[] s = Arrays.copyOfRange(signature, 32, 64);
    byte[] other = JdkCrypto.fixed(JdkCrypto.order().subtract(new BigInteger(1, s)));
    System.arraycopy(other, 0, signature, 32, 32);
    assertTrue(key.publicKey().verifies(message, signature));
  }

  @Test
  void refusesEveryFlippedByteOfASignature() {
    byte[] signature = key.sign(message);
    assertTrue(key.publicKey().verifies(message, signature));
    for (int at = 0; at < signature.length; at++) {
      byte[] damaged = signature.clone();
      damaged[at] ^= 1;
      assertFalse(key.publicKey().verifies(message, damaged), "byte " + at);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "0, 0", "n, 1", "1, n", "n, n"})
  void refusesRAndSOutside1ToNMinus1(String r, String s) {
    assertFalse(key.publicKey().verifies(message, Hex.bytes(number(r) + number(s))));
  }

  @ParameterizedTest
  @CsvSource({"0", "63", "65", "128"})
  void refusesAnotherSignatureLength(int length) {
    assertFalse(key.publicKey().verifies(message, Arrays.copyOf(key.sign(message), length)));
  }

  @Test
  void aWipedKeySignsNothing() {
    SigningKey shortLived = SigningKey.of(DemoKeys.scalar("short"));
    shortLived.wipe();
    assertThrows(IllegalStateException.class, () -> shortLived.sign(message));
  }

  @Test
  void takesScalarsFrom1ToNMinus1Only() {
    assertThrows(IllegalArgumentException.class, () -> SigningKey.of(new byte[32]));
    assertThrows(IllegalArgumentException.class, () -> SigningKey.of(Hex.bytes(ORDER)));
    assertThrows(IllegalArgumentException.class, () -> SigningKey.of(new byte[31]));
    assertThrows(
        IllegalArgumentException.class, () -> SigningKey.of(Arrays.copyOf(new byte[] {1}, 33)));
    byte[] largest = Hex.bytes(ORDER);
    largest[31]--;
    byte[] negatedBase = SigningKey.of(largest).publicKey().toArray();
    byte[] one = new byte[32];
    one[31] = 1;
    byte[] base = SigningKey.of(one).publicKey().toArray();
    assertArrayEquals(Arrays.copyOf(base, 33), Arrays.copyOf(negatedBase, 33));
  }

  @Test
  void aKeyIdIsTheHeadOfTheHash() {
    byte[] hash = JdkCrypto.sha256(key.publicKey().toArray());
    assertEquals(Hex.text(Arrays.copyOf(hash, 4)), key.publicKey().keyId().toString());
  }

  private static String number(String name) {
    return name.equals("n") ? ORDER : "0".repeat(64 - name.length()) + name;
  }
}
