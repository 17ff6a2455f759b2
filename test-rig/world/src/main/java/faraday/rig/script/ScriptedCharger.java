package faraday.rig.script;

import static java.nio.charset.StandardCharsets.US_ASCII;

import faraday.rig.codec.CborBytes;
import faraday.rig.codec.CborValue;
import faraday.rig.codec.CoseSign1;
import faraday.rig.codec.Digests;
import faraday.rig.codec.Frame;
import faraday.rig.codec.Id;
import faraday.rig.codec.KnInitiator;
import faraday.rig.codec.KnResponder;
import faraday.rig.codec.KnResponder.Channel;
import faraday.rig.codec.P256KeyPair;
import faraday.rig.codec.P256PublicKey;
import faraday.rig.codec.Resumption;
import faraday.rig.codec.SeededSecureRandom;
import faraday.rig.codec.WireException;
import faraday.rig.phone.ChargerEntry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The charger's side of SPEC §2 to §6, thin as the frames allow: it makes M0, M2, M4 and courier
 * questions, opens M1, M3 and courier answers, signs records. What they say is the test's business.
 */
public final class ScriptedCharger {

  private static final int BEACON_ID_BYTES = 4;
  private static final int EPHEMERAL_BYTES = 65;
  private static final byte[] ES256_HEADER = {(byte) 0xA1, 0x01, 0x26};

  private final Id id;
  private final Id site;
  private final P256KeyPair dh;
  private final P256KeyPair sign;
  private final SeededSecureRandom random;
  private final Object[] shown;
  private final byte[] beaconId = new byte[BEACON_ID_BYTES];
  private byte[] credentials = new byte[0];
  private @Nullable KnInitiator noise;
  private @Nullable Channel channel;

  /**
   * A charger of a seed and name that shows 0.45 per kWh and 1.00 per hour in EUR, sessions of at
   * most 4 h and one free connector.
   *
   * @param nowS trusted time it shows, seconds UTC
   */
  public ScriptedCharger(long seed, String name, long nowS) {
    id = Id.derived(seed, name);
    site = Id.derived(seed, "site");
    dh = P256KeyPair.derived(seed, name + " dh");
    sign = P256KeyPair.derived(seed, name + " sign");
    random = new SeededSecureRandom(seed, name);
    shown =
        new Object[] {
          new byte[16], id.bytes(), nowS, 1, 14_400, 0, 1440, 100, 45, 978, new byte[] {0}, 0, 0, 1
        };
  }

  /** Its directory entry. */
  public ChargerEntry entry() {
    return new ChargerEntry(id, site, dh.publicKey(), sign.publicKey());
  }

  /** Item {@code index} of the credentials it shows next. */
  public Object shown(int index) {
    return shown[index];
  }

  /** Changes item {@code index} of the credentials it shows next (SPEC §3.3). */
  public void show(int index, Object value) {
    shown[index] = value;
  }

  /** A fresh beacon as it should be. */
  public byte[] m0() {
    return m0(1, new byte[] {1}, dh.publicKey().keyId());
  }

  /** A fresh beacon of this version, these suites and this static key id. */
  public byte[] m0(int version, byte[] suites, byte[] keyId) {
    random.nextBytes(beaconId);
    byte[] clear =
        CborBytes.array(version, suites, beaconId, id.bytes(), keyId, new byte[] {1}, new byte[4]);
    P256KeyPair ephemeral = P256KeyPair.ephemeral(random);
    noise = new KnInitiator(KnResponder.prologue(1, 2), dh, ephemeral, clear);
    return new Frame(Frame.M0, Digests.join(ephemeral.publicKey().bytes(), clear)).bytes();
  }

  /** Opens M1; its challenge is echoed in the next M2. */
  public CborValue readM1(byte[] bytes) throws WireException {
    byte[] body = bodyOf(Frame.M1, bytes);
    int sealedAt = BEACON_ID_BYTES + 1 + EPHEMERAL_BYTES;
    if (!Arrays.equals(beaconId, Arrays.copyOf(body, BEACON_ID_BYTES)) || body[4] != 1) {
      throw new WireException(WireException.Layer.FRAME, "beacon id or suite");
    }
    KnInitiator handshake = need(noise);
    byte[] plain =
        handshake.read(
            Arrays.copyOfRange(body, BEACON_ID_BYTES + 1, sealedAt),
            Arrays.copyOfRange(body, sealedAt, body.length));
    channel = handshake.channel();
    CborValue items = CborValue.parse(plain);
    shown[0] = items.at(0).bytes(16);
    return items;
  }

  /** The ticket that the present conversation leaves (SPEC §3.7). */
  public Resumption resumption() {
    return need(channel).resumption();
  }

  /** The hash before the payload of the last M1. */
  public byte[] boundHash() {
    return need(noise).boundHash();
  }

  /** The credentials, sealed. */
  public byte[] m2() {
    credentials = CborBytes.array(shown);
    return sealed(Frame.M2, credentials);
  }

  /** Opens M3: token and proof. */
  public CborValue readM3(byte[] bytes) throws WireException {
    byte[] body = bodyOf(Frame.M3, bytes);
    if (!Arrays.equals(beaconId, Arrays.copyOf(body, BEACON_ID_BYTES))) {
      throw new WireException(WireException.Layer.FRAME, "another beacon");
    }
    return open(Arrays.copyOfRange(body, BEACON_ID_BYTES, body.length)).array(2);
  }

  /** SPEC §3.4, for the word "start" or "stop". */
  public void checkProof(String word, CborValue m3, P256PublicKey phone) throws WireException {
    byte[] hash = need(channel).hash();
    byte[] external = Digests.join(("faraday/1 " + word).getBytes(US_ASCII), hash);
    byte[] payload = Digests.join(Digests.sha256(m3.at(0).bytes()), Digests.sha256(credentials));
    phone.verify(CoseSign1.toBeSigned(ES256_HEADER, external, payload), m3.at(1).bytes(64));
  }

  /** M4 or a courier question of these items. */
  public byte[] sealedArray(int type, @Nullable Object... items) {
    return sealed(type, CborBytes.array(items));
  }

  /** Any plaintext, sealed under the next counter. */
  public byte[] sealed(int type, byte[] plaintext) {
    return new Frame(type, need(channel).outgoing().seal(plaintext)).bytes();
  }

  /** Opens a courier answer. */
  public CborValue readUp(byte[] bytes) throws WireException {
    return open(bodyOf(Frame.UP, bytes));
  }

  /** Signs a session record. */
  public byte[] signed(byte[] payload) {
    return CoseSign1.sign(sign, payload, random);
  }

  private CborValue open(byte[] sealed) throws WireException {
    return CborValue.parse(need(channel).incoming().open(sealed));
  }

  private static byte[] bodyOf(int type, byte[] bytes) throws WireException {
    Frame frame = Frame.parse(bytes);
    if (frame.type() != type) {
      throw new WireException(WireException.Layer.FRAME, "another frame");
    }
    return frame.body();
  }

  private static <T> T need(@Nullable T step) {
    if (step == null) {
      throw new IllegalStateException("the script lacks a step before this one");
    }
    return step;
  }
}
