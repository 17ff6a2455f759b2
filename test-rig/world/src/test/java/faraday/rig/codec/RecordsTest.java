package faraday.rig.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.SessionRecord.Field;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsTest {

  private static final Id CHARGER = Id.ofHex("c0c0c0c0c0c0c0c0");
  private static final Id SESSION = Id.ofHex("5e5e5e5e5e5e5e5e");
  private static final Id WALLET = Id.ofHex("aaaaaaaaaaaaaaaa");

  private final JournalRecord record =
      new JournalRecord(
          JournalRecord.STOP,
          0x1122334455667788L,
          new JournalRecord.Stamp(1, 3, 1_767_225_600L),
          HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"),
          new byte[] {(byte) 0xAB, (byte) 0xCD},
          new byte[16]);

  @Test
  void journalRecordStandsByteForByteWhereTheTableSays() {
    byte[] bytes = record.bytes();

    assertEquals(
        "fa7a" // magic
            + "05" // type STOP
            + "01" // version
            + "0002" // payload length
            + "0000" // reserved
            + "1122334455667788" // seq
            + "01000003" // quality TRUSTED, boot 3
            + "6955b900" // 2026-01-01T00:00:00Z
            + "000102030405060708090a0b0c0d0e0f", // previous link
        HexFormat.of().formatHex(bytes, 0, 40));
    CRC32C header = new CRC32C();
    header.update(bytes, 0, 40);
    assertEquals((int) header.getValue(), ByteBuffer.wrap(bytes).getInt(40));
    assertEquals("abcd", HexFormat.of().formatHex(bytes, 44, 46));
    byte[] link = Digests.sha256(Arrays.copyOf(bytes, 46));
    assertArrayEquals(Arrays.copyOf(link, 16), Arrays.copyOfRange(bytes, 46, 62));
    CRC32C all = new CRC32C();
    all.update(bytes, 0, 62);
    assertEquals((int) all.getValue(), ByteBuffer.wrap(bytes).getInt(62));
    assertEquals(66, bytes.length);
  }

  @Test
  void journalRecordReadsBack() throws WireException {
    JournalRecord read = JournalRecord.parse(record.bytes());

    assertEquals(record.type(), read.type());
    assertEquals(record.seq(), read.seq());
    assertEquals(record.stamp(), read.stamp());
    assertArrayEquals(record.previousLink(), read.previousLink());
    assertArrayEquals(record.payload(), read.payload());
    assertArrayEquals(Arrays.copyOfRange(record.bytes(), 46, 62), read.link());
  }

  @Test
  void journalRecordIsRefusedWithAnyBitChangedAndAtAnyOtherLength() {
    byte[] bytes = record.bytes();
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThrows(WireException.class, () -> JournalRecord.parse(damaged), "bit " + bit);
    }
    for (int length = 0; length < bytes.length + 3; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      if (length != bytes.length) {
        assertThrows(WireException.class, () -> JournalRecord.parse(cut), "length " + length);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // energy mWh, duration s, per kWh, per hour, cost
    "0, 0, 45, 100, 0",
    "1000000, 3600, 45, 100, 145",
    "11111, 0, 45, 0, 0", // 0.499995
    "11112, 0, 45, 0, 1", // 0.50004
    "500000, 0, 1, 0, 1", // exactly a half goes up
    "499999, 0, 1, 0, 0",
    "0, 18, 0, 100, 1", // exactly a half
    "0, 17, 0, 100, 0",
    "250000, 900, 1, 1, 1", // a quarter and a quarter: rounded once, after the sum
    "250000, 899, 1, 1, 0",
    "7333333, 1980, 45, 100, 385" // 330.0 and 55: 384.999985
  })
  void costIsAddedExactlyAndRoundedOnce(
      long energyMwh, long durationS, long perKwh, long perHour, long costMinor)
      throws WireException {
    SessionRecord read =
        SessionRecord.parse(
            draft()
                .delivered(energyMwh, durationS, costMinor)
                .priced(perKwh, perHour, 978)
                .payload());

    assertEquals(BigInteger.valueOf(costMinor), read.recomputedCost());
    assertTrue(read.costAddsUp());
  }

  @Test
  void costBeyond64BitsDoesNotWrap() throws WireException {
    long wide = (1L << 53) - 1;
    long most = 0xFFFF_FFFFL;
    SessionRecord read =
        SessionRecord.parse(draft().delivered(wide, most, 0).priced(most, most, 978).payload());

    assertEquals(new BigInteger("38690750314234574379"), read.recomputedCost());
    assertFalse(read.costAddsUp());
  }

  @Test
  void energyMustBeTheDifferenceOfTheRegisters() throws WireException {
    SessionRecordDraft draft = draft().delivered(500, 1, 0);
    assertTrue(SessionRecord.parse(draft.payload()).energyAddsUp());

    draft.with(Field.START_REGISTER_MWH, 1L);

    assertFalse(SessionRecord.parse(draft.payload()).energyAddsUp());
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void sessionRecordLacksNoKeyAndHasNoOtherType(Field field) {
    byte[] lacking = draft().without(field).payload();
    byte[] other = draft().with(field, "text").payload();

    assertThrows(WireException.class, () -> SessionRecord.parse(lacking));
    assertThrows(WireException.class, () -> SessionRecord.parse(other));
  }

  @Test
  void unknownIsNullAndOnlyWhereAllowed() throws WireException {
    SessionRecord read = SessionRecord.parse(draft().with(Field.START_TIME, null).payload());

    assertEquals(Optional.empty(), read.optional(Field.START_TIME));
    byte[] stopless = draft().with(Field.STOP_TIME, null).payload();
    assertThrows(WireException.class, () -> SessionRecord.parse(stopless));
  }

  @Test
  void eightFaultsFitAndNineDoNot() throws WireException {
    List<Long> eight = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    List<Long> nine = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);

    SessionRecord.parse(draft().with(Field.FAULTS, eight).payload());
    byte[] tooMany = draft().with(Field.FAULTS, nine).payload();
    assertThrows(WireException.class, () -> SessionRecord.parse(tooMany));
  }

  @ParameterizedTest
  @CsvSource({"1000, header", "11000000, length says 0", "11000200, length says 2"})
  void frameIsRefusedWhenItsLengthLies(String hex, String why) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThrows(WireException.class, () -> Frame.parse(bytes), why);
  }

  @Test
  void frameOf2048BytesFitsAndOneMoreDoesNot() throws WireException {
    assertEquals(2048, Frame.parse(new Frame(0x20, new byte[2048]).bytes()).body().length);
    byte[] longer = new byte[3 + 2049];
    longer[1] = 8;
    longer[2] = 1;
    assertThrows(WireException.class, () -> Frame.parse(longer));
  }

  private static SessionRecordDraft draft() {
    return new SessionRecordDraft(CHARGER, SESSION, WALLET);
  }

  @Test
  void faultRecordsTellTheEvidenceOrHowLongTheFaultStood() throws WireException {
    byte[] raised = CborBytes.array(2, 35, 5_990, -11_980, 17_500, 17_612);
    assertEquals(
        new FaultRecord.Raised(2, 35, 5_990, -11_980, 17_500, 17_612), FaultRecord.parse(raised));
    assertEquals(new FaultRecord.Over(1, 36, 75), FaultRecord.parse(CborBytes.array(1, 36, 75)));
    for (byte[] other :
        List.of(
            CborBytes.array(2, 35, 5_990, -11_980, 17_500),
            CborBytes.array(0, 36, 75),
            CborBytes.array(1, 36),
            CborBytes.array(1, 36, -1))) {
      assertThrows(WireException.class, () -> FaultRecord.parse(other));
    }
  }
}
