package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Hours;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.record.LocalSettings.Reservation;
import faraday.firmware.wire.token.Grant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The decision table of SPEC §4.3, read from the document: every cell in both qualities of the
 * clock, by facts in which one thing is wrong (issue 4 item 2, E6 – E18, E31).
 */
class StartTableTest {

  /** How to make the one thing wrong that a row asks about. */
  private static final Map<StartCheck, Consumer<Facts>> SPOILS = spoils();

  private static Map<StartCheck, Consumer<Facts>> spoils() {
    Map<StartCheck, Consumer<Facts>> spoils = new EnumMap<>(StartCheck.class);
    ofTheToken(spoils);
    ofThePlace(spoils);
    ofWhatIsLookedUpLast(spoils);
    return spoils;
  }

  private static void ofTheToken(Map<StartCheck, Consumer<Facts>> spoils) {
    spoils.put(StartCheck.OFFERED, f -> f.freeStart = false);
    spoils.put(StartCheck.AUDIENCE, f -> f.audience = Facts.ANOTHER);
    spoils.put(StartCheck.CONNECTOR, f -> f.wishedEvse = 2);
    spoils.put(StartCheck.COMMAND, f -> f.commandReadable = false);
    spoils.put(StartCheck.COMMAND_CONNECTOR, f -> f.commandEvse = 2);
    spoils.put(StartCheck.EXPIRY, f -> f.expiresS = Facts.CERTAIN_S);
    spoils.put(StartCheck.CLOCK, f -> f.unsyncedOk = false);
    spoils.put(StartCheck.NOT_BEFORE, f -> f.notBeforeS = Facts.NOW_S + 1);
    spoils.put(StartCheck.SLOT, f -> f.slot = new Grant.Slot(9, 4, OptionalInt.empty()));
    spoils.put(StartCheck.STORED_STOP, f -> f.stopAtSlotEnd = true);
    spoils.put(StartCheck.PROFILE, f -> f.profileValidTo = OptionalLong.of(Facts.NOW_S));
    spoils.put(StartCheck.EPOCH, f -> f.epoch = 4);
    spoils.put(StartCheck.PRICE, f -> f.sameTariff = false);
    spoils.put(StartCheck.TOKEN_HOURS, f -> f.tokenHours = new Hours(0, 780));
    spoils.put(StartCheck.SETTING, f -> f.madeForHere = false);
  }

  private static void ofThePlace(Map<StartCheck, Consumer<Facts>> spoils) {
    spoils.put(StartCheck.HEALTH, f -> f.healthy = false);
    spoils.put(StartCheck.IN_USE, f -> f.inUse = true);
    spoils.put(
        StartCheck.RESERVED,
        f -> f.reservations.add(new Reservation(1, Facts.ANOTHER, 0, Facts.NOW_S + 1)));
    spoils.put(StartCheck.HOURS, f -> f.hours = new Hours(0, 780));
    spoils.put(
        StartCheck.LOCATION,
        f -> {
          f.location = Facts.ANOTHER;
          f.tokenSessionsPerDay = OptionalLong.of(1_000);
        });
    spoils.put(StartCheck.DRIVER, f -> f.drivers.add(Facts.SOMEBODY));
    spoils.put(StartCheck.BALANCE, f -> f.thresholdMinor = 2_001);
    spoils.put(
        StartCheck.SESSIONS,
        f -> {
          f.sessionsPerDay = 3;
          f.today = 3;
          f.perhapsToday = 3;
        });
  }

  private static void ofWhatIsLookedUpLast(Map<StartCheck, Consumer<Facts>> spoils) {
    spoils.put(StartCheck.SINGLE_USE, f -> f.late = with(f.late, 0));
    spoils.put(StartCheck.LIMITS, f -> f.late = with(f.late, 1));
    spoils.put(StartCheck.HOLDERS, f -> f.late = with(f.late, 2));
    spoils.put(StartCheck.ROOM, f -> f.late = with(f.late, 3));
    spoils.put(StartCheck.CHALLENGE, f -> f.late = with(f.late, 4));
  }

  private static LateFacts with(LateFacts was, int wrong) {
    return new LateFacts(
        was.spent() || wrong == 0,
        was.stale() || wrong == 4,
        was.nothingLeft() || wrong == 1,
        was.holdersMissing() || wrong == 2,
        was.room() && wrong != 3);
  }

  private static @Nullable Reason decide(Facts facts) {
    StartFacts known = facts.facts();
    Reason early = StartCheck.beforeProof(known);
    return early != null ? early : StartCheck.afterProof(known);
  }

  private static Facts spoiled(StartCheck check, StartColumn column, ClockQuality quality) {
    Facts facts = Facts.of(column, quality);
    Objects.requireNonNull(SPOILS.get(check), check.name()).accept(facts);
    return facts;
  }

  /** Cells in which the decision is not what a table says. */
  private static List<String> differences(DecisionTable table) {
    List<String> found = new ArrayList<>();
    for (StartCheck check : StartCheck.values()) {
      for (StartColumn column : StartColumn.values()) {
        found.addAll(differences(table, check, column));
      }
    }
    return found;
  }

  private static List<String> differences(
      DecisionTable table, StartCheck check, StartColumn column) {
    List<String> found = new ArrayList<>();
    for (ClockQuality quality : ClockQuality.values()) {
      if (decide(spoiled(check, column, quality)) != table.expected(check, column, quality)) {
        found.add(check + " " + column + " " + quality);
      }
    }
    return found;
  }

  @Test
  void acceptsWhereNothingIsWrong() {
    for (StartColumn column : StartColumn.values()) {
      for (ClockQuality quality : ClockQuality.values()) {
        assertEquals(null, decide(Facts.of(column, quality)), column + " " + quality);
      }
    }
  }

  @Test
  void decidesEveryCellAsTheSpecificationSays() {
    assertEquals(List.of(), differences(DecisionTable.ofTheSpecification()));
  }

  @Test
  void listsTheRowsInTheOrderOfTheSpecification() {
    List<String> names = new ArrayList<>();
    for (StartCheck check : StartCheck.values()) {
      names.add(check.name());
    }
    assertEquals(names, DecisionTable.ofTheSpecification().rows());
  }

  /** The comparison can fail: a document with any one cell changed is found out. */
  @Test
  void noticesEveryCellThatIsChanged() {
    DecisionTable table = DecisionTable.ofTheSpecification();
    int cells = 0;
    for (StartCheck check : StartCheck.values()) {
      for (int cell = 0; cell < DecisionTable.CELLS; cell++) {
        assertFalse(differences(table.withChanged(check, cell)).isEmpty(), check + " cell " + cell);
        cells++;
      }
    }
    assertEquals(28 * 9, cells);
  }

  /** Two things wrong: the row that stands first is the one that is said. */
  @Test
  void saysTheFirstOfTwoReasons() {
    DecisionTable table = DecisionTable.ofTheSpecification();
    int pairs = 0;
    for (StartColumn column : StartColumn.values()) {
      for (ClockQuality quality : ClockQuality.values()) {
        pairs += pairs(table, column, quality);
      }
    }
    assertTrue(pairs > 2_000, pairs + " pairs");
  }

  private static int pairs(DecisionTable table, StartColumn column, ClockQuality quality) {
    int pairs = 0;
    for (StartCheck first : StartCheck.values()) {
      Reason expected = table.expected(first, column, quality);
      for (StartCheck second : StartCheck.values()) {
        if (second.compareTo(first) > 0 && expected != null) {
          Facts facts = spoiled(first, column, quality);
          Objects.requireNonNull(SPOILS.get(second)).accept(facts);
          assertEquals(expected, decide(facts), first + ", " + second + " in " + column);
          pairs++;
        }
      }
    }
    return pairs;
  }
}
