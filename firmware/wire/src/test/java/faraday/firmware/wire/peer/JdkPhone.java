package faraday.firmware.wire.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The responder of {@code Noise_KN_P256_AESGCM_SHA256} on the JDK, from the text of SPEC §2. */
public final class JdkPhone {

  private static final byte[] EMPTY = new byte[0];

  private final JdkNoise noise;
  private final byte[] ephemeral;
  private final byte[] m1;
  private long received;
  private long sent;

  /**
   * Answers a beacon.
   *
   * @param chargerStatic the charger's Noise key, 65 bytes
   * @param ephemeral the phone's ephemeral scalar
   * @param profile last byte of the prologue
   * @param m0 the beacon frame
   * @param request plaintext of M1
   */
  public JdkPhone(byte[] chargerStatic, byte[] ephemeral, int profile, byte[] m0, byte[] request) {
    this(chargerStatic, ephemeral, profile, m0, boundHash -> request);
  }

  /** The same with a request that is made from the hash before it (SPEC §3.7). */
  public JdkPhone(
      byte[] chargerStatic,
      byte[] ephemeral,
      int profile,
      byte[] m0,
      UnaryOperator<byte[]> requestOf) {
    this.ephemeral = ephemeral;
    byte[] chargerEphemeral = Arrays.copyOfRange(m0, 3, 68);
    byte[] payload = Arrays.copyOfRange(m0, 68, m0.length);
    noise = begin(chargerStatic, chargerEphemeral, payload, profile);
    byte[] own = JdkCrypto.publicOf(ephemeral);
    noise.mixHash("M1Ephemeral", own);
    noise.mixKey("Ee", JdkCrypto.ecdh(ephemeral, chargerEphemeral));
    noise.mixKey("Se", JdkCrypto.ecdh(ephemeral, chargerStatic));
    byte[] sealed = noise.seal(requestOf.apply(noise.value("hAfterM1Ephemeral")));
    noise.split();
    noise.resume();
    // version, suites, then the beacon id's head: its 4 bytes stand at offset 5 of the payload
    byte[] beaconId = Arrays.copyOfRange(payload, 5, 9);
    this.m1 = frame(0x11, JdkCrypto.concat(beaconId, new byte[] {1}, own, sealed));
  }

  /**
   * What one who knows the charger's secret can seal under a point off the curve, if the charger
   * goes on with its own key in place of that point.
   */
  public static byte[] forgedM1(
      byte[] chargerSecret, byte[] offCurve, int profile, byte[] m0, byte[] request) {
    byte[] chargerStatic = JdkCrypto.publicOf(chargerSecret);
    byte[] payload = Arrays.copyOfRange(m0, 68, m0.length);
    byte[] chargerEphemeral = Arrays.copyOfRange(m0, 3, 68);
    JdkNoise noise = begin(chargerStatic, chargerEphemeral, payload, profile);
    noise.mixHash("M1Ephemeral", offCurve);
    noise.mixKey("Ee", JdkCrypto.ecdh(chargerSecret, chargerEphemeral));
    noise.mixKey("Se", JdkCrypto.ecdh(chargerSecret, chargerStatic));
    byte[] beaconId = Arrays.copyOfRange(payload, 5, 9);
    return frame(0x11, JdkCrypto.concat(beaconId, new byte[] {1}, offCurve, noise.seal(request)));
  }

  /** The M1 frame. */
  public byte[] m1() {
    return m1.clone();
  }

  /** {@code h} after M1. */
  public byte[] handshakeHash() {
    return noise.hash();
  }

  /** The phone's ephemeral scalar. */
  public byte[] ephemeral() {
    return ephemeral.clone();
  }

  /** Every intermediate value by name, in the order it arose. */
  public Map<String, byte[]> trace() {
    return noise.trace;
  }

  /** Names the ticket that this handshake leaves. */
  public byte[] ticketId() {
    return noise.value("ticketId").clone();
  }

  /** What shows that ticket in another handshake whose hash so far is this. */
  public byte[] ticketProof(byte[] boundHash) {
    byte[] purpose = "FDY1-STOP".getBytes(StandardCharsets.US_ASCII);
    return JdkCrypto.hmac(noise.value("resumptionKey"), purpose, boundHash);
  }

  /** Opens the body of the charger's next frame. */
  public byte[] open(byte[] frame) {
    byte[] sealed = Arrays.copyOfRange(frame, 3, frame.length);
    try {
      byte[] key = noise.value("kChargerToPhone");
      return JdkCrypto.gcm(false, key, received++, EMPTY, sealed);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Seals the phone's next transport message. */
  public byte[] seal(byte[] plaintext) {
    try {
      return JdkCrypto.gcm(true, noise.value("kPhoneToCharger"), sent++, EMPTY, plaintext);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** An M3 frame around the sealed plaintext. */
  public byte[] m3(byte[] plaintext) {
    return frame(0x13, JdkCrypto.concat(Arrays.copyOfRange(m1, 3, 7), seal(plaintext)));
  }

  private static JdkNoise begin(
      byte[] chargerStatic, byte[] chargerEphemeral, byte[] payload, int profile) {
    JdkNoise noise = new JdkNoise("Noise_KN_P256_AESGCM_SHA256");
    byte[] label = "faraday/1".getBytes(StandardCharsets.US_ASCII);
    noise.mixHash("Prologue", JdkCrypto.concat(label, new byte[] {1, (byte) profile}));
    noise.mixHash("Static", chargerStatic);
    noise.mixHash("M0Ephemeral", chargerEphemeral);
    noise.mixHash("M0Payload", payload);
    return noise;
  }

  /** Type, length, body. */
  public static byte[] frame(int type, byte[] body) {
    byte[] header = {(byte) type, (byte) (body.length >> 8), (byte) body.length};
    return JdkCrypto.concat(header, body);
  }
}
