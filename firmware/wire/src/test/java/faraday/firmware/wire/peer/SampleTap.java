package faraday.firmware.wire.peer;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.BeaconId;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.crypto.DhKey;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Beacon;
import faraday.firmware.wire.frame.ChargerHandshake;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.frame.Credentials;
import faraday.firmware.wire.frame.Frame;
import faraday.firmware.wire.frame.FrameType;
import faraday.firmware.wire.frame.PhoneFrame;
import faraday.firmware.wire.frame.Profile;
import faraday.firmware.wire.frame.TokenDelivery;
import faraday.firmware.wire.noise.Transport;
import faraday.firmware.wire.token.Proof;
import java.util.List;

/** One whole start, charger on the code under test, phone on the JDK. */
public final class SampleTap {

  /** The charger's Noise key. */
  public static final DhKey CHARGER = DhKey.of(DemoKeys.scalar("charger dh"));

  /** The charger's beacon. */
  public static final Beacon BEACON =
      new Beacon(
          BeaconId.of(DemoKeys.bytes("beacon id", 4)),
          Id8.of(SampleToken.CHARGER_ID),
          new Beacon.Flags(true, false, false, true),
          SampleToken.NOON_S);

  /** What the phone wants to know back. */
  public static final byte[] CHALLENGE = DemoKeys.bytes("challenge", 16);

  /** Plaintext of M1. */
  public static final byte[] REQUEST =
      TestCbor.encode(List.of(CHALLENGE, 1, 3, SampleToken.NOON_S + 2, 20_000, 7_200, 1));

  /** The beacon's handshake. */
  public final ChargerHandshake handshake;

  /** M0. */
  public final byte[] m0;

  /** The phone, which has answered M0. */
  public final JdkPhone phone;

  /** Plaintext of M2, or of what is shown beside M0 in profile 03. */
  public final byte[] credentials;

  /** The token. */
  public final byte[] token = new SampleToken().signed();

  /** What the phone's key signs. */
  public final Proof statement;

  /** The phone's signature. */
  public final byte[] proof;

  /** A tap in profile 02. */
  public SampleTap() {
    this(Profile.READER);
  }

  /** A tap in any profile; in profile 03 nobody has challenged the charger. */
  public SampleTap(Profile profile) {
    handshake = begin(profile);
    m0 = handshake.m0Frame();
    phone =
        new JdkPhone(
            CHARGER.publicKey().toArray(), DemoKeys.scalar("phone e"), profile.code(), m0, REQUEST);
    credentials = credentialsPlaintext(profile == Profile.NDEF ? new byte[16] : CHALLENGE);
    statement = Proof.over(Proof.Purpose.START, phone.handshakeHash(), token, credentials);
    proof = SampleToken.PHONE.sign(statement.message());
  }

  /** The charger's side alone, the same every time. */
  public static ChargerHandshake begin() {
    return begin(Profile.READER);
  }

  private static ChargerHandshake begin(Profile profile) {
    return ChargerHandshake.begin(
        CHARGER, DemoKeys.scripted(DemoKeys.scalar("charger e")), profile, BEACON);
  }

  /** Opens M1 at the charger. */
  public ChargerHandshake.Opened open() {
    return (ChargerHandshake.Opened) handshake.open(request(phone.m1()));
  }

  /** M2, sealed by the charger and opened by the phone. */
  public byte[] m2(Transport transport) {
    byte[] m2 = Frame.encode(FrameType.CREDENTIALS, transport.seal(credentials));
    if (!Bytes.of(phone.open(m2)).equals(Bytes.of(credentials))) {
      throw new AssertionError("phone opens other credentials");
    }
    return m2;
  }

  /** M3 with token and proof. */
  public byte[] m3() {
    return phone.m3(delivery());
  }

  /** Plaintext of M3. */
  public byte[] delivery() {
    return TestCbor.encode(List.of(token, proof));
  }

  /** M3 as the charger opens it. */
  public static TokenDelivery delivered(Transport transport, byte[] m3) {
    PhoneFrame.Token frame = (PhoneFrame.Token) value(PhoneFrame.parse(m3));
    byte[] plaintext = transport.open(frame.sealed().toArray());
    if (plaintext == null) {
      throw new AssertionError("M3 does not open");
    }
    return value(TokenDelivery.parse(plaintext));
  }

  /** Plaintext of M4. */
  public static Answer.Granted granted() {
    return new Answer.Granted(
        Id8.of(DemoKeys.bytes("session id", 8)), SampleToken.NOON_S + 3, 1, 60_000, 14_400, 32_000);
  }

  /** A request frame that must parse. */
  public static PhoneFrame.Request request(byte[] m1) {
    return (PhoneFrame.Request) value(PhoneFrame.parse(m1));
  }

  /** The value, which must be there. */
  public static <T> T value(Decoded<T> decoded) {
    return switch (decoded) {
      case Decoded.Value<T>(T value) -> value;
      case Decoded.Malformed<T>(var flaw) -> throw new AssertionError(flaw.toString());
    };
  }

  private static byte[] credentialsPlaintext(byte[] challenge) {
    return new Credentials(
            Id16.of(challenge),
            Id8.of(SampleToken.CHARGER_ID),
            new Credentials.Clock(SampleToken.NOON_S + 2, ClockQuality.TRUSTED),
            new Credentials.Offer(
                14_400, new Hours(360, 1320), new Tariff(150, 45, 978), AuthSetting.PUBLIC_SHARED),
            List.of(ConnectorState.PLUGGED),
            new Credentials.Backlog(512, 2))
        .encode();
  }
}
