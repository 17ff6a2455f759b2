package faraday.firmware.app;

import faraday.firmware.wire.BeaconId;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.crypto.Sha256;
import faraday.firmware.wire.crypto.SigningKey;
import faraday.firmware.wire.frame.Beacon;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.Profile;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.noise.Transport;
import faraday.firmware.wire.token.Proof;
import faraday.firmware.wire.token.Token;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A known answer for everything a start computes: handshake, sealing, token, proof, record
 * signature. Whoever starts a charger runs it before phones are served: once to know that it
 * computes rightly, {@value #ROUNDS} times so that the first driver does not wait for a cold
 * machine. Nothing of it touches a port.
 */
public final class TapSelfTest {

  /** Rounds after which a first tap is about as quick as later ones. */
  public static final int ROUNDS = 40;

  private static final long NOON_S = 1_767_268_800L;
  private static final HexFormat HEX = HexFormat.of();

  private TapSelfTest() {}

  /** Runs so many rounds; false as soon as one comes to something else. */
  public static boolean passes(int rounds) {
    for (int i = 0; i < rounds; i++) {
      byte[] outcome = outcome();
      if (outcome == null || !Arrays.equals(outcome, HEX.parseHex(SelfTestTap.EXPECTED))) {
        return false;
      }
    }
    return true;
  }

  /** One start; null when something that must open or verify does not. */
  static byte @Nullable [] outcome() {
    ChargerHandshake handshake =
        ChargerHandshake.begin(
            DhKey.of(secret("charger dh")), scripted(), Profile.READER, beacon());
    if (!(PhoneFrame.parse(HEX.parseHex(SelfTestTap.M1))
            instanceof Decoded.Value<PhoneFrame>(PhoneFrame.Request m1)
        && handshake.open(m1) instanceof ChargerHandshake.Opened opened)) {
      return null;
    }
    byte[] credentials = HEX.parseHex(SelfTestTap.CREDENTIALS);
    Transport transport = opened.transport();
    byte[] m2 = Frame.encode(FrameType.CREDENTIALS, transport.seal(credentials));
    if (!accepts(transport, opened.handshakeHash(), credentials)) {
      return null;
    }
    byte[] m4 = Frame.encode(FrameType.ANSWER, transport.seal(HEX.parseHex(SelfTestTap.ANSWER)));
    byte[] signature = SigningKey.of(secret("charger sign")).sign(credentials);
    return Sha256.of(handshake.m0Frame(), m2, m4, signature);
  }

  private static boolean accepts(Transport transport, Bytes handshakeHash, byte[] credentials) {
    if (!(PhoneFrame.parse(HEX.parseHex(SelfTestTap.M3))
        instanceof Decoded.Value<PhoneFrame>(PhoneFrame.Token m3))) {
      return false;
    }
    byte[] plaintext = transport.open(m3.sealed().toArray());
    if (plaintext == null
        || !(TokenDelivery.parse(plaintext)
            instanceof Decoded.Value<TokenDelivery>(TokenDelivery delivery))
        || !(Token.parse(delivery.token().toArray())
            instanceof Decoded.Value<Token>(Token token))) {
      return false;
    }
    P256PublicKey issuer = SigningKey.of(secret("issuer")).publicKey();
    P256PublicKey phone = token.claims().phoneKey().decompress();
    Proof proof =
        Proof.over(
            Proof.Purpose.START, handshakeHash.toArray(), delivery.token().toArray(), credentials);
    return token.isSignedBy(issuer)
        && phone != null
        && proof.isSignedBy(phone, delivery.proof().toArray());
  }

  private static Beacon beacon() {
    return new Beacon(
        BeaconId.of(Arrays.copyOf(secret("beacon id"), BeaconId.LENGTH)),
        Id8.of(Arrays.copyOf(secret("charger id"), Id8.LENGTH)),
        new Beacon.Flags(true, false, false, true),
        NOON_S);
  }

  /** The ephemeral key to whoever draws one, a pattern to whoever blinds. */
  private static Entropy scripted() {
    return into -> {
      byte[] drawn = secret("charger e");
      if (into.length == drawn.length) {
        System.arraycopy(drawn, 0, into, 0, into.length);
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
