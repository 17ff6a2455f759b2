package faraday.firmware.wire.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Flaw.Kind;
import faraday.firmware.wire.peer.SampleTap;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.peer.TestCbor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandTest {

  private static final long U32 = 0xFFFF_FFFFL;

  private final Map<Long, @Nullable Object> map = new TreeMap<>(new SampleToken().command);

  @Test
  void readsTheExampleOfE8() {
    Command command = SampleTap.value(parse());
    ChargingProfile profile =
        new ChargingProfile(
            9,
            0,
            ChargingProfile.Kind.RELATIVE,
            ChargingProfile.Unit.WATT,
            new ChargingProfile.Timing(
                OptionalLong.of(SampleToken.NOON_S - 3_600),
                OptionalLong.of(SampleToken.NOON_S + 86_400),
                OptionalLong.of(1_980),
                OptionalLong.empty()),
            List.of(
                new ChargingProfile.Period(0, 22_000),
                new ChargingProfile.Period(180, 15_000),
                new ChargingProfile.Period(1_080, 8_000)));
    assertEquals(
        new Command(1, OptionalLong.of(4711), "CP-000017", OptionalInt.of(1), profile), command);
  }

  @Test
  void readsACommandWithNoProfile() {
    map.keySet().removeIf(key -> key > 1);
    Command command = SampleTap.value(parse());
    assertEquals(new Command(1, OptionalLong.empty(), null, OptionalInt.empty(), null), command);
    assertNull(command.profile());
  }

  @Test
  void readsAnAbsoluteProfileInTenthsOfAnAmpere() {
    map.put(9L, 0);
    map.put(10L, 1);
    map.put(14L, SampleToken.NOON_S);
    map.keySet().removeAll(List.of(11L, 12L, 13L));
    ChargingProfile profile = SampleTap.value(parse()).profile();
    assertNotNull(profile);
    assertEquals(ChargingProfile.Kind.ABSOLUTE, profile.kind());
    assertEquals(ChargingProfile.Unit.DECIAMPERE, profile.unit());
    assertEquals(OptionalLong.of(SampleToken.NOON_S), profile.timing().startSchedule());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 7, 8, 9, 10, 15})
  void refusesACommandWithoutANeededKey(long key) {
    map.remove(key);
    assertEquals(Kind.KEY_MISSING, flaw());
  }

  @Test
  void refusesAProfileWithoutItsId() {
    map.remove(6L);
    assertEquals(Kind.KEY_UNKNOWN, flaw());
  }

  @Test
  void refusesAnAbsoluteProfileWithoutAStartAndARelativeOneWithOne() {
    map.put(9L, 0);
    assertEquals(Kind.KEY_MISSING, flaw());
    map.put(9L, 2);
    map.put(14L, SampleToken.NOON_S);
    assertEquals(Kind.KEY_UNKNOWN, flaw());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 16, 24})
  void refusesUnknownKeys(long key) {
    map.put(key, 1);
    assertEquals(Kind.KEY_UNKNOWN, flaw());
  }

  @Test
  void holdsEachFieldToItsLimitAndNotOneBeyond() {
    limit(0, 1, 2, Kind.RANGE);
    limit(1, 1, 0, Kind.RANGE);
    limit(1, 255, 256, Kind.RANGE);
    limit(2, U32, U32 + 1, Kind.RANGE);
    limit(4, "x".repeat(48), "x".repeat(49), Kind.LENGTH);
    limit(5, 255, 256, Kind.RANGE);
    limit(5, 1, 0, Kind.RANGE);
    limit(6, U32, U32 + 1, Kind.RANGE);
    limit(7, U32, U32 + 1, Kind.RANGE);
    limit(8, 2, 1, Kind.RANGE); // TxDefaultProfile does not come in a token
    limit(9, 2, 1, Kind.RANGE); // Recurring
    limit(10, 1, 2, Kind.RANGE);
    limit(13, U32, U32 + 1, Kind.RANGE);
    limit(15, List.of(0, U32), List.of(0, U32 + 1), Kind.RANGE);
    limit(15, List.of(0, 1, U32, 1), List.of(0, 1, U32 + 1, 1), Kind.RANGE);
  }

  @Test
  void refusesAValidityThatEndsBeforeItBegins() {
    map.put(11L, 100);
    map.put(12L, 101);
    assertInstanceOf(Decoded.Value.class, parse());
    map.put(12L, 100);
    assertEquals(Kind.CONTRADICTION, flaw());
    map.remove(11L);
    assertInstanceOf(Decoded.Value.class, parse());
  }

  @Test
  void takesSixteenPeriodsAndNotOneMore() {
    List<Object> periods = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      periods.add(i * 60);
      periods.add(7_000);
    }
    limit(15, List.copyOf(periods), List.of(), Kind.COUNT);
    periods.add(1_000);
    periods.add(7_000);
    map.put(15L, periods);
    assertEquals(Kind.COUNT, flaw());
  }

  @Test
  void refusesPeriodsOutOfOrder() {
    limit(15, List.of(0, 5, 1, 5), List.of(0, 5, 0, 5), Kind.RANGE);
    limit(15, List.of(0, 5), List.of(1, 5), Kind.RANGE); // the first starts at 0
    limit(15, List.of(0, 5, 9, 5), List.of(0, 5, 9), Kind.COUNT);
    limit(15, List.of(0, 5, 9, 5), List.of(0, 5, 9, 5, 8, 5), Kind.RANGE);
  }

  private void limit(long key, Object within, Object beyond, Kind kind) {
    Object before = map.put(key, within);
    assertInstanceOf(Decoded.Value.class, parse(), "key " + key);
    map.put(key, beyond);
    assertEquals(kind, flaw(), "key " + key);
    map.put(key, before);
  }

  private Kind flaw() {
    return ((Decoded.Malformed<Command>) parse()).flaw().kind();
  }

  private Decoded<Command> parse() {
    return Command.parse(TestCbor.encode(map));
  }
}
