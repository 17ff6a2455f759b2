package faraday.firmware.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes of docs/spec/journal.md §2 and §3. */
final class RecordFormatTest {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] PREVIOUS = HEX.parseHex("000102030405060708090a0b0c0d0e0f");
  private static final Stamp STAMP = new Stamp(Stamp.Quality.TRUSTED, 0x010203, 0x6AB12345L);

  @Test
  void laysEveryFieldDownBigEndian() {
    byte[] payload = "abc".getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = RecordFormat.encode(RecordType.STOP, 0x42, STAMP, PREVIOUS, payload);
    String expected =
        "fa7a" // magic
            + "05" // type STOP
            + "01" // version
            + "0003" // payload length
            + "0000" // reserved
            + "0000000000000042" // sequence number
            + "01" // clock quality TRUSTED
            + "010203" // boot count
            + "6ab12345" // seconds since 1970
            + "000102030405060708090a0b0c0d0e0f" // link of record 0x41
            + "6ceca371" // CRC-32C of bytes 0 ... 39
            + "616263" // payload
            + "fb3881ced2cd270f7f93cdf02434b2e7" // half a SHA-256 of bytes 0 ... 46
            + "a46051d5"; // CRC-32C of bytes 0 ... 62
    assertEquals(expected, HEX.formatHex(bytes));
  }

  @Test
  void readsBackWhatItWrote() {
    for (int length : new int[] {0, 1, 15, 16, 17, 255, 256, 1023, 1024}) {
      byte[] payload = JournalRig.payload(length, length);
      byte[] bytes = RecordFormat.encode(RecordType.GRANT, 7, STAMP, PREVIOUS, payload);
      assertEquals(64 + length, bytes.length);
      assertTrue(RecordFormat.recordAt(bytes, 0));
      JournalRecord read = RecordFormat.decode(bytes, 0);
      assertEquals(RecordType.GRANT, read.type());
      assertEquals(7, read.seq());
      assertEquals(STAMP, read.stamp());
      assertArrayEquals(PREVIOUS, read.previousLink());
      assertArrayEquals(payload, read.payload());
      assertArrayEquals(RecordFormat.linkOf(bytes), read.link());
    }
  }

  @Test
  void refusesARecordWithAnyBitTurnedOver() {
    byte[] bytes =
        RecordFormat.encode(RecordType.START, 1, STAMP, PREVIOUS, JournalRig.payload(40, 1));
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(RecordFormat.recordAt(bytes, 0), "bit " + bit);
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void refusesARecordCutShortAnywhere() {
    byte[] bytes =
        RecordFormat.encode(RecordType.START, 1, STAMP, PREVIOUS, JournalRig.payload(40, 1));
    for (int length = 0; length < bytes.length; length++) {
      assertFalse(RecordFormat.recordAt(Arrays.copyOf(bytes, length), 0), "length " + length);
    }
  }

  @Test
  void refusesAHeaderWithALengthBeyondTheLimitThoughItsCrcIsRight() {
    byte[] tooLong = RecordFormat.encode(RecordType.START, 1, STAMP, PREVIOUS, new byte[1025]);
    byte[] longest = RecordFormat.encode(RecordType.START, 1, STAMP, PREVIOUS, new byte[1024]);
    assertFalse(RecordFormat.headerAt(tooLong, 0));
    assertTrue(RecordFormat.headerAt(longest, 0));
  }

  @Test
  void refusesSequenceNumbersOutsideTheirRange() {
    long max = RecordFormat.SEQ_MAX;
    for (long bad : new long[] {0, -1, max + 1, Long.MIN_VALUE}) {
      byte[] bytes = RecordFormat.encode(RecordType.METER, bad, STAMP, PREVIOUS, new byte[0]);
      assertFalse(RecordFormat.headerAt(bytes, 0), "seq " + bad);
    }
    byte[] last = RecordFormat.encode(RecordType.METER, max, STAMP, PREVIOUS, new byte[0]);
    assertTrue(RecordFormat.recordAt(last, 0));
  }

  @Test
  void keepsATypeItDoesNotKnowInTheChain() {
    byte[] bytes = RecordFormat.encode(RecordType.UNKNOWN, 1, STAMP, PREVIOUS, new byte[5]);
    assertTrue(RecordFormat.recordAt(bytes, 0));
    assertEquals(RecordType.UNKNOWN, RecordFormat.decode(bytes, 0).type());
    assertEquals(RecordType.UNKNOWN, RecordType.of(RecordType.values().length));
    assertEquals(RecordType.UNKNOWN, RecordType.of(255));
  }

  @Test
  void numbersTheTypesAsSpecified() {
    int code = 1;
    for (RecordType type : RecordType.values()) {
      if (type != RecordType.UNKNOWN) {
        assertEquals(code++, type.code());
        assertEquals(type, RecordType.of(type.code()));
      }
    }
    assertEquals(0x14, code);
  }

  @Test
  void padsExtentsToSixteenBytes() {
    assertEquals(64, RecordFormat.extentBytes(0));
    assertEquals(80, RecordFormat.extentBytes(1));
    assertEquals(80, RecordFormat.extentBytes(16));
    assertEquals(96, RecordFormat.extentBytes(17));
    assertEquals(1088, RecordFormat.EXTENT_BYTES_MAX);
  }

  @Test
  void stampKeepsItsLimits() {
    Stamp last = new Stamp(Stamp.Quality.BOUNDED, 0xFF_FFFF, 0xFFFF_FFFFL);
    assertEquals(0x00FF_FFFF_FFFF_FFFFL, last.bits());
    assertEquals(last, Stamp.of(last.bits()));
    assertEquals(Stamp.Quality.BOUNDED, Stamp.of(0x02L << 56).quality());
    assertThrows(
        IllegalArgumentException.class, () -> new Stamp(Stamp.Quality.BOUNDED, 0x100_0000, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Stamp(Stamp.Quality.BOUNDED, 0, 1L << 32));
    assertThrows(IllegalArgumentException.class, () -> new Stamp(Stamp.Quality.BOUNDED, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Stamp(Stamp.Quality.BOUNDED, 0, -1));
  }

  @Test
  void marksAndOpensASectorInTwoPrograms() {
    byte[] header = new byte[32];
    Arrays.fill(header, (byte) 0xFF);
    assertEquals(SectorHeader.Kind.BLANK, SectorHeader.kindOf(header));

    byte[] mark = SectorHeader.eraseMark(0x000102);
    assertEquals(
        "fa7a5ec7" // magic
            + "01" // version
            + "000102" // erase count
            + "a7aeb037", // CRC-32C of bytes 0 ... 7
        HEX.formatHex(mark));
    System.arraycopy(mark, 0, header, 0, mark.length);
    assertEquals(SectorHeader.Kind.ERASED, SectorHeader.kindOf(header));

    byte[] opening = SectorHeader.opening(0x000102, 0x42, PREVIOUS);
    assertEquals(
        "0000000000000042" // number of the first record
            + "0001020304050607" // first half of the link before it
            + "e8818e24", // CRC-32C of bytes 0 ... 27
        HEX.formatHex(opening));
    System.arraycopy(opening, 0, header, mark.length, opening.length);
    assertEquals(SectorHeader.Kind.OPEN, SectorHeader.kindOf(header));
    assertEquals(0x42, SectorHeader.firstSeq(header));
    assertEquals(0x000102, SectorHeader.eraseCount(header));
  }

  @Test
  void tellsADamagedSectorHeaderByItsHalves() {
    byte[] header = new byte[32];
    System.arraycopy(SectorHeader.eraseMark(5), 0, header, 0, 12);
    System.arraycopy(SectorHeader.opening(5, 1, PREVIOUS), 0, header, 12, 20);
    for (int bit = 0; bit < 8 * header.length; bit++) {
      header[bit / 8] ^= (byte) (1 << bit % 8);
      SectorHeader.Kind kind = SectorHeader.kindOf(header);
      header[bit / 8] ^= (byte) (1 << bit % 8);
      boolean inOpening = bit / 8 >= SectorHeader.OPENING_AT;
      assertEquals(inOpening ? SectorHeader.Kind.OPENING_DAMAGED : SectorHeader.Kind.DAMAGED, kind);
    }
  }
}
