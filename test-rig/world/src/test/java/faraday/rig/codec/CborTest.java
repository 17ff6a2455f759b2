package faraday.rig.codec;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CborTest {

  @Test
  void writesMapKeysInBytewiseOrderWhateverOrderTheyCameIn() {
    Map<Long, Object> map = new LinkedHashMap<>();
    for (long key : new long[] {-65538, 24, -1, 8, 300, 2}) {
      map.put(key, 0L);
    }

    assertEquals(
        "a6" + "0200" + "0800" + "181800" + "19012c00" + "2000" + "3a0001000100", hexOf(map));
  }

  @Test
  void writesShortestIntegersAndLengths() {
    assertEquals(
        "8800171818" + "18ff190100" + "1a00010000" + "1b000000010000000020",
        hexOf(List.of(0L, 23L, 24L, 255L, 256L, 65_536L, 4_294_967_296L, -1L)));
  }

  @Test
  void writesSecondsBeyond2038InFourBytes() throws WireException {
    assertEquals("1a80000000", hexOf(2_147_483_648L));
    assertEquals("1affffffff", hexOf(4_294_967_295L));
    assertEquals("3a80000000", hexOf(-2_147_483_649L));
    assertEquals(2_147_483_648L, parse("1a80000000").uint());
    assertEquals(-4_294_967_296L, parse("3affffffff").integer());
  }

  @ParameterizedTest
  @CsvSource({
    "1800, long form of 0",
    "190018, long form of 24",
    "1a0000ffff, long form of 65535",
    "1b00000000ffffffff, long form of 2^32-1",
    "1b8000000000000000, beyond 63 bits",
    "3bffffffffffffffff, beyond 63 bits below zero",
    "580100, long length",
    "5f4100ff, indefinite bytes",
    "9f00ff, indefinite array",
    "bf0000ff, indefinite map",
    "a2020001 00, keys descending",
    "a201000100, key twice",
    "a1616100, text as key",
    "a1810000, array as key",
    "c000, tag",
    "f7, undefined",
    "e0, simple value",
    "f820, simple value in two bytes",
    "f93c00, half float",
    "fb3ff0000000000000, double",
    "818181818100, five levels",
    "0000, byte after the item",
    "'', nothing",
    "82, array cut short",
    "4200, bytes cut short",
    "18, argument missing",
    "9b7fffffffffffffff, endless array",
    "5b7fffffffffffffff, endless bytes",
    "61ff, text that is not UTF-8"
  })
  void refusesWhatIsOutsideTheSubset(String hex, String why) {
    WireException refusal = assertThrows(WireException.class, () -> parse(hex), why);

    assertEquals(WireException.Layer.CBOR, refusal.layer());
  }

  @Test
  void acceptsFourLevelsAndNoMore() throws WireException {
    assertEquals(1, parse("8181818100").size());
    assertThrows(WireException.class, () -> parse("818181818100"));
  }

  @Test
  void acceptsAnItemOf2048BytesAndNoMore() throws WireException {
    byte[] largest = CborBytes.of(new byte[2045]);
    byte[] larger = CborBytes.of(new byte[2046]);

    assertEquals(2048, largest.length);
    assertEquals(2045, CborValue.parse(largest).bytes().length);
    assertThrows(WireException.class, () -> CborValue.parse(larger));
  }

  @Test
  void refusesAnotherTypeThanTheReaderWants() throws WireException {
    CborValue number = parse("05");
    CborValue negative = parse("20");

    assertThrows(WireException.class, number::bytes);
    assertThrows(WireException.class, number::text);
    assertThrows(WireException.class, number::bool);
    assertThrows(WireException.class, number::size);
    assertThrows(WireException.class, number::keys);
    assertThrows(WireException.class, negative::uint);
    assertThrows(WireException.class, () -> number.uint(0, 4));
    assertThrows(WireException.class, () -> parse("4100").bytes(2));
    assertThrows(WireException.class, () -> parse("8100").array(2));
    assertThrows(WireException.class, () -> parse("8100").at(1));
    assertThrows(WireException.class, () -> parse("a10000").key(1));
    assertTrue(parse("f6").isNull());
  }

  @Property(seed = "2", tries = 500)
  void readsBackWhatItWrites(@ForAll("values") Object value) throws WireException {
    CborValue read = CborValue.parse(CborBytes.of(value));

    assertArrayEquals(CborBytes.of(value), CborBytes.of(plain(read, value)));
  }

  @Property(seed = "3", tries = 2000)
  void meetsAnyBytesWithAValueOrARefusal(@ForAll byte[] bytes) {
    byte[] copy = bytes.clone();
    try {
      CborValue.parse(copy);
    } catch (WireException refusal) {
      assertEquals(WireException.Layer.CBOR, refusal.layer());
    }
    assertTrue(Arrays.equals(bytes, copy), "input untouched");
  }

  /** Reads every part back with the accessor of its type. */
  private static Object plain(CborValue read, Object like) throws WireException {
    return switch (like) {
      case Long number -> read.integer();
      case Boolean flag -> read.bool();
      case String text -> read.text();
      case byte[] bytes -> read.bytes();
      case List<?> list -> {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < read.array(list.size()).size(); i++) {
          items.add(plain(read.at(i), list.get(i)));
        }
        yield items;
      }
      case Map<?, ?> map -> {
        Map<Long, Object> items = new LinkedHashMap<>();
        for (long key : read.keys()) {
          items.put(key, plain(read.key(key), requireNonNull(map.get(key))));
        }
        yield items;
      }
      default -> throw new IllegalArgumentException();
    };
  }

  @Provide
  Arbitrary<Object> values() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            Arbitraries.longs().map(Object.class::cast),
            Arbitraries.of(true, false).map(Object.class::cast),
            Arbitraries.strings().ofMaxLength(30).alpha().map(Object.class::cast),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Object.class::cast));
    Arbitrary<Object> list = leaf.list().ofMaxSize(5).map(Object.class::cast);
    Arbitrary<Object> map =
        Arbitraries.maps(Arbitraries.longs(), list).ofMaxSize(3).map(Object.class::cast);
    return Arbitraries.oneOf(leaf, list, map);
  }

  private static CborValue parse(String hex) throws WireException {
    return CborValue.parse(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static String hexOf(Object value) {
    return HexFormat.of().formatHex(CborBytes.of(value));
  }
}
