package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.limit.LimitSource;
import faraday.pilot.lock.LockRow;
import faraday.pilot.state.PilotState;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question is answered from its own word of one tick, and from no later one. */
@SuppressWarnings("EnumOrdinal") // words carry ordinals
final class SafetyStatusTest {

  private final StatusBoard board = new StatusBoard();
  private final SafetyStatus status = new SafetyStatus(board);

  private static Arguments number(int word, Function<SafetyStatus, Number> getter) {
    return Arguments.of(word, getter);
  }

  private static Stream<Arguments> pilotAndLimits() {
    return Stream.of(
        number(StatusBoard.AT, SafetyStatus::atNanos),
        number(StatusBoard.UNPLUGGED_COUNT, SafetyStatus::unpluggedCount),
        number(StatusBoard.CABLE_LIMIT, SafetyStatus::cableLimitMa),
        number(StatusBoard.LIMIT, SafetyStatus::limitMa),
        number(StatusBoard.OFFERED_LIMIT, SafetyStatus::offeredLimitMa),
        number(StatusBoard.THERMAL_LIMIT, SafetyStatus::thermalLimitMa),
        number(StatusBoard.MAINS_LIMIT, SafetyStatus::mainsLimitMa),
        number(StatusBoard.DUTY, SafetyStatus::dutyPermille),
        number(StatusBoard.HIGH, SafetyStatus::highMv),
        number(StatusBoard.LOW, SafetyStatus::lowMv),
        number(StatusBoard.CURRENT, SafetyStatus::currentMa),
        number(StatusBoard.WAKE_TRIES, SafetyStatus::wakeTries));
  }

  private static Stream<Arguments> contactorAndCounts() {
    return Stream.of(
        number(StatusBoard.CLOSED_AT, SafetyStatus::closedAtNanos),
        number(StatusBoard.OPENED_AT, SafetyStatus::openedAtNanos),
        number(StatusBoard.LOCK_TRIES, SafetyStatus::lockTries),
        number(StatusBoard.CLOSING_COUNT, SafetyStatus::closingCount),
        number(StatusBoard.UNDER_LOAD_COUNT, SafetyStatus::openedUnderLoadCount),
        number(StatusBoard.WEAR_COUNT, SafetyStatus::wearCount),
        number(StatusBoard.LATE_COUNT, SafetyStatus::lateTickCount),
        number(StatusBoard.RESIDUAL_TESTS, SafetyStatus::residualTestCount),
        number(StatusBoard.COALESCED_COUNT, SafetyStatus::coalescedOrderCount));
  }

  private static Stream<Arguments> faults() {
    return Stream.of(
        number(StatusBoard.FAULT_AT, SafetyStatus::faultAtNanos),
        number(StatusBoard.FAULT_HIGH, SafetyStatus::faultHighMv),
        number(StatusBoard.FAULT_LOW, SafetyStatus::faultLowMv),
        number(StatusBoard.FAULT_CURRENT, SafetyStatus::faultCurrentMa),
        number(StatusBoard.FAULT_DETAIL, SafetyStatus::faultDetail),
        number(StatusBoard.FAULT_COUNT, SafetyStatus::faultCount));
  }

  @ParameterizedTest
  @MethodSource({"pilotAndLimits", "contactorAndCounts", "faults"})
  void answersWithTheNumberOfThatTick(int word, Function<SafetyStatus, Number> getter) {
    for (int value : new int[] {-12_000, 1, 80_000}) {
      publish(word, value);
      assertEquals(value, getter.apply(status).longValue());
    }
  }

  private static Arguments flag(int word, Predicate<SafetyStatus> getter) {
    return Arguments.of(word, getter);
  }

  private static Stream<Arguments> flags() {
    return Stream.of(
        flag(StatusBoard.PLUGGED, SafetyStatus::plugged),
        flag(StatusBoard.WANTS_ENERGY, SafetyStatus::evWantsEnergy),
        flag(StatusBoard.SELF_TEST_PASSED, SafetyStatus::selfTestPassed),
        flag(StatusBoard.OFFER_SPENT, SafetyStatus::offerSpent),
        flag(StatusBoard.WAKING, SafetyStatus::waking));
  }

  @ParameterizedTest
  @MethodSource("flags")
  void answersYesOrNoAsThatTickDid(int word, Predicate<SafetyStatus> getter) {
    publish(word, 1);
    assertTrue(getter.test(status));
    publish(word, 0);
    assertFalse(getter.test(status));
  }

  private static Arguments word(
      int word, Enum<?>[] values, Function<SafetyStatus, Enum<?>> getter) {
    return Arguments.of(word, values, getter);
  }

  private static Stream<Arguments> words() {
    return Stream.of(
        word(StatusBoard.STATE, PilotState.values(), SafetyStatus::pilotState),
        word(StatusBoard.CONTACTOR, ContactorState.values(), SafetyStatus::contactor),
        word(StatusBoard.BOLT, Bolt.values(), SafetyStatus::bolt),
        word(StatusBoard.LOCK_ROW, LockRow.values(), SafetyStatus::lockRow),
        word(StatusBoard.LIMIT_BINDING, LimitSource.values(), SafetyStatus::limitSource),
        word(StatusBoard.FAULT, SafetyFault.values(), SafetyStatus::fault),
        word(StatusBoard.FAULT_ENDING, SafetyFault.values(), SafetyStatus::sessionEndingFault));
  }

  @ParameterizedTest
  @MethodSource("words")
  void answersWithTheWordOfThatTick(
      int word, Enum<?>[] values, Function<SafetyStatus, Enum<?>> getter) {
    for (Enum<?> value : values) {
      publish(word, value.ordinal());
      assertEquals(value, getter.apply(status));
    }
  }

  /** Times are wider than counts. */
  @Test
  void keepsAllOfATime() {
    long years = 400_000_000L * 1_000_000_000L;
    for (int word :
        new int[] {
          StatusBoard.AT, StatusBoard.CLOSED_AT, StatusBoard.OPENED_AT, StatusBoard.FAULT_AT
        }) {
      publish(word, years + word);
      assertEquals(word == StatusBoard.AT ? years + word : 7, status.atNanos());
    }
    assertEquals(years + StatusBoard.FAULT_AT, status.faultAtNanos());
  }

  @Test
  void tellsEachLatchedFaultApartFromTheOthers() {
    for (SafetyFault latched : SafetyFault.values()) {
      publish(StatusBoard.FAULTS_LATCHED, 1L << latched.ordinal());
      for (SafetyFault asked : SafetyFault.values()) {
        assertEquals(asked == latched, status.isLatched(asked));
      }
    }
  }

  @Test
  void showsNoTickBeforeTheFirstAndNoClosing() {
    assertEquals(Long.MIN_VALUE, status.atNanos());
    assertEquals(Long.MIN_VALUE, status.closedAtNanos());
    assertEquals(Long.MIN_VALUE, status.openedAtNanos());
    assertEquals(SafetyFault.NONE, status.fault());
    assertFalse(status.refresh());
  }

  @Test
  void doesNotChangeBetweenRefreshesAndTellsWhetherATickCameBetween() {
    publish(StatusBoard.DUTY, 267);
    long[] draft = new long[StatusBoard.WORDS];
    draft[StatusBoard.AT] = 8;
    draft[StatusBoard.DUTY] = 1000;
    board.write(draft);
    assertEquals(267, status.dutyPermille());
    assertTrue(status.refresh());
    assertEquals(1000, status.dutyPermille());
    assertFalse(status.refresh());
  }

  /** One word of an otherwise empty tick. */
  private void publish(int word, long value) {
    long[] draft = new long[StatusBoard.WORDS];
    draft[StatusBoard.AT] = 7;
    draft[word] = value;
    board.write(draft);
    status.refresh();
  }
}
