package faraday.firmware.wire.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw.Kind;
import faraday.firmware.wire.Id16;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.Range;
import faraday.firmware.wire.cbor.CborReader;
import faraday.firmware.wire.cose.Sign1;
import faraday.firmware.wire.peer.DemoKeys;
import faraday.firmware.wire.peer.JdkCrypto;
import faraday.firmware.wire.peer.SampleRecord;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class SessionRecordTest {

  private final SessionRecord stop = SampleRecord.STOP;

  @Test
  void writesTheTableOfSpec5() {
    assertArrayEquals(TestCbor.encode(stopMap()), stop.payload());
    assertEquals(646, stop.costMinor()); // 11.004445 kWh at 0.45 and 3610 s at 1.50 an hour
  }

  @Test
  void writesNullForWhatIsUnknownAndLeavesNothingOut() {
    SessionRecord lapse =
        new SessionRecord(
            stop.place(),
            stop.holder(),
            new SessionRecord.Span(OptionalLong.empty(), 0, 0, ClockQuality.BOUNDED),
            new SessionRecord.Energy(5, 5, 0),
            stop.tariff(),
            new SessionRecord.Ending(StopReason.LAPSED, false, List.of(3, 300), true, true, 7),
            new SessionRecord.Surroundings(OptionalInt.empty(), OptionalInt.empty()));
    Map<Long, @Nullable Object> expected = stopMap();
    expected.putAll(
        TestCbor.map(
            10, null, 11, 0, 12, 0, 13, 0, 14, 5, 15, 5, 16, 0, 19, 0, 21, 7, 22, 0, 23, 0));
    expected.putAll(
        TestCbor.map(24, null, 25, null, 26, List.of(3, 300), 27, true, 28, true, 30, 7));
    assertArrayEquals(TestCbor.encode(expected), lapse.payload());
    assertEquals(lapse, SampleTap.value(SessionRecord.parsePayload(lapse.payload())));
  }

  @Test
  void isSignedByTheChargersKey() {
    byte[] signed = stop.signed(SampleRecord.CHARGER);
    Sign1 envelope = SampleTap.value(CborReader.decode(signed, Sign1::read));
    assertTrue(envelope.isSignedBy(SampleRecord.CHARGER.publicKey()));
    byte[] header =
        TestCbor.encode(TestCbor.map(1, -7, 4, SampleRecord.CHARGER.publicKey().keyId().toArray()));
    byte[] toSign = TestCbor.encode(List.of("Signature1", header, new byte[0], stop.payload()));
    assertTrue(
        JdkCrypto.verifies(
            SampleRecord.CHARGER.publicKey().toArray(), toSign, envelope.signature().toArray()));
    assertEquals(stop, SampleTap.value(SessionRecord.parseSigned(signed)));
  }

  @Test
  void refusesARecordWhoseSumsAreWrong() {
    assertEquals(Kind.RANGE, changed(13, 11_004_446L)); // not the difference of the registers
    assertEquals(Kind.CONTRADICTION, changed(19, 647));
    assertEquals(Kind.RANGE, changed(4, 42)); // a predecessor after itself
    assertEquals(Kind.TYPE, changed(29, true));
    assertEquals(Kind.RANGE, changed(21, 11));
    assertEquals(Kind.RANGE, changed(14, Range.MAX_U53));
  }

  @Test
  void refusesARecordWithAKeyLeftOut() {
    for (long key = 1; key <= 31; key++) {
      Map<Long, @Nullable Object> map = stopMap();
      map.remove(key);
      Decoded<SessionRecord> decoded = SessionRecord.parsePayload(TestCbor.encode(map));
      assertEquals(Kind.KEY_MISSING, ((Decoded.Malformed<?>) decoded).flaw().kind());
    }
  }

  @Test
  void carriesEightFaultsAndNotOneMore() {
    SessionRecord.Ending eight = ending(8);
    assertEquals(8, eight.faults().size());
    assertThrows(IllegalArgumentException.class, () -> ending(9));
    assertEquals(Kind.COUNT, changed(26, Collections.nCopies(9, 1)));
  }

  @Test
  void isNeverMadeOfWhatNoSessionCanBe() {
    Id8 id = new Id8(1);
    Id16 link = new Id16(0, 0);
    refused(() -> new SessionRecord.Energy(6, 5, 0));
    refused(() -> new SessionRecord.Energy(-1, 5, 0));
    refused(() -> new SessionRecord.Energy(0, 1L << 53, 0));
    refused(() -> new SessionRecord.Place(id, id, -1, 0, link));
    refused(() -> new SessionRecord.Place(id, id, 5, 6, link));
    refused(() -> new SessionRecord.Holder(0, id, Bytes.of(new byte[1]), link, none()));
    refused(() -> new SessionRecord.Holder(1, id, Bytes.EMPTY, link, none()));
    refused(() -> new SessionRecord.Holder(1, id, Bytes.of(new byte[17]), link, none()));
    refused(() -> new SessionRecord.Span(none(), 1L << 32, 0, ClockQuality.BOUNDED));
    refused(() -> new SessionRecord.Surroundings(OptionalInt.empty(), OptionalInt.of(1001)));
  }

  private static void refused(Executable maker) {
    assertThrows(IllegalArgumentException.class, maker);
  }

  private static OptionalLong none() {
    return OptionalLong.empty();
  }

  private static SessionRecord.Ending ending(int faults) {
    return new SessionRecord.Ending(
        StopReason.FAULT, true, Collections.nCopies(faults, 1), false, false, 9);
  }

  private static Kind changed(long key, @Nullable Object value) {
    Map<Long, @Nullable Object> map = stopMap();
    map.put(key, value);
    Decoded<SessionRecord> decoded = SessionRecord.parsePayload(TestCbor.encode(map));
    return ((Decoded.Malformed<SessionRecord>) decoded).flaw().kind();
  }

  private static Map<Long, @Nullable Object> stopMap() {
    Map<Long, @Nullable Object> map =
        TestCbor.map(
            1,
            SampleToken.CHARGER_ID,
            2,
            DemoKeys.bytes("session id", 8),
            3,
            41,
            4,
            17,
            5,
            DemoKeys.bytes("link 40", 16),
            6,
            1,
            7,
            SampleToken.WALLET_ID,
            8,
            DemoKeys.bytes("driver id", 8),
            9,
            DemoKeys.bytes("token id", 16),
            10,
            SampleToken.NOON_S + 12,
            11,
            SampleToken.NOON_S + 3_622);
    map.putAll(
        TestCbor.map(
            12, 3_610, 13, 11_004_445L, 14, 8_123_456_789L, 15, 8_134_461_234L, 16, 16_050));
    map.putAll(TestCbor.map(17, 45, 18, 150, 19, 646, 20, 978, 21, 0, 22, 1, 23, 1));
    map.putAll(TestCbor.map(24, -4_250, 25, 615, 26, List.of(), 27, false, 28, false));
    map.putAll(TestCbor.map(29, null, 30, 0, 31, null));
    return map;
  }
}
