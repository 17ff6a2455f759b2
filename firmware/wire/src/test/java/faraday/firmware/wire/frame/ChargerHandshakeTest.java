package faraday.firmware.wire.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.crypto.Entropy;
import faraday.firmware.wire.frame.ChargerHandshake.Cause;
import faraday.firmware.wire.frame.ChargerHandshake.Opened;
import faraday.firmware.wire.frame.ChargerHandshake.Refused;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.JdkCrypto;
import faraday.firmware.wire.peer.JdkPhone;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import faraday.firmware.wire.token.Token;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ChargerHandshakeTest {

  private final SampleTap tap = new SampleTap();

  @Test
  void saysInClearWhatTheBeaconSays() {
    String expected =
        "10 005f" // M0, 95 bytes
            + Hex.text(JdkCrypto.publicOf(DemoKeys.scalar("charger e")))
            + "87" // array of 7
            + "01" // version
            + "4101" // suites
            + "44"
            + Hex.text(DemoKeys.bytes("beacon id", 4))
            + "48"
            + Hex.text(SampleToken.CHARGER_ID)
            + "44"
            + SampleTap.CHARGER.publicKey().keyId()
            + "4109" // available, records waiting
            + "44 695661c0"; // 2026-01-01T12:00:00Z
    assertArrayEquals(Hex.bytes(expected), tap.m0);
    assertEquals(30, Beacon.LENGTH);
    assertEquals(Frame.HEADER_LENGTH + 65 + Beacon.LENGTH, tap.m0.length);
  }

  @Test
  void agreesWithAPhoneOnTheJdkFromM0ToM4() {
    Opened opened = tap.open();
    assertEquals(Bytes.of(tap.phone.handshakeHash()), opened.handshakeHash());
    assertEquals(Intent.START, opened.request().intent());
    assertArrayEquals(SampleTap.CHALLENGE, opened.request().challenge().toArray());

    tap.m2(opened.transport());
    TokenDelivery delivered = SampleTap.delivered(opened.transport(), tap.m3());
    Token token = SampleTap.value(Token.parse(delivered.token().toArray()));
    assertTrue(token.isSignedBy(SampleToken.ISSUER.publicKey()));
    assertTrue(
        tap.statement.isSignedBy(SampleToken.PHONE.publicKey(), delivered.proof().toArray()));

    byte[] answer = SampleTap.granted().encode();
    byte[] m4 = Frame.encode(FrameType.ANSWER, opened.transport().seal(answer));
    assertArrayEquals(answer, tap.phone.open(m4));
  }

  @Test
  void twoMessagesFromThePhoneOpenInOrderOnly() {
    Opened opened = tap.open();
    byte[] first = tap.phone.seal(new byte[] {1});
    byte[] second = tap.phone.seal(new byte[] {2});
    assertArrayEquals(new byte[] {1}, opened.transport().open(first));
    assertArrayEquals(new byte[] {2}, opened.transport().open(second));
    assertNull(opened.transport().open(second));
    assertTrue(opened.transport().ended());
    assertThrows(IllegalStateException.class, () -> opened.transport().seal(first));
  }

  @Test
  void theFirstRequestThatOpensConsumesTheBeacon() {
    tap.open();
    assertTrue(tap.handshake.spent());
    assertEquals(Cause.SPENT, refused(tap.phone.m1()));
  }

  @Test
  void opensAfterTwoFailuresAndIsBurntByTheThird() {
    byte[] damaged = flipped(tap.phone.m1(), 100);
    assertEquals(Cause.DOES_NOT_OPEN, refused(damaged));
    assertEquals(Cause.DOES_NOT_OPEN, refused(damaged));
    assertInstanceOf(Opened.class, tap.handshake.open(SampleTap.request(tap.phone.m1())));

    SampleTap other = new SampleTap();
    for (int i = 0; i < ChargerHandshake.MAX_FAILED_OPENS; i++) {
      assertFalse(other.handshake.spent());
      other.handshake.open(SampleTap.request(damaged));
    }
    assertTrue(other.handshake.spent());
    assertEquals(
        new Refused(Cause.SPENT), other.handshake.open(SampleTap.request(other.phone.m1())));
  }

  @Test
  void aRequestForAnotherBeaconCostsNoTry() {
    byte[] other = flipped(tap.phone.m1(), 3);
    for (int i = 0; i <= ChargerHandshake.MAX_FAILED_OPENS; i++) {
      assertEquals(Cause.OTHER_BEACON, refused(other));
    }
    assertFalse(tap.handshake.spent());
  }

  @Test
  void refusesAPointOffTheCurveEvenUnderTheRightKey() {
    byte[] offCurve = Arrays.copyOfRange(tap.phone.m1(), 8, 73);
    offCurve[64] ^= 1;
    byte[] forged =
        JdkPhone.forgedM1(DemoKeys.scalar("charger dh"), offCurve, 2, tap.m0, SampleTap.REQUEST);
    assertEquals(Cause.DOES_NOT_OPEN, refused(forged));
    byte[] onCurve = SampleTap.CHARGER.publicKey().toArray();
    byte[] opens =
        JdkPhone.forgedM1(DemoKeys.scalar("charger dh"), onCurve, 2, tap.m0, SampleTap.REQUEST);
    assertInstanceOf(Opened.class, tap.handshake.open(SampleTap.request(opens)));
  }

  @Test
  void refusesAnotherSuite() {
    assertEquals(Cause.SUITE, refused(flipped(tap.phone.m1(), 7)));
  }

  @Test
  void refusesAnotherProfile() {
    JdkPhone phone = answer(Profile.TARGET.code(), SampleTap.REQUEST);
    assertEquals(Cause.DOES_NOT_OPEN, refused(phone.m1()));
  }

  @Test
  void refusesASealedPayloadThatIsNoRequest() {
    byte[] noSuchIntent =
        TestCbor.encode(List.of(SampleTap.CHALLENGE, 5, 3, SampleToken.NOON_S, 0, 0, 1));
    assertEquals(Cause.PAYLOAD, refused(answer(2, noSuchIntent).m1()));
    assertEquals(Cause.PAYLOAD, refused(answer(2, new byte[0]).m1()));
  }

  @Test
  void refusesEveryFlippedByteOfM1() {
    byte[] m1 = tap.phone.m1();
    for (int mask : new int[] {0x01, 0x80, 0xFF}) {
      for (int at = 0; at < m1.length; at++) {
        byte[] damaged = m1.clone();
        damaged[at] ^= (byte) mask;
        if (PhoneFrame.parse(damaged)
            instanceof Decoded.Value<PhoneFrame>(PhoneFrame.Request request)) {
          assertInstanceOf(Refused.class, SampleTap.begin().open(request), "byte " + at);
        }
      }
    }
  }

  @Test
  void refusesEveryFlippedByteOfM3() {
    byte[] m3 = tap.m3();
    PhoneFrame.Request m1 = SampleTap.request(tap.phone.m1());
    for (int at = 0; at < m3.length; at++) {
      byte[] damaged = flipped(m3, at);
      if (PhoneFrame.parse(damaged) instanceof Decoded.Value<PhoneFrame>(PhoneFrame.Token frame)) {
        boolean otherBeacon = !frame.beaconId().equals(SampleTap.BEACON.beaconId());
        Opened opened = (Opened) SampleTap.begin().open(m1);
        assertTrue(
            otherBeacon || opened.transport().open(frame.sealed().toArray()) == null, "byte " + at);
      }
    }
  }

  @Test
  void spendsTwoAgreementsOnWhateverFails() {
    byte[] good = tap.phone.m1();
    byte[] offCurve = flipped(good, 8 + 40);
    byte[] badForm = flipped(good, 8);
    byte[] badTag = flipped(good, good.length - 1);
    byte[] badSuite = flipped(good, 7);
    for (byte[] m1 : List.of(good, offCurve, badForm, badTag, badSuite)) {
      AtomicInteger blinds = new AtomicInteger();
      Entropy scripted = DemoKeys.scripted(DemoKeys.scalar("charger e"));
      Entropy counting =
          into -> {
            blinds.addAndGet(into.length == 16 ? 1 : 0);
            scripted.nextBytes(into);
          };
      ChargerHandshake handshake =
          ChargerHandshake.begin(SampleTap.CHARGER, counting, Profile.READER, SampleTap.BEACON);
      handshake.open(SampleTap.request(m1));
      assertEquals(2, blinds.get());
    }
  }

  @Test
  void aStartWithEveryFieldOfE8FitsIn800Bytes() {
    Opened opened = tap.open();
    int m1 = tap.phone.m1().length;
    int m2 = tap.m2(opened.transport()).length;
    int m3 = tap.m3().length;
    byte[] answer = SampleTap.granted().encode();
    int m4 = Frame.encode(FrameType.ANSWER, opened.transport().seal(answer)).length;
    int all = tap.m0.length + m1 + m2 + m3 + m4;
    assertTrue(all <= 800, all + " bytes");
  }

  private Cause refused(byte[] m1) {
    return ((Refused) tap.handshake.open(SampleTap.request(m1))).cause();
  }

  private JdkPhone answer(int profile, byte[] request) {
    return new JdkPhone(
        SampleTap.CHARGER.publicKey().toArray(),
        DemoKeys.scalar("phone e"),
        profile,
        tap.m0,
        request);
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] damaged = Arrays.copyOf(bytes, bytes.length);
    damaged[at] ^= 1;
    return damaged;
  }
}
