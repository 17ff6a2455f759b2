package faraday.firmware.wire.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw.Kind;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Key 18 of the faraday claim (E17, SPEC §4.4). */
final class SlotClaimTest {

  private final SampleToken sample = new SampleToken();

  @Test
  void readsASlotWithAndWithoutItsOffset() {
    sample.grant.put(18L, List.of(95, 100));
    assertEquals(new Grant.Slot(95, 100, OptionalInt.empty()), slot());
    sample.grant.put(18L, List.of(0, 1, -1080));
    assertEquals(new Grant.Slot(0, 1, OptionalInt.of(-1080)), slot());
    sample.grant.put(18L, List.of(0, 1, 1080));
    assertEquals(new Grant.Slot(0, 1, OptionalInt.of(1080)), slot());
  }

  @Test
  void refusesSlotsThatNoDayHas() {
    List<List<Object>> none =
        List.of(
            List.of(96, 1),
            List.of(0, 0),
            List.of(0, 101),
            List.of(0, 1, 1081),
            List.of(0, 1, -1081));
    for (List<Object> slot : none) {
      sample.grant.put(18L, slot);
      assertEquals(Kind.RANGE, flaw(signed()), slot.toString());
    }
    sample.grant.put(18L, List.of(0));
    assertEquals(Kind.COUNT, flaw(signed()));
    sample.grant.put(18L, List.of(0, 1, 0, 0));
    assertEquals(Kind.COUNT, flaw(signed()));
  }

  private Grant.@Nullable Slot slot() {
    return SampleTap.value(Token.parse(signed())).claims().grant().terms().slot();
  }

  private byte[] signed() {
    Map<Long, @Nullable Object> sorted = new TreeMap<>(sample.grant);
    sample.grant.clear();
    sample.grant.putAll(sorted);
    return sample.signed();
  }

  private static Kind flaw(byte[] token) {
    return switch (Token.parse(token)) {
      case Decoded.Malformed<Token>(var flaw) -> flaw.kind();
      case Decoded.Value<Token> read -> throw new AssertionError("read as " + read.value());
    };
  }
}
