package faraday.rig.threat;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.Digests;
import faraday.rig.codec.Frame;
import faraday.rig.codec.KnResponder;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.WireException;
import faraday.rig.phone.ChargerEntry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One side of one handshake, made by hand: everybody who knows the charger's public key can do it,
 * and say in it what no wallet would.
 */
final class Handmade {

  static final int START = 1;
  static final int STOP = 2;
  static final int READ = 3;
  static final int COURIER = 4;

  private static final int READER = 2;
  private static final int EPHEMERAL_BYTES = 65;

  private final ChargerEntry charger;
  private final SeededSecureRandom random;
  private int profile = READER;
  private int suite = 1;
  private KnResponder.@Nullable Channel channel;
  private byte[] beaconId = new byte[4];

  Handmade(ChargerEntry charger, String name) {
    this.charger = charger;
    this.random = new SeededSecureRandom(1, name);
  }

  Handmade profile(int newProfile) {
    profile = newProfile;
    return this;
  }

  Handmade suite(int newSuite) {
    suite = newSuite;
    return this;
  }

  /** An honest M1 for this beacon. */
  byte[] m1(byte[] m0, int intent, long phoneTimeS) {
    return m1(m0, CborBytes.array(new byte[16], intent, 3, phoneTimeS, 0, 0, 0));
  }

  /** M1 with any payload. */
  byte[] m1(byte[] m0, byte[] payload) {
    byte[] body = Arrays.copyOfRange(m0, Frame.HEADER_BYTES, m0.length);
    byte[] clear = Arrays.copyOfRange(body, EPHEMERAL_BYTES, body.length);
    KnResponder noise =
        new KnResponder(
            KnResponder.prologue(suite, profile),
            charger.dhKey(),
            key(Arrays.copyOf(body, EPHEMERAL_BYTES)),
            clear);
    KnResponder.Message reply = noise.writeReply(P256KeyPair.ephemeral(random), payload);
    channel = noise.channel();
    beaconId = beaconIdOf(clear);
    byte[] suiteByte = {(byte) suite};
    return new Frame(Frame.M1, Digests.join(beaconId, suiteByte, reply.ephemeral(), reply.sealed()))
        .bytes();
  }

  /** Opens what the charger said; empty when it does not open. */
  byte[] opened(byte[] frame) {
    try {
      return open().incoming().open(Arrays.copyOfRange(frame, Frame.HEADER_BYTES, frame.length));
    } catch (WireException e) {
      return new byte[0];
    }
  }

  /** M3 with any plaintext. */
  byte[] m3(byte[] plaintext) {
    byte[] sealed = open().outgoing().seal(plaintext);
    return new Frame(Frame.M3, Digests.join(beaconId, sealed)).bytes();
  }

  /** A courier frame with any plaintext. */
  byte[] up(byte[] plaintext) {
    return new Frame(Frame.UP, open().outgoing().seal(plaintext)).bytes();
  }

  /** The handshake's hash, which proofs cover. */
  byte[] hash() {
    return open().hash();
  }

  private KnResponder.Channel open() {
    KnResponder.Channel now = channel;
    if (now == null) {
      throw new IllegalStateException("no M1 yet");
    }
    return now;
  }

  private static P256PublicKey key(byte[] bytes) {
    try {
      return P256PublicKey.parse(bytes);
    } catch (WireException e) {
      throw new AssertionError("M0 holds no key", e);
    }
  }

  private static byte[] beaconIdOf(byte[] clear) {
    try {
      return CborValue.parse(clear).at(2).bytes(4);
    } catch (WireException e) {
      throw new AssertionError("M0 names no beacon", e);
    }
  }
}
