package faraday.pilot.band;

import static faraday.pilot.band.PilotBand.A;
import static faraday.pilot.band.PilotBand.B;
import static faraday.pilot.band.PilotBand.C;
import static faraday.pilot.band.PilotBand.D;
import static faraday.pilot.band.PilotBand.E;
import static faraday.pilot.band.PilotBand.F;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PilotBandTest {

  /** Nominal plateaus and both corners of all tolerances. */
  @ParameterizedTest
  @CsvSource({
    "11400, A", "12000, A", "12600, A",
    "8370, B", "8980, B", "9590, B",
    "5470, C", "6000, C", "6530, C",
    "2590, D", "2930, D", "3280, D",
    "-1000, E", "0, E", "1000, E",
    "-12600, F", "-12000, F", "-11400, F"
  })
  void holdsEveryPlateauOfTheStandardWhateverWasBefore(int highMv, PilotBand band) {
    for (PilotBand from : PilotBand.values()) {
      assertEquals(band, PilotBand.of(highMv, from));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10001, A, B", "11000, A, B", "7001, B, C", "7999, B, C",
    "4001, C, D", "4999, C, D", "1001, D, E", "1999, D, E"
  })
  void keepsTheBandInTheZoneBetweenTwo(int highMv, PilotBand upper, PilotBand lower) {
    assertEquals(upper, PilotBand.of(highMv, upper));
    assertEquals(lower, PilotBand.of(highMv, lower));
  }

  /** A limit belongs to its band, from whichever neighbour the plateau comes. */
  @ParameterizedTest
  @CsvSource({
    "10000, A, B",
    "8000, C, B",
    "7000, B, C",
    "5000, D, C",
    "4000, C, D",
    "2000, E, D",
    "1000, D, E"
  })
  void countsEveryLimitToItsBand(int highMv, PilotBand from, PilotBand band) {
    assertEquals(band, PilotBand.of(highMv, from));
  }

  @ParameterizedTest
  @CsvSource({"10500, B, A", "7500, B, C", "4500, D, C", "1500, E, D"})
  void comesFromElsewhereToTheSideWithLessPower(int highMv, PilotBand band, PilotBand other) {
    for (PilotBand from : PilotBand.values()) {
      assertEquals(from == other ? other : band, PilotBand.of(highMv, from));
    }
  }

  @Test
  void callsEverythingBetweenShortAndSteadyLowALostSupply() {
    assertEquals(E, PilotBand.of(-5_000, C));
    assertEquals(E, PilotBand.of(-11_000, C));
    assertEquals(F, PilotBand.of(-11_001, C));
  }

  @Test
  void leavesReadyAfterItsTimeWhateverIsReadMeanwhile() {
    BandTracker tracker = new BandTracker(25, 1_000);
    hold(tracker, 0, 2_000, 6_000);
    assertEquals(C, tracker.confirmed());
    tracker.observe(ms(2_000), 9_000);
    tracker.observe(ms(2_005), 12_000);
    tracker.observe(ms(2_010), 9_000);
    tracker.observe(ms(2_020), 12_000);
    assertEquals(C, tracker.confirmed());
    tracker.observe(ms(2_025), 9_000);
    assertEquals(B, tracker.confirmed());
  }

  /** A contact that trembles reads C in between: only C that stands for as long is C again. */
  @Test
  void leavesReadyAfterItsTimeThoughCIsReadInBetween() {
    BandTracker tracker = new BandTracker(25, 1_000);
    hold(tracker, 0, 2_000, 6_000);
    hold(tracker, 2_000, 2_010, 9_000);
    hold(tracker, 2_010, 2_015, 6_000);
    hold(tracker, 2_015, 2_025, 9_000);
    assertEquals(C, tracker.confirmed());
    hold(tracker, 2_025, 2_030, 9_000);
    assertEquals(B, tracker.confirmed());
  }

  @Test
  void countsAnewOnceCHasStoodForAsLong() {
    BandTracker tracker = new BandTracker(25, 1_000);
    hold(tracker, 0, 2_000, 6_000);
    hold(tracker, 2_000, 2_020, 9_000);
    hold(tracker, 2_020, 2_050, 6_000);
    hold(tracker, 2_050, 2_075, 9_000);
    assertEquals(C, tracker.confirmed());
    hold(tracker, 2_075, 2_080, 9_000);
    assertEquals(B, tracker.confirmed());
  }

  @Test
  void staysReadyWhenTheGlitchIsShorter() {
    BandTracker tracker = new BandTracker(25, 25);
    hold(tracker, 0, 100, 6_000);
    hold(tracker, 100, 125, 12_000);
    hold(tracker, 125, 200, 6_000);
    hold(tracker, 200, 225, 12_000);
    assertEquals(C, tracker.confirmed());
  }

  @Test
  void confirmsAnythingElseAfterItHasStood() {
    BandTracker tracker = new BandTracker(25, 50);
    hold(tracker, 0, 100, 12_000);
    assertEquals(A, tracker.confirmed());
    hold(tracker, 100, 145, 9_000);
    tracker.observe(ms(149), 9_000);
    assertEquals(A, tracker.confirmed());
    tracker.observe(ms(150), 9_000);
    assertEquals(B, tracker.confirmed());
    assertEquals(B, tracker.reading());
  }

  @Test
  void movesBetweenReadyBandsOnlyWhenConfirmed() {
    BandTracker tracker = new BandTracker(25, 50);
    hold(tracker, 0, 100, 6_000);
    hold(tracker, 100, 145, 3_000);
    assertEquals(C, tracker.confirmed());
    tracker.observe(ms(150), 3_000);
    assertEquals(D, tracker.confirmed());
    assertTrue(D.ready() && C.ready());
    assertFalse(A.ready() || B.ready() || E.ready() || F.ready());
  }

  private static void hold(BandTracker tracker, int fromMs, int toMs, int highMv) {
    for (int atMs = fromMs; atMs < toMs; atMs += 5) {
      tracker.observe(ms(atMs), highMv);
    }
  }

  private static long ms(long ms) {
    return ms * 1_000_000L;
  }
}
