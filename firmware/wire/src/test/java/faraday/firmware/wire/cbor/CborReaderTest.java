package faraday.firmware.wire.cbor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw;
import faraday.firmware.wire.Flaw.Kind;
import faraday.firmware.wire.peer.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CborReaderTest {

  /** Each row: bytes, what is wrong, where. */
  @ParameterizedTest
  @CsvSource({
    "'', TRUNCATED, 0",
    "18, TRUNCATED, 0", // one byte follows, and is missing
    "1917, TRUNCATED, 0",
    "4201, TRUNCATED, 0", // two bytes promised
    "62 61, TRUNCATED, 0",
    "82 01, TRUNCATED, 0", // two elements cannot stand in one byte
    "82 01 18, TRUNCATED, 2",
    "9b 7fffffffffffffff, TRUNCATED, 0", // 2^63-1 elements
    "5b 7fffffffffffffff, TRUNCATED, 0",
    "bb 7fffffffffffffff, TRUNCATED, 0",
    "a1 01, TRUNCATED, 0", // a pair is two items
    "01 01, TRAILING, 1",
    "80 f6, TRAILING, 1",
    "18 17, NOT_SHORTEST, 0", // 23 in two bytes
    "19 00ff, NOT_SHORTEST, 0",
    "1a 0000ffff, NOT_SHORTEST, 0",
    "1b 00000000ffffffff, NOT_SHORTEST, 0",
    "38 17, NOT_SHORTEST, 0", // -24 in two bytes
    "58 01 00, NOT_SHORTEST, 0", // a length of 1 in two bytes
    "98 00, NOT_SHORTEST, 0",
    "b8 00, NOT_SHORTEST, 0",
    "1b 8000000000000000, TOO_BIG, 0",
    "3b 8000000000000000, TOO_BIG, 0",
    "1c, INDEFINITE_OR_RESERVED, 0",
    "5f ff, INDEFINITE_OR_RESERVED, 0",
    "7f ff, INDEFINITE_OR_RESERVED, 0",
    "9f ff, INDEFINITE_OR_RESERVED, 0",
    "bf ff, INDEFINITE_OR_RESERVED, 0",
    "c0 00, TAG, 0",
    "d2 80, TAG, 0", // even COSE's own
    "f7, FLOAT_OR_SIMPLE, 0", // undefined
    "e0, FLOAT_OR_SIMPLE, 0",
    "f8 20, FLOAT_OR_SIMPLE, 0",
    "f9 3c00, FLOAT_OR_SIMPLE, 0", // 1.0
    "fa 3f800000, FLOAT_OR_SIMPLE, 0",
    "fb 3ff0000000000000, FLOAT_OR_SIMPLE, 0",
    "ff, FLOAT_OR_SIMPLE, 0", // break without a beginning
    "a2 02 00 01 00, KEY_ORDER, 3",
    "a2 20 00 01 00, KEY_ORDER, 3", // -1 before 1
    "a2 21 00 20 00, KEY_ORDER, 3", // -2 before -1
    "a2 01 00 01 00, KEY_REPEATED, 3",
    "a2 20 00 20 01, KEY_REPEATED, 3",
    "a1 61 61 00, KEY_TYPE, 1",
    "a1 41 61 00, KEY_TYPE, 1",
    "a1 f4 00, KEY_TYPE, 1",
    "61 ff, NOT_UTF8, 0",
    "62 c0 80, NOT_UTF8, 0", // NUL in two bytes
    "63 ed a0 80, NOT_UTF8, 0", // half a surrogate pair
    "81 81 81 81 80, TOO_DEEP, 4",
    "81 81 81 81 a0, TOO_DEEP, 4",
  })
  void refusesWhatIsNotDeterministic(String item, Kind kind, int position) {
    Decoded<Integer> decoded = skip(Hex.bytes(item));
    assertEquals(new Decoded.Malformed<Integer>(new Flaw(kind, position)), decoded);
  }

  @ParameterizedTest
  @CsvSource({
    "00",
    "17",
    "18 18",
    "18 ff",
    "19 0100",
    "19 ffff",
    "1a 00010000",
    "1a ffffffff",
    "1b 0000000100000000",
    "1b 7fffffffffffffff",
    "20",
    "38 18",
    "3b 7fffffffffffffff",
    "40",
    "60",
    "63 e282ac",
    "64 f09f9a97",
    "80",
    "a0",
    "f4",
    "f5",
    "f6",
    "81 81 81 80",
    "a1 01 81 a1 20 80",
    "a4 00 f6 17 f6 18 18 f6 20 f6",
  })
  void acceptsWhatIs(String item) {
    assertInstanceOf(Decoded.Value.class, skip(Hex.bytes(item)));
  }

  @Test
  void takesAnItemOf2048BytesAndNotOneMore() {
    byte[] longest = new CborWriter().bytes(new byte[CborReader.MAX_ITEM_BYTES - 3]).toArray();
    assertEquals(CborReader.MAX_ITEM_BYTES, longest.length);
    assertInstanceOf(Decoded.Value.class, skip(longest));

    byte[] tooLong = new byte[CborReader.MAX_ITEM_BYTES + 1];
    assertEquals(
        new Decoded.Malformed<Integer>(new Flaw(Kind.TOO_LONG, CborReader.MAX_ITEM_BYTES)),
        skip(tooLong));
    CborWriter writer = new CborWriter().bytes(new byte[CborReader.MAX_ITEM_BYTES - 2]);
    assertThrows(IllegalStateException.class, writer::toArray);
  }

  @Test
  void checksTheWholeItemBeforeTheFirstValue() {
    byte[] flawAtTheEnd = Hex.bytes("82 01 f7");
    Decoded<Integer> decoded =
        CborReader.decode(
            flawAtTheEnd,
            reader -> {
              throw new AssertionError("shape was asked");
            });
    assertEquals(new Decoded.Malformed<Integer>(new Flaw(Kind.FLOAT_OR_SIMPLE, 2)), decoded);
  }

  @Test
  void aShapeThatLeavesBytesIsABug() {
    assertThrows(
        IllegalStateException.class,
        () -> CborReader.decode(Hex.bytes("81 01"), r -> r.array(0, 9)));
  }

  @ParameterizedTest
  @CsvSource({"00, RANGE", "18 65, RANGE", "20, TYPE", "40, TYPE", "f6, TYPE", "80, TYPE"})
  void refusesAnUnsignedIntegerOutside1To100(String item, Kind kind) {
    assertEquals(kind, flaw(CborReader.decode(Hex.bytes(item), r -> r.uint(1, 100))));
  }

  @ParameterizedTest
  @CsvSource({"2a, RANGE", "0b, RANGE", "40, TYPE", "f5, TYPE"})
  void refusesAnIntegerOutsideMinus10To10(String item, Kind kind) {
    assertEquals(kind, flaw(CborReader.decode(Hex.bytes(item), r -> r.integer(-10, 10))));
    assertEquals(
        new Decoded.Value<>(-10L), CborReader.decode(Hex.bytes("29"), r -> r.integer(-10, 10)));
  }

  @ParameterizedTest
  @CsvSource({"41 00, LENGTH", "44 00000000, LENGTH", "62 6161, TYPE"})
  void refusesAByteStringOfAnotherLength(String item, Kind kind) {
    assertEquals(kind, flaw(CborReader.decode(Hex.bytes(item), r -> r.bytes(2, 3))));
  }

  @ParameterizedTest
  @CsvSource({"60, LENGTH", "64 61616161, LENGTH", "42 6161, TYPE"})
  void refusesATextOfAnotherLength(String item, Kind kind) {
    assertEquals(kind, flaw(CborReader.decode(Hex.bytes(item), r -> r.text(1, 3))));
  }

  @ParameterizedTest
  @CsvSource({"f6, TYPE", "00, TYPE"})
  void refusesABooleanThatIsNone(String item, Kind kind) {
    assertEquals(kind, flaw(CborReader.decode(Hex.bytes(item), CborReader::bool)));
  }

  @ParameterizedTest
  @CsvSource({
    "a2 02 00 05 00, ''", // just what is asked for
    "a1 02 00, KEY_MISSING",
    "a3 01 00 02 00 05 00, KEY_UNKNOWN",
    "a3 02 00 03 00 05 00, KEY_UNKNOWN",
    "a3 02 00 05 00 06 00, KEY_UNKNOWN",
    "a3 02 00 05 00 20 00, KEY_UNKNOWN", // -1 comes last
    "a1 05 00, KEY_MISSING",
    "a1 20 00, KEY_MISSING",
    "a0, KEY_MISSING",
  })
  void tellsAnUnknownKeyFromAMissingOne(String item, String kind) {
    Decoded<Integer> decoded =
        CborReader.decode(
            Hex.bytes(item),
            reader -> {
              CborMap map = reader.map();
              map.require(2);
              int sum = reader.number(0, 9);
              map.require(5);
              sum += reader.number(0, 9);
              map.end();
              return sum;
            });
    assertEquals(kind, decoded instanceof Decoded.Value<Integer> ? "" : flaw(decoded).name());
  }

  @Test
  void writesTheExamplesOfRfc8949() {
    assertArrayEquals(
        Hex.bytes("00 0a 17 18 18 18 64 19 03e8 1a 000f4240 1b 000000e8d4a51000"),
        new CborWriter()
            .integer(0)
            .integer(10)
            .integer(23)
            .integer(24)
            .integer(100)
            .integer(1000)
            .integer(1_000_000)
            .integer(1_000_000_000_000L)
            .toArray());
    assertArrayEquals(
        Hex.bytes("20 29 38 63 39 03e7 3b 7fffffffffffffff 1b 7fffffffffffffff"),
        new CborWriter()
            .integer(-1)
            .integer(-10)
            .integer(-100)
            .integer(-1000)
            .integer(Long.MIN_VALUE)
            .integer(Long.MAX_VALUE)
            .toArray());
    assertArrayEquals(
        Hex.bytes("a2 01 82 f4 f5 20 82 44 01020304 62 c3bc f6"),
        new CborWriter()
            .map(2)
            .integer(1)
            .array(2)
            .bool(false)
            .bool(true)
            .integer(-1)
            .array(2)
            .bytes(Hex.bytes("01020304"))
            .text("ü")
            .nothing()
            .toArray());
  }

  private static Decoded<Integer> skip(byte[] item) {
    return CborReader.decode(
        item,
        reader -> {
          reader.skip();
          return 0;
        });
  }

  private static Kind flaw(Decoded<?> decoded) {
    return ((Decoded.Malformed<?>) decoded).flaw().kind();
  }
}
