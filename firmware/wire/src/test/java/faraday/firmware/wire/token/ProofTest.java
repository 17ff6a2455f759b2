package faraday.firmware.wire.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.peer.JdkCrypto;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.token.Proof.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProofTest {

  private static final P256PublicKey KEY = SampleToken.PHONE.publicKey();

  private final byte[] hash = JdkCrypto.sha256(new byte[] {1});
  private final byte[] token = {2};
  private final byte[] credentials = {3};
  private final Proof start = Proof.over(Purpose.START, hash, token, credentials);
  private final byte[] signature = SampleToken.PHONE.sign(start.message());

  @Test
  void coversTheHandshakeTheTokenAndThePriceShown() {
    byte[] label = "faraday/1 start".getBytes(StandardCharsets.US_ASCII);
    byte[] payload = JdkCrypto.concat(JdkCrypto.sha256(token), JdkCrypto.sha256(credentials));
    byte[] header = {(byte) 0xA1, 0x01, 0x26};
    byte[] expected =
        TestCbor.encode(List.of("Signature1", header, JdkCrypto.concat(label, hash), payload));
    assertArrayEquals(expected, start.message());
    assertTrue(start.isSignedBy(KEY, signature));
    assertTrue(JdkCrypto.verifies(KEY.toArray(), expected, signature));
  }

  @Test
  void isNoneForAnythingElse() {
    byte[] other = {9};
    assertFalse(Proof.over(Purpose.STOP, hash, token, credentials).isSignedBy(KEY, signature));
    byte[] otherHash = JdkCrypto.sha256(other);
    assertFalse(
        Proof.over(Purpose.START, otherHash, token, credentials).isSignedBy(KEY, signature));
    assertFalse(Proof.over(Purpose.START, hash, other, credentials).isSignedBy(KEY, signature));
    assertFalse(Proof.over(Purpose.START, hash, token, other).isSignedBy(KEY, signature));
    assertFalse(start.isSignedBy(SampleToken.ISSUER.publicKey(), signature));
    assertFalse(start.isSignedBy(KEY, new byte[0]));
    assertFalse(start.isSignedBy(KEY, new byte[64]));
  }

  @Test
  void aStopCoversNoToken() {
    Proof stop = Proof.over(Purpose.STOP, hash, new byte[0], credentials);
    assertTrue(stop.isSignedBy(KEY, SampleToken.PHONE.sign(stop.message())));
    assertFalse(stop.isSignedBy(KEY, signature));
  }
}
