package faraday.nfc.ndef;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.nfc.ndef.NdefReading.Accepted;
import faraday.nfc.ndef.NdefReading.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a phone may write, and the faults measured in the decoder behind the scan. */
final class NdefReaderTest {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String MEDIA = "application/x";
  private static final NdefKind OURS = NdefKind.mime(MEDIA);
  private static final String TYPE = HEX.formatHex(MEDIA.getBytes(StandardCharsets.US_ASCII));

  /** Short record: well-known type U, payload 04 "a.b". */
  private static final String LINK = "04" + "55" + "04612E62";

  private final NdefReader reader = new NdefReader(NdefLimits.SOUND, Set.of(NdefKind.URI, OURS));

  @Test
  void readsALinkAndARecordOfOurs() {
    // MB SR TNF 1, then ME SR TNF 2: a link first (E9), ours after it.
    List<NdefItem> items = accepted("9101" + LINK + "520D03" + TYPE + "C0FFEE");
    assertEquals(List.of(NdefKind.URI, OURS), items.stream().map(NdefItem::kind).toList());
    assertArrayEquals(HEX.parseHex("C0FFEE"), items.get(1).payload());
  }

  @Test
  void readsFromTheMiddleOfABuffer() {
    byte[] bytes = HEX.parseHex("FFFF" + "D101" + LINK + "FFFF");
    assertInstanceOf(Accepted.class, reader.read(bytes, 2, bytes.length - 4));
  }

  @Test
  void readsARecordWithAnId() {
    assertEquals(1, accepted("D9010401" + "55" + "41" + "04612E62").size());
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "D1, TRUNCATED",
    "D101, TRUNCATED",
    "D10104, TRUNCATED",
    "D1010455, TRUNCATED",
    "D101045504612E, TRUNCATED",
    "C10100000004, TRUNCATED",
    "D901045504612E62, TRUNCATED",
    "5101" + LINK + ", MESSAGE_BEGIN",
    "9101" + LINK + "D101" + LINK + ", MESSAGE_BEGIN",
    "9101" + LINK + ", MESSAGE_END",
    "D101" + LINK + "00, MESSAGE_END",
    "D101" + LINK + "5101" + LINK + ", MESSAGE_END",
    "F101" + LINK + ", CHUNKED",
    "B101" + LINK + "560004612E62, CHUNKED",
    "D60004612E6262, TNF_UNCHANGED",
    "D701" + LINK + ", TNF_RESERVED",
    "D0000141, EMPTY_RECORD_WITH_CONTENT",
    "D0010041, EMPTY_RECORD_WITH_CONTENT",
    "D800000141, EMPTY_RECORD_WITH_CONTENT",
    "D1000141, TYPE_LENGTH",
    "D501014141, TYPE_LENGTH",
    "D000" + "00, KIND_NOT_ALLOWED",
    "D10101" + "54" + "00, KIND_NOT_ALLOWED",
    "D40101" + "55" + "00, KIND_NOT_ALLOWED",
    "D500" + "0141, KIND_NOT_ALLOWED",
    "C10100008000" + "55, PAYLOAD_TOO_LONG",
    "C10110000000" + "55, PAYLOAD_TOO_LONG",
    "C1017FFFFFFF" + "55, PAYLOAD_TOO_LONG",
    "C101FFFFFFFF" + "55, PAYLOAD_TOO_LONG",
  })
  void refusesWithAReason(String message, NdefFault fault) {
    byte[] bytes = HEX.parseHex(message);
    assertEquals(new Refused(fault), reader.read(bytes, 0, bytes.length));
  }

  @Test
  void refusesOneRecordMoreThanAllowed() {
    String middle = "1101" + LINK;
    String eight = "9101" + LINK + middle.repeat(6) + "5101" + LINK;
    assertEquals(8, accepted(eight).size());
    byte[] nine = HEX.parseHex("9101" + LINK + middle.repeat(7) + "5101" + LINK);
    assertEquals(new Refused(NdefFault.TOO_MANY_RECORDS), reader.read(nine, 0, nine.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 255, 256, 32_767})
  void readsEveryPayloadUpToTheLimit(int length) {
    byte[] message = longRecord(length);
    Accepted accepted = assertInstanceOf(Accepted.class, reader.read(message, 0, message.length));
    assertEquals(length, accepted.items().getFirst().payload().length);
  }

  @Test
  void refusesOneByteMoreThanTheLimit() {
    NdefReader small = new NdefReader(new NdefLimits(1, 100), Set.of(OURS));
    byte[] atLimit = longRecord(100);
    byte[] above = longRecord(101);
    assertInstanceOf(Accepted.class, small.read(atLimit, 0, atLimit.length));
    assertEquals(new Refused(NdefFault.PAYLOAD_TOO_LONG), small.read(above, 0, above.length));
    byte[] unsound = longRecord(32_768);
    assertEquals(new Refused(NdefFault.PAYLOAD_TOO_LONG), reader.read(unsound, 0, unsound.length));
  }

  @Test
  void refusesLimitsThatTheDecoderCannotKeep() {
    assertThrows(IllegalArgumentException.class, () -> new NdefLimits(9, 10));
    assertThrows(IllegalArgumentException.class, () -> new NdefLimits(0, 10));
    assertThrows(IllegalArgumentException.class, () -> new NdefLimits(1, 32_768));
    assertThrows(IllegalArgumentException.class, () -> new NdefLimits(1, -1));
  }

  @Test
  void keepsEveryByteOfABinaryType() {
    NdefReader any = new NdefReader(NdefLimits.SOUND, Set.of(new NdefKind(4, "\u00FF\u0080")));
    byte[] message = HEX.parseHex("D40202" + "FF80" + "80FF");
    Accepted accepted = assertInstanceOf(Accepted.class, any.read(message, 0, message.length));
    assertArrayEquals(HEX.parseHex("80FF"), accepted.items().getFirst().payload());
  }

  @Test
  void neverThrowsOnMutatedMessages() {
    byte[][] seeds = {
      HEX.parseHex("D101" + LINK),
      HEX.parseHex("9101" + LINK + "520D03" + TYPE + "C0FFEE"),
      HEX.parseHex("D9010401" + "55" + "41" + "04612E62"),
      longRecord(300),
    };
    Random random = new Random(1);
    Map<NdefFault, Integer> refusals = new EnumMap<>(NdefFault.class);
    int accepted = 0;
    for (int i = 0; i < 300_000; i++) {
      byte[] mutant = mutate(seeds[i % seeds.length], random);
      if (reader.read(mutant, 0, mutant.length) instanceof Refused(NdefFault fault)) {
        refusals.merge(fault, 1, Integer::sum);
      } else {
        accepted++;
      }
    }
    assertTrue(accepted > 1000, "the mutants reach the decoder: " + accepted);
    assertEquals(
        NdefFault.values().length - 2,
        refusals.size(),
        "every fault but EMPTY and DECODER_DISAGREES occurs: " + refusals);
  }

  private static byte[] mutate(byte[] seed, Random random) {
    byte[] mutant = seed.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int near = random.nextBoolean() ? Math.min(8, mutant.length) : mutant.length;
      int at = random.nextInt(near);
      mutant[at] =
          random.nextBoolean()
              ? (byte) (mutant[at] ^ 1 << random.nextInt(8))
              : (byte) random.nextInt(256);
    }
    int length = random.nextInt(8) == 0 ? 1 + random.nextInt(mutant.length) : mutant.length;
    return Arrays.copyOf(mutant, length);
  }

  private static byte[] longRecord(int payloadBytes) {
    String header = String.format("C20D%08X", payloadBytes) + TYPE;
    return Arrays.copyOf(HEX.parseHex(header), header.length() / 2 + payloadBytes);
  }

  private List<NdefItem> accepted(String message) {
    byte[] bytes = HEX.parseHex(message);
    return assertInstanceOf(Accepted.class, reader.read(bytes, 0, bytes.length)).items();
  }
}
