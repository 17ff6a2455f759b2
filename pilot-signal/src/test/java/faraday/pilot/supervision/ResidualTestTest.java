package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.ResidualCurrentMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The self-test against a monitor whose every answer can be moved. */
final class ResidualTestTest implements ResidualCurrentMonitor {

  private final ResidualTest test =
      new ResidualTest(SupervisionLimits.standard().residualTest(), this);

  private int dcFromMs = 740;
  private int dcToMs = 2_000;
  private int acFromMs = 1_400;
  private int acToMs = 2_000;
  private boolean latchWorks = true;
  private boolean rearmWorks = true;
  private int ms;
  private boolean latched;
  private boolean pulse;
  private int pulseMs;
  private int endedMs = -1;

  @ParameterizedTest
  @CsvSource({
    "740, 1400, 2000, 0",
    "500, 900, 2000, 0",
    "495, 1400, 2000, 1",
    "1000, 2000, 2100, 0",
    "1005, 1700, 2100, 1",
    "740, 1140, 2000, 0",
    "740, 1135, 2000, 2",
    "740, 1740, 2000, 0",
    "740, 1745, 2000, 2",
    "740, 740, 2000, 1",
    "740, 700, 2000, 1",
    "740, 9999, 2000, 2",
    "9999, 9999, 2000, 1",
    "740, 1400, 3005, 0",
    "740, 1400, 3010, 4"
  })
  void wantsEachAnswerInItsWindow(int dcMs, int acMs, int overMs, int stage) {
    dcFromMs = dcMs;
    acFromMs = acMs;
    dcToMs = overMs;
    acToMs = overMs;
    run(7_000);
    assertEquals(stage, test.failedStage());
    assertFalse(test.running());
    assertFalse(pulse);
    assertTrue(endedMs > 0 && endedMs <= 3_005, "ended after " + endedMs);
  }

  @Test
  void pulsesFor250Ms() {
    run(7_000);
    assertEquals(250, pulseMs);
  }

  @Test
  void endsAsSoonAsTheOutputsLetGoAndTheLatchIsRearmed() {
    run(7_000);
    assertEquals(2_000, endedMs);
    assertFalse(latched);
  }

  @Test
  void wantsBothOutputsReleased() {
    dcToMs = 99_999;
    run(7_000);
    assertEquals(ResidualTest.STAGE_RELEASE, test.failedStage());
    assertEquals(3_005, endedMs);
    dcToMs = 2_000;
    acToMs = 99_999;
    run(7_000);
    assertEquals(ResidualTest.STAGE_RELEASE, test.failedStage());
  }

  @Test
  void wantsTheLatchToTrip() {
    latchWorks = false;
    run(7_000);
    assertEquals(ResidualTest.STAGE_LATCH, test.failedStage());
    assertEquals(1_400, endedMs);
  }

  @Test
  void wantsTheLatchToBeRearmed() {
    rearmWorks = false;
    run(7_000);
    assertEquals(ResidualTest.STAGE_REARM, test.failedStage());
    assertEquals(2_000, endedMs);
  }

  @Test
  void givesUpWithoutAVerdictWhenItsLooksAreTooFarApart() {
    begin();
    runTo(600);
    ms += 101;
    assertFalse(test.step(ms * MS));
    assertTrue(test.running());
    runTo(701 + 3_000);
    assertTrue(test.running(), "a late answer may still come");
    runTo(701 + 3_005);
    assertFalse(test.running());
    assertEquals(-1, endedMs, "no verdict");
    assertEquals(ResidualTest.STAGE_NONE, test.failedStage());
    assertFalse(latched);
  }

  @Test
  void judgesWhenItsLooksAre100MsApart() {
    begin();
    for (int i = 0; i < 40; i++) {
      ms += 100;
      if (test.step(ms * MS)) {
        endedMs = ms;
      }
    }
    assertEquals(2_000, endedMs);
    assertEquals(ResidualTest.STAGE_NONE, test.failedStage());
  }

  @Test
  void failsEvenGivenUpWhenAnOutputStaysOn() {
    dcToMs = 99_999;
    begin();
    runTo(1_000);
    test.giveUp(ms * MS);
    assertFalse(pulse);
    runTo(4_000);
    assertTrue(test.running());
    runTo(4_010);
    assertFalse(test.running());
    assertEquals(ResidualTest.STAGE_RELEASE, test.failedStage());
    assertTrue(endedMs > 0, "this is a verdict");
  }

  @Test
  void endsThePulseWithTheTest() {
    begin();
    runTo(100);
    test.giveUp(ms * MS);
    assertFalse(pulse);
    dcFromMs = 100;
    begin();
    runTo(100);
    assertEquals(100, endedMs);
    assertFalse(pulse);
  }

  @Test
  void keepsTheFirstReasonWhenTheOutputsNeverLetGo() {
    acFromMs = 9_999;
    dcToMs = 99_999;
    run(20_000);
    assertEquals(1_745, endedMs);
    assertEquals(ResidualTest.STAGE_AC_OUTPUT, test.failedStage());
  }

  @Test
  void answersForWhatItsPulseStillDoesAfterAFailure() {
    acFromMs = 9_999;
    begin();
    runTo(1_745);
    assertEquals(1_745, endedMs);
    assertTrue(test.running());
    assertTrue(latched);
    runTo(4_745);
    assertTrue(test.running());
    runTo(4_750);
    assertFalse(test.running());
    assertFalse(latched);
    assertEquals(1_745, endedMs, "one verdict");
    assertEquals(ResidualTest.STAGE_AC_OUTPUT, test.failedStage());
  }

  @Test
  void doesNothingWhileItDoesNotRun() {
    assertFalse(test.running());
    assertFalse(test.step(5 * MS));
    assertFalse(pulse);
  }

  @Test
  void forgetsTheLastFailureWhenItBeginsAgain() {
    latchWorks = false;
    run(7_000);
    latchWorks = true;
    run(7_000);
    assertEquals(ResidualTest.STAGE_NONE, test.failedStage());
  }

  private void run(int forMs) {
    begin();
    runTo(forMs);
  }

  private void begin() {
    ms = 0;
    endedMs = -1;
    latched = false;
    test.begin(0);
  }

  private void runTo(int toMs) {
    while (ms < toMs) {
      ms += 5;
      pulseMs = pulse ? ms : pulseMs;
      if (test.step(ms * MS)) {
        endedMs = ms;
      }
    }
  }

  @Override
  public boolean dcOutput() {
    return note(ms >= dcFromMs && ms < dcToMs);
  }

  @Override
  public boolean acOutput() {
    return note(ms >= acFromMs && ms < acToMs);
  }

  private boolean note(boolean on) {
    latched |= on && latchWorks;
    return on;
  }

  @Override
  public boolean tripped() {
    return latched;
  }

  @Override
  public void rearm() {
    latched &= !rearmWorks;
  }

  @Override
  public void test(boolean on) {
    pulse = on;
  }
}
