package faraday.firmware.wire.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.JdkCrypto;
import faraday.firmware.wire.peer.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Project Wycheproof's cases for what this module uses. The files stay outside the project; the
 * number of cases checked may not fall below what was committed.
 */
final class WycheproofTest {

  /** SubjectPublicKeyInfo of an uncompressed P-256 key up to the point. */
  private static final byte[] SPKI_HEAD =
      Hex.bytes("3059301306072a8648ce3d020106082a8648ce3d030107034200");

  private @Nullable Path folder;
  private int checked;

  @BeforeEach
  void findFolder() {
    folder = WycheproofFolder.find();
  }

  @Test
  void verifiesEcdsaSignaturesInRawForm() throws IOException {
    for (Json group : file("ecdsa_secp256r1_sha256_p1363_test.json").list("testGroups")) {
      P256PublicKey key = P256PublicKey.decode(group.child("publicKey").hex("uncompressed"));
      assertNotNull(key);
      for (Json test : group.list("tests")) {
        boolean verified = key.verifies(test.hex("msg"), test.hex("sig"));
        assertEquals(isValid(test), verified, name(test));
        checked++;
      }
    }
    atLeast(262);
  }

  @Test
  void agreesOverBarePoints() throws IOException {
    for (Json group : file("ecdh_secp256r1_ecpoint_test.json").list("testGroups")) {
      group.list("tests").forEach(test -> agree(test, test.hex("public")));
    }
    atLeast(355);
  }

  @Test
  void agreesOverPointsInSubjectPublicKeyInfo() throws IOException {
    for (Json group : file("ecdh_secp256r1_test.json").list("testGroups")) {
      for (Json test : group.list("tests")) {
        byte[] info = test.hex("public");
        if (info.length >= SPKI_HEAD.length
            && Arrays.equals(SPKI_HEAD, Arrays.copyOf(info, SPKI_HEAD.length))) {
          agree(test, Arrays.copyOfRange(info, SPKI_HEAD.length, info.length));
        }
      }
    }
    atLeast(350);
  }

  @Test
  void sealsAndOpensAes256Gcm() throws IOException {
    for (Json group : file("aes_gcm_test.json").list("testGroups")) {
      if (group.number("keySize") == 256
          && group.number("ivSize") == 96
          && group.number("tagSize") == 128) {
        group.list("tests").forEach(this::gcm);
      }
    }
    atLeast(66);
  }

  @Test
  void derivesHkdf() throws IOException {
    for (Json group : file("hkdf_sha256_test.json").list("testGroups")) {
      group.list("tests").forEach(this::hkdf);
    }
    atLeast(86);
  }

  @Test
  void authenticatesHmac() throws IOException {
    for (Json group : file("hmac_sha256_test.json").list("testGroups")) {
      for (Json test : group.list("tests")) {
        byte[] mac = Hkdf.hmac(test.hex("key"), test.hex("msg"));
        byte[] tag = Arrays.copyOf(mac, group.number("tagSize") / 8);
        assertEquals(isValid(test), Arrays.equals(test.hex("tag"), tag), name(test));
        checked++;
      }
    }
    atLeast(174);
  }

  private void agree(Json test, byte[] point) {
    P256PublicKey peer = P256PublicKey.decode(point);
    checked++;
    if (test.text("result").equals("acceptable") && peer == null) {
      return; // compressed points: allowed elsewhere, refused here
    }
    if (test.text("result").equals("invalid")) {
      assertNull(peer, name(test));
      return;
    }
    assertNotNull(peer, name(test));
    byte[] scalar = JdkCrypto.fixed(new BigInteger(1, evenHex(test.text("private"))));
    byte[] secret = DhKey.of(scalar).agree(peer, into -> Arrays.fill(into, (byte) 0xC3));
    assertArrayEquals(test.hex("shared"), secret, name(test));
  }

  private void gcm(Json test) {
    AesGcm cipher = new AesGcm(test.hex("key"));
    byte[] sealed = JdkCrypto.concat(test.hex("ct"), test.hex("tag"));
    byte[] opened = cipher.open(test.hex("iv"), test.hex("aad"), sealed);
    if (isValid(test)) {
      assertArrayEquals(test.hex("msg"), opened, name(test));
      assertArrayEquals(
          sealed, cipher.seal(test.hex("iv"), test.hex("aad"), test.hex("msg")), name(test));
    } else {
      assertNull(opened, name(test));
    }
    checked++;
  }

  private void hkdf(Json test) {
    byte[] salt = test.hex("salt");
    byte[] secret = test.hex("ikm");
    int size = test.number("size");
    if (isValid(test)) {
      assertArrayEquals(
          test.hex("okm"), Hkdf.derive(salt, secret, test.hex("info"), size), name(test));
    } else {
      assertThrows(
          IllegalArgumentException.class, () -> Hkdf.derive(salt, secret, test.hex("info"), size));
    }
    checked++;
  }

  private Json file(String name) throws IOException {
    assertNotNull(folder);
    return Json.read(WycheproofFolder.file(folder, name));
  }

  private void atLeast(int committed) {
    System.out.println("wycheproof: " + checked + " cases checked, committed " + committed);
    assertFalse(checked < committed, checked + " of " + committed + " cases");
  }

  private static boolean isValid(Json test) {
    return test.text("result").equals("valid");
  }

  private static String name(Json test) {
    return "tcId " + test.text("tcId") + ": " + test.text("comment");
  }

  private static byte[] evenHex(String hex) {
    return Hex.bytes(hex.length() % 2 == 0 ? hex : "0" + hex);
  }
}
