package faraday.firmware.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.token.Grant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quarter hours of local days (E17): 92, 96 and 100 of them. */
class SlotCalendarTest {

  private static final LocalDate FORWARD = LocalDate.of(2026, 3, 29);
  private static final LocalDate BACK = LocalDate.of(2026, 10, 25);
  private static final int SUMMER = 120;
  private static final int WINTER = 60;

  private final SlotCalendar berlin = new SlotCalendar(ZoneId.of("Europe/Berlin"));

  @ParameterizedTest(name = "{0} in {1} has {2}")
  @CsvSource({
    "2026-03-28, Europe/Berlin, 96",
    "2026-03-29, Europe/Berlin, 92",
    "2026-10-25, Europe/Berlin, 100",
    "2026-03-08, America/New_York, 92",
    "2026-11-01, America/New_York, 100",
    "2026-10-25, UTC, 96",
    "2026-04-05, Australia/Lord_Howe, 98"
  })
  void countsTheSlotsOfADay(LocalDate day, ZoneId zone, int slots) {
    assertEquals(slots, new SlotCalendar(zone).slotsOf(day));
  }

  /** Every quarter hour of the three kinds of days fits its own number, and no neighbour's. */
  @ParameterizedTest
  @CsvSource({"2026-03-28, 96", "2026-03-29, 92", "2026-10-25, 100"})
  void fitsEverySlotOfADayOnce(LocalDate day, int slots) {
    long fromS = day.atStartOfDay(berlin.zone()).toEpochSecond();
    for (int i = 0; i < slots; i++, fromS += 900) {
      int offset =
          ZonedDateTime.ofInstant(java.time.Instant.ofEpochSecond(fromS), berlin.zone())
                  .getOffset()
                  .getTotalSeconds()
              / 60;
      int number = berlin.numberAt(fromS);
      assertTrue(berlin.fits(slot(number, 1, offset), fromS, fromS + 900), "slot " + i);
      assertFalse(berlin.fits(slot(number, 1, offset), fromS + 900, fromS + 1800), "next " + i);
      assertFalse(berlin.fits(slot(number, 1, offset), fromS, fromS + 1800), "length " + i);
      assertFalse(berlin.fits(slot(number, 1, offset), fromS + 1, fromS + 901), "second " + i);
    }
  }

  @Test
  void fitsNoWindowToASkippedSlot() {
    long dayS = FORWARD.atStartOfDay(berlin.zone()).toEpochSecond();
    for (int number = 8; number < 12; number++) {
      for (long fromS = dayS; fromS < dayS + 92 * 900; fromS += 900) {
        assertFalse(berlin.fits(slot(number, 1), fromS, fromS + 900));
        assertFalse(berlin.fits(slot(number, 1, WINTER), fromS, fromS + 900));
        assertFalse(berlin.fits(slot(number, 1, SUMMER), fromS, fromS + 900));
      }
    }
  }

  @Test
  void asksForTheOffsetOfARepeatedSlotAndOnlyThere() {
    long firstS =
        BACK.atTime(2, 0).atZone(berlin.zone()).withEarlierOffsetAtOverlap().toEpochSecond();
    long secondS = firstS + 3600;
    assertFalse(berlin.fits(slot(8, 1), firstS, firstS + 900), "which one?");
    assertFalse(berlin.fits(slot(8, 1), secondS, secondS + 900), "which one?");
    assertTrue(berlin.fits(slot(8, 1, SUMMER), firstS, firstS + 900));
    assertFalse(berlin.fits(slot(8, 1, WINTER), firstS, firstS + 900));
    assertTrue(berlin.fits(slot(8, 1, WINTER), secondS, secondS + 900));
    assertFalse(berlin.fits(slot(8, 1, SUMMER), secondS, secondS + 900));
    assertTrue(berlin.fits(slot(12, 1), secondS + 3600, secondS + 4500), "03:00 comes once");
    assertTrue(berlin.fits(slot(7, 2), firstS - 900, firstS + 900), "begins before the overlap");
  }

  @Test
  void runsOnOverTheChangeOfClocksInRealQuarterHours() {
    long fromS = FORWARD.atTime(1, 45).atZone(berlin.zone()).toEpochSecond();
    assertTrue(berlin.fits(slot(7, 2), fromS, fromS + 1800), "01:45 to 03:15 by the clock");
    assertEquals(12, berlin.numberAt(fromS + 900));
  }

  private static Grant.Slot slot(int first, int count) {
    return new Grant.Slot(first, count, OptionalInt.empty());
  }

  private static Grant.Slot slot(int first, int count, int offsetMinutes) {
    return new Grant.Slot(first, count, OptionalInt.of(offsetMinutes));
  }
}
