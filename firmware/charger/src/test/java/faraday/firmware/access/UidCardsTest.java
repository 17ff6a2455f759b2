package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.firmware.wire.Bytes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list of cards may hold (SPEC §7.1). */
final class UidCardsTest {

  private static final Bytes ANNA = Bytes.of(new byte[] {7});
  private static final UidCards.Cap CAP = UidCards.Cap.STANDARD;

  @ParameterizedTest
  @ValueSource(strings = {"08010203", "", "010203", "0102030405060708090a0b"})
  void noListTakesAUidThatNamesNobody(String hex) {
    assertThrows(IllegalArgumentException.class, () -> new UidCards.Card(uid(hex), ANNA));
  }

  @Test
  void aListHasLimits() {
    List<UidCards.Card> most =
        IntStream.range(0, UidCards.CARDS_MAX)
            .mapToObj(i -> new UidCards.Card(uid("01%06x".formatted(i)), ANNA))
            .toList();
    assertEquals(256, new UidCards(most, CAP).cards().size());
    List<UidCards.Card> more = new ArrayList<>(most);
    more.add(new UidCards.Card(uid("02000000"), ANNA));
    assertThrows(IllegalArgumentException.class, () -> new UidCards(more, CAP));
    List<UidCards.Card> twice = List.of(most.get(0), most.get(0));
    assertThrows(IllegalArgumentException.class, () -> new UidCards(twice, CAP));
    Bytes button = Bytes.of(new byte[1]);
    assertThrows(IllegalArgumentException.class, () -> new UidCards.Card(uid("01000000"), button));
    assertThrows(IllegalArgumentException.class, () -> new UidCards.Cap(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new UidCards.Cap(1, 0));
  }

  private static Bytes uid(String hex) {
    return Bytes.of(HexFormat.of().parseHex(hex));
  }
}
