package faraday.firmware.wire.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.AuthSetting;
import faraday.firmware.wire.BeaconId;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw.Kind;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.KeyId;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.Tariff;
import faraday.firmware.wire.peer.Hex;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.TestCbor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sealed into the frames (SPEC §3.1 – §3.5, §6). */
final class PayloadTest {

  private static final byte[] SIXTEEN = Hex.bytes("00112233445566778899aabbccddeeff");
  private static final Id8 SESSION = new Id8(0x0102030405060708L);

  @Test
  void writesABeaconOf30BytesWhateverItSays() {
    Beacon least =
        new Beacon(new BeaconId(0), new Id8(0), new Beacon.Flags(false, false, false, false), 0);
    Beacon most =
        new Beacon(
            new BeaconId(-1), new Id8(-1), new Beacon.Flags(true, true, true, true), Range.MAX_U32);
    assertEquals(
        "8701410144000000004800000000000000004400000000410044" + "00000000",
        Hex.text(least.encode(new KeyId(0))));
    assertEquals(
        "870141014" + "4ffffffff48ffffffffffffffff44ffffffff410f44ffffffff",
        Hex.text(most.encode(new KeyId(-1))));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Beacon(new BeaconId(0), new Id8(0), least.flags(), Range.MAX_U32 + 1));
  }

  @Test
  void readsARequest() {
    byte[] plaintext = TestCbor.encode(List.of(SIXTEEN, 4, 0xF6, 99, 1, 2, 255));
    TapRequest expected =
        new TapRequest(
            Id16.of(SIXTEEN),
            Intent.COURIER,
            new TapRequest.Capabilities(false, true), // bits without a meaning mean nothing
            99,
            1,
            2,
            255);
    assertEquals(expected, SampleTap.value(TapRequest.parse(plaintext)));
  }

  @Test
  void holdsARequestToItsLimits() {
    List<Object> good = List.of(SIXTEEN, 1, 0, 0, 0, 0, 0);
    SampleTap.value(TapRequest.parse(TestCbor.encode(good)));
    assertEquals(Kind.LENGTH, request(good, 0, new byte[15]));
    assertEquals(Kind.LENGTH, request(good, 0, new byte[17]));
    assertEquals(Kind.RANGE, request(good, 1, 0));
    assertEquals(Kind.RANGE, request(good, 1, 5));
    for (int item = 2; item <= 5; item++) {
      assertEquals(Kind.RANGE, request(good, item, Range.MAX_U32 + 1));
    }
    assertEquals(Kind.RANGE, request(good, 6, 256));
    assertEquals(Kind.TYPE, request(good, 6, -1));
    assertEquals(Kind.COUNT, flaw(TapRequest.parse(TestCbor.encode(good.subList(0, 6)))));
  }

  @Test
  void writesCredentials() {
    Credentials credentials =
        new Credentials(
            Id16.of(SIXTEEN),
            SESSION,
            new Credentials.Clock(1_000, ClockQuality.TRUSTED),
            new Credentials.Offer(
                14_400, Hours.ALWAYS, new Tariff(150, 45, 978), AuthSetting.PRIVATE),
            List.of(ConnectorState.values()),
            new Credentials.Backlog(7, 8));
    byte[] expected =
        TestCbor.encode(
            List.of(
                SIXTEEN,
                SESSION.toArray(),
                1_000,
                1,
                14_400,
                0,
                1440,
                150,
                45,
                978,
                Hex.bytes("0001020304"),
                7,
                8,
                2));
    assertArrayEquals(expected, credentials.encode());
  }

  @Test
  void showsUpTo255Connectors() {
    assertEquals(255, credentials(255).connectors().size());
    assertThrows(IllegalArgumentException.class, () -> credentials(256));
    assertThrows(IllegalArgumentException.class, () -> credentials(0));
  }

  @Test
  void readsATokenAndAProof() {
    byte[] proof = new byte[64];
    TokenDelivery start = delivery(new byte[] {1, 2}, proof);
    assertEquals(new TokenDelivery(Bytes.of(new byte[] {1, 2}), Bytes.of(proof)), start);
    assertEquals(new TokenDelivery(Bytes.EMPTY, Bytes.EMPTY), delivery(new byte[0], new byte[0]));
    for (int length : new int[] {1, 63, 65}) {
      byte[] plaintext = TestCbor.encode(List.of(new byte[0], new byte[length]));
      assertEquals(Kind.LENGTH, flaw(TokenDelivery.parse(plaintext)));
    }
    assertEquals(Kind.COUNT, flaw(TokenDelivery.parse(Hex.bytes("81 40"))));
    assertEquals(Kind.TYPE, flaw(TokenDelivery.parse(Hex.bytes("82 60 40"))));
  }

  @Test
  void writesEveryAnswer() {
    byte[] id = SESSION.toArray();
    written(
        new Answer.Granted(SESSION, 9, 2, 60_000, 7_200, 32_000),
        0,
        id,
        9,
        2,
        60_000,
        7_200,
        32_000);
    written(new Answer.Already(SESSION, 9, 2), 1, id, 9, 2);
    written(new Answer.Stopped(SESSION, 9, Bytes.of(SIXTEEN)), 2, id, 9, SIXTEEN);
    written(new Answer.Stopping(SESSION, 9), 3, id, 9);
    written(new Answer.Served(9), 4, 9);
    written(new Answer.Refused(Reason.TOKEN_MISSING, 9), 8, 35, 9);
  }

  @Test
  void answersWithNoTimeBeforeItsBeginningOrAfterItsEnd() {
    assertEquals(Range.MAX_U32, new Answer.Served(Range.MAX_U32).timeS());
    for (long timeS : new long[] {-1, Range.MAX_U32 + 1}) {
      assertThrows(IllegalArgumentException.class, () -> new Answer.Served(timeS));
      assertThrows(IllegalArgumentException.class, () -> new Answer.Stopping(SESSION, timeS));
      assertThrows(IllegalArgumentException.class, () -> new Answer.Already(SESSION, timeS, 1));
      assertThrows(IllegalArgumentException.class, () -> new Answer.Refused(Reason.USED, timeS));
      assertThrows(
          IllegalArgumentException.class, () -> new Answer.Stopped(SESSION, timeS, Bytes.EMPTY));
      assertThrows(
          IllegalArgumentException.class, () -> new Answer.Granted(SESSION, timeS, 1, 1, 1, 1));
    }
  }

  @Test
  void numbersReasonsAsTheTableDoes() {
    assertEquals(24, Reason.values().length);
    int code = 16;
    for (Reason reason : Reason.values()) {
      assertEquals(code++, reason.code());
    }
    assertEquals(20, Reason.WRONG_CHARGER.code());
    assertEquals(32, Reason.REFUSED.code());
    assertEquals(36, Reason.SESSIONS_PER_DAY.code());
    assertEquals(38, Reason.HOLDERS.code());
    assertEquals(39, Reason.CHALLENGE.code());
  }

  @Test
  void writesEveryCourierQuestion() {
    Bytes item = Bytes.of(SIXTEEN);
    asked(new CourierQuestion.Ask(), 0);
    asked(new CourierQuestion.Carry(CourierQuestion.Kind.OWN, item), 1, 0, SIXTEEN);
    asked(new CourierQuestion.Carry(CourierQuestion.Kind.SEALED, item), 1, 1, SIXTEEN);
    asked(new CourierQuestion.Result(CourierQuestion.Outcome.TAKEN), 2, 0);
    asked(new CourierQuestion.Result(CourierQuestion.Outcome.UNSUPPORTED), 2, 5);
    asked(new CourierQuestion.Bye(), 3);
  }

  @Test
  void readsEveryCourierReply() {
    replied(new CourierReply.Nothing(), 0);
    for (int operation = 1; operation <= CourierReply.LAST_ITEM; operation++) {
      replied(new CourierReply.Item(operation, Bytes.of(SIXTEEN)), operation, SIXTEEN);
    }
    replied(new CourierReply.Stored(), 16);
    replied(new CourierReply.CannotStore(), 17);
  }

  @Test
  void refusesOtherCourierReplies() {
    assertEquals(Kind.RANGE, reply(11));
    assertEquals(Kind.RANGE, reply(15));
    assertEquals(Kind.RANGE, reply(18));
    assertEquals(Kind.COUNT, reply(0, SIXTEEN));
    assertEquals(Kind.COUNT, reply(1));
    assertEquals(Kind.COUNT, reply(16, 0));
    assertEquals(Kind.COUNT, reply());
    assertEquals(Kind.COUNT, reply(1, SIXTEEN, SIXTEEN));
    assertEquals(Kind.TYPE, reply(1, 1));
    assertEquals(Kind.TYPE, reply(2, 1));
    assertEquals(Kind.TYPE, reply(-1));
  }

  private static Credentials credentials(int connectors) {
    return new Credentials(
        Id16.of(SIXTEEN),
        SESSION,
        new Credentials.Clock(0, ClockQuality.BOUNDED),
        new Credentials.Offer(0, Hours.ALWAYS, new Tariff(0, 0, 0), AuthSetting.PUBLIC_OPEN),
        Collections.nCopies(connectors, ConnectorState.FREE),
        new Credentials.Backlog(0, 0));
  }

  private static TokenDelivery delivery(byte[] token, byte[] proof) {
    return SampleTap.value(TokenDelivery.parse(TestCbor.encode(List.of(token, proof))));
  }

  private static void written(Answer answer, Object... items) {
    assertArrayEquals(TestCbor.encode(List.of(items)), answer.encode());
    assertEquals(9, answer.timeS());
  }

  private static void asked(CourierQuestion question, Object... items) {
    assertArrayEquals(TestCbor.encode(List.of(items)), question.encode());
  }

  private static void replied(CourierReply expected, Object... items) {
    byte[] plaintext = TestCbor.encode(List.of(items));
    assertEquals(expected, SampleTap.value(CourierReply.parse(plaintext)));
  }

  private static Kind reply(Object... items) {
    return flaw(CourierReply.parse(TestCbor.encode(List.of(items))));
  }

  private static Kind request(List<Object> good, int index, Object value) {
    List<Object> changed = new ArrayList<>(good);
    changed.set(index, value);
    return flaw(TapRequest.parse(TestCbor.encode(changed)));
  }

  private static Kind flaw(Decoded<?> decoded) {
    return ((Decoded.Malformed<?>) decoded).flaw().kind();
  }
}
