package faraday.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimResidualMonitor.Failure;
import faraday.hal.sim.SimResidualMonitor.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trips at its limits and by its curve, without anybody's help, and answers its test. */
final class SimResidualMonitorTest {

  private static final long MS = 1_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private final Recorder probe = new Recorder();
  private final SimContactor contactor =
      new SimContactor(clock, SimContactor.Timing.standard(), probe);
  private final SimResidualMonitor monitor = new SimResidualMonitor(clock, contactor, probe);

  @ParameterizedTest
  @CsvSource({"6, 10000", "59, 10000", "60, 300", "199, 300", "200, 100", "1000, 100"})
  void tripsOnDirectCurrentByItsCurve(int dcMa, int tripMs) {
    monitor.residual(dcMa, 0);
    to(tripMs - 1);
    assertFalse(monitor.tripped());
    assertEquals(tripMs * MS, monitor.nextDeadlineNanos());
    to(tripMs);
    assertTrue(monitor.dcOutput());
    assertFalse(monitor.acOutput());
    assertTrue(monitor.tripped());
  }

  @ParameterizedTest
  @CsvSource({"30, 200", "59, 200", "60, 100", "149, 100", "150, 25"})
  void tripsOnAlternatingCurrentByItsCurve(int acMa, int tripMs) {
    monitor.residual(0, acMa);
    to(tripMs - 1);
    assertFalse(monitor.acOutput());
    to(tripMs);
    assertTrue(monitor.acOutput());
    assertFalse(monitor.dcOutput());
  }

  @Test
  void neverTripsJustBelowItsLimits() {
    monitor.residual(5, 29);
    to(3_600_000);
    assertFalse(monitor.tripped());
    assertEquals(Long.MAX_VALUE, monitor.nextDeadlineNanos());
  }

  @Test
  void countsWhatStoodBeforeTheCurrentRose() {
    monitor.residual(6, 0);
    to(5_000);
    monitor.residual(60, 0);
    to(5_149);
    assertFalse(monitor.dcOutput());
    to(5_150);
    assertTrue(monitor.dcOutput());
  }

  @Test
  void forgetsACurrentThatEndedInTime() {
    monitor.residual(6, 0);
    to(9_999);
    monitor.residual(5, 0);
    to(10_000);
    monitor.residual(6, 0);
    to(19_999);
    assertFalse(monitor.tripped());
    to(20_000);
    assertTrue(monitor.tripped());
  }

  @Test
  void opensTheContactorWithin50MsAtFiveTimesItsLimitThoughNobodyTicksTheSoftware() {
    contactor.command(true);
    contactor.feed();
    feedUntil(1_000);
    assertTrue(contactor.mainClosed());
    contactor.feedLine(SimContactor.Line.GOOD);
    monitor.residual(0, 150);
    feedUntil(1_050);
    assertFalse(contactor.mainClosed());
    assertTrue(probe.lines.contains("1040 contactor.main 0"), probe.lines.toString());
  }

  @Test
  void isLatchedUntilItIsRearmedAndNotBeforeTheCurrentEnds() {
    monitor.residual(0, 150);
    to(100);
    monitor.rearm();
    assertTrue(monitor.tripped());
    monitor.residual(0, 0);
    assertFalse(monitor.acOutput());
    assertTrue(monitor.tripped());
    monitor.rearm();
    assertFalse(monitor.tripped());
  }

  @Test
  void doesNotSeeInrushOf100Microseconds() {
    for (int i = 0; i < 1_000; i++) {
      monitor.burst(10_000, 100);
      to(10 * i + 10);
    }
    assertFalse(monitor.tripped());
  }

  @Test
  void seesABurstAsLongAsItsCurveAndNotOneMicrosecondLess() {
    monitor.burst(150, 24_999);
    to(1_000);
    assertFalse(monitor.tripped());
    monitor.burst(150, 25_000);
    to(2_000);
    assertTrue(monitor.tripped());
  }

  @Test
  void answersItsTestWithBothOutputsOneAfterTheOther() {
    monitor.test(true);
    to(250);
    monitor.test(false);
    to(739);
    assertFalse(monitor.dcOutput());
    to(740);
    assertTrue(monitor.dcOutput());
    to(1_399);
    assertFalse(monitor.acOutput());
    to(1_400);
    assertTrue(monitor.acOutput());
    to(2_399);
    assertTrue(monitor.dcOutput());
    to(2_400);
    assertFalse(monitor.dcOutput());
    assertFalse(monitor.acOutput());
    assertTrue(monitor.tripped(), "a test trips the latch as a current does");
  }

  @Test
  void takesAPulseThatIsTooShortForNoTest() {
    monitor.test(true);
    to(199);
    monitor.test(false);
    to(5_000);
    assertFalse(monitor.tripped());
    monitor.test(true);
    to(5_200);
    monitor.test(false);
    to(5_740);
    assertTrue(monitor.dcOutput());
  }

  @Test
  void saysNothingWhenItIsDead() {
    monitor.failure(Failure.DEAD);
    monitor.test(true);
    to(250);
    monitor.test(false);
    monitor.residual(200, 200);
    to(60_000);
    assertFalse(monitor.tripped());
    monitor.failure(Failure.NONE);
    assertTrue(monitor.tripped());
  }

  @Test
  void keepsItsOutputWhenItSticks() {
    monitor.failure(Failure.STUCK_DC);
    assertTrue(monitor.dcOutput());
    monitor.rearm();
    assertTrue(monitor.tripped());
    monitor.failure(Failure.STUCK_AC);
    assertTrue(monitor.acOutput());
    assertFalse(monitor.dcOutput());
    monitor.failure(Failure.NONE);
    monitor.rearm();
    assertFalse(monitor.tripped());
  }

  @Test
  void answersEverythingLateWhenItIsSlow() {
    monitor.failure(Failure.LATE);
    monitor.residual(0, 150);
    to(5_024);
    assertFalse(monitor.tripped());
    to(5_025);
    assertTrue(monitor.tripped());
  }

  @Test
  void reportsChangesOnlyAtTheirOwnMoments() {
    monitor.residual(0, 150);
    monitor.residual(0, 150);
    to(1_000);
    assertEquals(
        java.util.List.of(
            "0 residual.acMa 150",
            "25 residual.ac 1",
            "25 residual.latch 1",
            "25 contactor.chain 2"),
        probe.lines);
  }

  @Test
  void refusesWhatNoMonitorIs() {
    assertThrows(IllegalArgumentException.class, () -> monitor.residual(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> monitor.residual(0, -1));
    assertThrows(IllegalArgumentException.class, () -> curve(new int[0], new int[0]));
    assertThrows(IllegalArgumentException.class, () -> curve(new int[] {6}, new int[] {0}));
    assertThrows(IllegalArgumentException.class, () -> curve(new int[] {6, 6}, new int[] {2, 1}));
    assertThrows(IllegalArgumentException.class, () -> curve(new int[] {6}, new int[] {2, 1}));
    assertThrows(IllegalArgumentException.class, () -> new Times(200, 199, 660, 2_400, 0));
    assertThrows(IllegalArgumentException.class, () -> new Times(200, 740, 660, 1_400, 0));
    assertThrows(IllegalArgumentException.class, () -> new Times(0, 740, 660, 2_400, 0));
    assertThrows(IllegalArgumentException.class, () -> new Times(200, 740, 660, 2_400, -1));
  }

  private static TripCurve curve(int[] currentMa, int[] tripMs) {
    return new TripCurve(currentMa, tripMs);
  }

  /** Feeds the contactor as a charger would whose software is stalled in all but its feed. */
  private void feedUntil(long untilMs) {
    while (clock.nowNanos() < untilMs * MS) {
      contactor.feed();
      to(clock.nowNanos() / MS + 5);
    }
  }

  private void to(long ms) {
    while (monitor.nextDeadlineNanos() < ms * MS) {
      clock.advanceTo(monitor.nextDeadlineNanos());
      monitor.tick(clock.nowNanos());
      contactor.tick(clock.nowNanos());
    }
    clock.advanceTo(ms * MS);
    monitor.tick(ms * MS);
    contactor.tick(ms * MS);
  }
}
