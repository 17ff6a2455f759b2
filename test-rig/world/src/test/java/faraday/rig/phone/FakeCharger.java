package faraday.rig.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Digests;
import faraday.rig.codec.Frame;
import faraday.rig.codec.Id;
import faraday.rig.codec.KnInitiator;
import faraday.rig.codec.KnResponder;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.WireException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The charger's side of SPEC §2-§6 for tests, as thin as the frames allow. It decides nothing. */
final class FakeCharger {

  static final long NOW_S = 1_767_225_600;

  final Id id = Id.derived(1, "charger");
  final Id site = Id.derived(1, "site");
  final P256KeyPair dh = P256KeyPair.derived(1, "charger dh");
  final P256KeyPair sign = P256KeyPair.derived(1, "charger sign");
  final SeededSecureRandom random = new SeededSecureRandom(1, "charger");
  final Object[] shown = {
    new byte[16], id.bytes(), NOW_S, 1, 14_400, 0, 1440, 100, 45, 978, new byte[] {1}, 0, 0, 1
  };

  byte[] m1 = new byte[0];
  byte[] m2 = new byte[0];
  byte[] m2Plain = new byte[0];
  private byte[] beaconId = new byte[4];
  private @Nullable KnInitiator noise;
  private KnResponder.@Nullable Channel channel;

  ChargerEntry entry() {
    return new ChargerEntry(id, site, dh.publicKey(), sign.publicKey());
  }

  byte[] m0() {
    return m0(1, new byte[] {1}, dh.publicKey().keyId());
  }

  byte[] m0(int version, byte[] suites, byte[] keyId) {
    random.nextBytes(beaconId);
    byte[] clear =
        CborBytes.array(version, suites, beaconId, id.bytes(), keyId, new byte[] {1}, new byte[4]);
    P256KeyPair ephemeral = P256KeyPair.ephemeral(random);
    noise = new KnInitiator(KnResponder.prologue(1, 2), dh, ephemeral, clear);
    return frame(Frame.M0, Digests.join(ephemeral.publicKey().bytes(), clear));
  }

  /** Opens M1 and takes its challenge over into M2. */
  CborValue readM1(byte[] bytes) throws WireException {
    m1 = bytes;
    byte[] body = Frame.parse(bytes).body();
    if (!Arrays.equals(beaconId, Arrays.copyOf(body, 4)) || body[4] != 1) {
      throw new WireException(WireException.Layer.FRAME, "beacon id or suite");
    }
    KnInitiator handshake = requireNonNull(noise);
    byte[] plain =
        handshake.read(Arrays.copyOfRange(body, 5, 70), Arrays.copyOfRange(body, 70, body.length));
    channel = handshake.channel();
    CborValue items = CborValue.parse(plain).array(7);
    shown[0] = items.at(0).bytes(16);
    return items;
  }

  byte[] m2() {
    m2Plain = CborBytes.array(shown);
    m2 = sealed(Frame.M2, m2Plain);
    return m2;
  }

  /** Opens M3: [token, proof]. */
  CborValue readM3(byte[] bytes) throws WireException {
    Frame frame = Frame.parse(bytes);
    if (frame.type() != Frame.M3 || !Arrays.equals(beaconId, Arrays.copyOf(frame.body(), 4))) {
      throw new WireException(WireException.Layer.FRAME, "not M3 of this beacon");
    }
    byte[] body = frame.body();
    return open(Arrays.copyOfRange(body, 4, body.length)).array(2);
  }

  CborValue readUp(byte[] bytes) throws WireException {
    Frame frame = Frame.parse(bytes);
    if (frame.type() != Frame.UP) {
      throw new WireException(WireException.Layer.FRAME, "not a courier frame");
    }
    return open(frame.body());
  }

  private CborValue open(byte[] sealed) throws WireException {
    return CborValue.parse(channel().incoming().open(sealed));
  }

  /** SPEC §3.4: over "faraday/1 word" ‖ h, SHA-256(token) ‖ SHA-256(M2 plaintext). */
  void checkProof(String word, CborValue m3, P256PublicKey phone) throws WireException {
    byte[] external = Digests.join(("faraday/1 " + word).getBytes(US_ASCII), channel().hash());
    byte[] payload = Digests.join(Digests.sha256(m3.at(0).bytes()), Digests.sha256(m2Plain));
    byte[] header = {(byte) 0xA1, 0x01, 0x26};
    phone.verify(CoseSign1.toBeSigned(header, external, payload), m3.at(1).bytes(64));
  }

  byte[] sealed(int type, byte[] plaintext) {
    return frame(type, channel().outgoing().seal(plaintext));
  }

  byte[] receipt(byte[] payload) {
    return CoseSign1.sign(sign, payload, random);
  }

  static byte[] frame(int type, byte[] body) {
    return new Frame(type, body).bytes();
  }

  private KnResponder.Channel channel() {
    return requireNonNull(channel);
  }
}
