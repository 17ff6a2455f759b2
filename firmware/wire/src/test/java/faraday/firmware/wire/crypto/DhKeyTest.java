package faraday.firmware.wire.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.JdkCrypto;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DhKeyTest {

  /** RFC 5903 §8.1. */
  @Test
  void agreesOnTheExampleOfRfc5903() {
    DhKey initiator =
        DhKey.of(Hex.bytes("C88F01F510D9AC3F70A292DAA2316DE544E9AAB8AFE84049C62A9C57862D1433"));
    P256PublicKey responder =
        P256PublicKey.decode(
            Hex.bytes(
                "04"
                    + "D12DFB5289C8D4F81208B70270398C342296970A0BCCB74C736FC7554494BF63"
                    + "56FBF3CA366CC23E8157854C13C58D6AAC23F046ADA30F8353E74F33039872AB"));
    assertNotNull(responder);
    assertArrayEquals(
        Hex.bytes("D6840F6B42F6EDAFD13116E0E12565202FEF8E9ECE7DCE03812464D04B9442DE"),
        initiator.agree(responder, blind(0x00)));
  }

  @Test
  void agreesWithTheJdkWhateverTheBlind() {
    DhKey own = DhKey.of(DemoKeys.scalar("charger dh"));
    P256PublicKey peer = DhKey.of(DemoKeys.scalar("phone e")).publicKey();
    byte[] expected = JdkCrypto.ecdh(DemoKeys.scalar("charger dh"), peer.toArray());
    for (int fill : new int[] {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
      assertArrayEquals(expected, own.agree(peer, blind(fill)));
    }
  }

  @Test
  void aBlindedScalarIsAnotherNumberForTheSamePoint() {
    BigInteger scalar = new BigInteger(1, DemoKeys.scalar("charger dh"));
    byte[] blind = DemoKeys.bytes("blind", 16);
    BigInteger blinded = DhKey.blinded(scalar, blind);
    assertEquals(scalar, blinded.mod(JdkCrypto.order()));
    assertEquals(new BigInteger(1, blind), blinded.divide(JdkCrypto.order()));
  }

  @Test
  void drawsAFreshBlindForEveryAgreement() {
    AtomicInteger draws = new AtomicInteger();
    DhKey own = DhKey.of(DemoKeys.scalar("charger dh"));
    Entropy counting =
        into -> {
          assertEquals(16, into.length);
          draws.incrementAndGet();
        };
    own.agree(own.publicKey(), counting);
    own.agree(own.publicKey(), counting);
    assertEquals(2, draws.get());
  }

  @Test
  void drawsAgainUntilTheNumberIsAScalar() {
    byte[] tooLarge = new byte[32];
    Arrays.fill(tooLarge, (byte) 0xFF);
    byte[] scalar = DemoKeys.scalar("fresh");
    DhKey key = DhKey.generate(DemoKeys.scripted(tooLarge, new byte[32], tooLarge, scalar));
    assertEquals(DhKey.of(scalar).publicKey(), key.publicKey());
  }

  @Test
  void aSourceThatGivesNoScalarFourTimesIsBroken() {
    assertThrows(IllegalStateException.class, () -> DhKey.generate(into -> {}));
  }

  @Test
  void aWipedKeyAgreesOnNothing() {
    DhKey key = DhKey.of(DemoKeys.scalar("short"));
    P256PublicKey peer = key.publicKey();
    key.wipe();
    assertThrows(IllegalStateException.class, () -> key.agree(peer, blind(1)));
  }

  private static Entropy blind(int fill) {
    return into -> Arrays.fill(into, (byte) fill);
  }
}
