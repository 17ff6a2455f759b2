package faraday.firmware.app;

import faraday.firmware.tap.ReaderDialogue;
import faraday.firmware.tap.TapDesk;
import faraday.firmware.tap.TapProtocol;
import faraday.firmware.wire.BeaconId;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.Sha256;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A known answer for the whole path of a start: APDUs, handshake, sealing, token, both signatures,
 * every row of the decision, the order's bytes, answer, farewell, record signature. A charger runs
 * it once when it boots, and serves no tap when it fails; whoever starts one runs {@value #ROUNDS}
 * before, so that the first driver does not wait for a cold machine. Nothing of it touches a port.
 */
public final class TapSelfTest {

  /** Rounds after which a first tap is about as quick as later ones. */
  public static final int ROUNDS = 150;

  private static final HexFormat HEX = HexFormat.of();
  private static final int FRAMES = 3;

  private TapSelfTest() {}

  /** Runs so many rounds; false as soon as one comes to something else. */
  public static boolean passes(int rounds) {
    byte[] expected = HEX.parseHex(SelfTestTap.EXPECTED);
    for (int i = 0; i < rounds; i++) {
      if (!Arrays.equals(outcome(SelfTestTap.M1, SelfTestTap.M3), expected)) {
        return false;
      }
    }
    return true;
  }

  /**
   * One round at boot, whose token is then shown to the charger's own desk: it is made for another
   * charger, so a refusal is all that may come of it.
   */
  static boolean passesAt(TapDesk desk) {
    SelfTestDesk scripted = desk();
    boolean passed =
        Arrays.equals(
            outcome(scripted, SelfTestTap.M1, SelfTestTap.M3), HEX.parseHex(SelfTestTap.EXPECTED));
    scripted.showTo(desk);
    return passed;
  }

  /** What one start by these frames comes to; empty when it breaks off. */
  static byte[] outcome(String m1, String m3) {
    return outcome(desk(), m1, m3);
  }

  private static SelfTestDesk desk() {
    P256PublicKey issuer = SigningKey.of(secret("issuer")).publicKey();
    return new SelfTestDesk(issuer, id("charger id"), id("session id"));
  }

  private static byte[] outcome(SelfTestDesk desk, String m1, String m3) {
    TapProtocol protocol =
        new TapProtocol(
            DhKey.of(secret("charger dh")), scripted(), Profile.READER, id("charger id"), desk);
    SelfTestPhone phone = new SelfTestPhone(HEX.parseHex(m1), HEX.parseHex(m3));
    List<byte[]> heard = phone.tap(new ReaderDialogue(protocol));
    if (heard.size() < FRAMES) {
      return new byte[0];
    }
    byte[] credentials = HEX.parseHex(SelfTestTap.CREDENTIALS);
    byte[] signature = SigningKey.of(secret("charger sign")).sign(credentials);
    return Sha256.of(heard.get(0), heard.get(1), heard.get(2), signature);
  }

  private static Id8 id(String name) {
    return Id8.of(Arrays.copyOf(secret(name), Id8.LENGTH));
  }

  /** The beacon's name and key to whoever draws them, a pattern to whoever blinds. */
  private static Entropy scripted() {
    byte[] key = secret("charger e");
    byte[] name = secret("beacon id");
    return into -> {
      if (into.length == key.length) {
        System.arraycopy(key, 0, into, 0, into.length);
      } else if (into.length == BeaconId.LENGTH) {
        System.arraycopy(name, 0, into, 0, into.length);
      } else {
        Arrays.fill(into, (byte) 0x5A);
      }
    };
  }

  /** No secret at all: the hash of a name. */
  private static byte[] secret(String name) {
    return Sha256.of(("faraday vector " + name).getBytes(StandardCharsets.US_ASCII));
  }
}
