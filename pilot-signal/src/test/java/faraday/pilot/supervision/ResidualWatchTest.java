package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimSensors;
import faraday.hal.sim.VirtualClock;
import faraday.pilot.fault.SafetyFault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the monitor is tested, what a trip does, and who may close again. */
final class ResidualWatchTest {

  private static final long HOUR = 3_600 * S;

  private final Witness witness = new Witness();
  private final VirtualClock clock = new VirtualClock();
  private final SimSensors monitor = new SimSensors(clock, () -> 1000, () -> false);
  private final Situation now = new Situation();
  private ResidualWatch watch = watch(ReclosePolicy.standard());

  ResidualWatchTest() {
    now.tested = true;
  }

  private ResidualWatch watch(ReclosePolicy policy) {
    return new ResidualWatch(
        SupervisionLimits.standard().residualTest(), policy, monitor, witness.faults);
  }

  // ---- the test

  @Test
  void testsBeforeAnythingMayStart() {
    run(2 * S);
    assertFalse(watch.mayStart(clock.nowNanos()));
    assertEquals(0, watch.testCount());
    run(5 * MS);
    assertTrue(watch.mayStart(clock.nowNanos()));
    assertEquals(1, watch.testCount());
    assertFalse(monitor.tripped(), "rearmed");
    witness.told();
  }

  @Test
  void waitsForTheBootSelfTest() {
    now.tested = false;
    run(60 * S);
    assertEquals(0, watch.testCount());
    now.tested = true;
    run(3 * S);
    assertEquals(1, watch.testCount());
  }

  @Test
  void testsOnceAndNotAgainWhileNothingHappens() {
    run(24 * HOUR, S / 10);
    assertEquals(1, watch.testCount());
  }

  @Test
  void testsAgainAfter24Hours() {
    run(3 * S);
    jump(24 * HOUR - 2 * S);
    assertTrue(watch.mayStart(clock.nowNanos()));
    jump(S + 5 * MS);
    assertFalse(watch.mayStart(clock.nowNanos()));
    run(3 * S);
    assertEquals(2, watch.testCount());
    assertTrue(watch.mayStart(clock.nowNanos()));
  }

  @Test
  void endsAnUnusedOfferForTheDailyTestButNeverACharge() {
    run(3 * S);
    now.plugged = true;
    now.wanted = true;
    now.offering = true;
    jump(24 * HOUR - 2 * S);
    assertTrue(watch.mayGoOn(clock.nowNanos(), now));
    jump(2 * S);
    assertFalse(watch.mayGoOn(clock.nowNanos(), now));
    now.mirrorClosed = true;
    assertTrue(watch.mayGoOn(clock.nowNanos(), now));
    now.mirrorClosed = false;
    now.ordered = true;
    assertTrue(watch.mayGoOn(clock.nowNanos(), now));
    run(10 * S);
    assertEquals(1, watch.testCount());
  }

  @Test
  void testsAfterEachChargeAndNotBetweenTwoRequestsOfOne() {
    charge();
    now.offering = true;
    open();
    run(10 * S);
    now.offering = false;
    run(10 * S);
    assertTrue(watch.mayStart(clock.nowNanos()), "the charge is not over");
    assertEquals(1, watch.testCount());
    now.wanted = false;
    run(5 * MS);
    assertFalse(watch.mayStart(clock.nowNanos()));
    run(3 * S);
    assertEquals(2, watch.testCount());
    run(60 * S);
    assertEquals(2, watch.testCount());
  }

  @Test
  void testsAfterUnpluggingToo() {
    charge();
    open();
    now.offering = false;
    now.plugged = false;
    run(3 * S);
    assertEquals(2, watch.testCount());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void neverTestsUnderPowerOrWithoutSupply(int why) {
    now.ordered = why == 0;
    now.mirrorClosed = why == 1;
    now.offering = why == 2;
    if (why == 3) {
      witness.faults.raise(0, SafetyFault.MAINS_LOST, 0);
    }
    run(60 * S);
    assertEquals(0, watch.testCount());
    assertFalse(monitor.tripped());
  }

  @Test
  void givesUpTheTestWhenTheSupplyGoesAndTestsAgainLater() {
    run(S);
    witness.faults.raise(clock.nowNanos(), SafetyFault.MAINS_LOST, 0);
    run(60 * S);
    assertEquals(0, watch.testCount());
    witness.faults.recover(clock.nowNanos(), SafetyFault.MAINS_LOST);
    run(3 * S);
    assertEquals(1, watch.testCount());
    witness.told("MAINS_LOST 0", "over MAINS_LOST");
  }

  @Test
  void givesUpTheTestWhenTheContactsDoNotStayOpen() {
    run(S);
    now.mirrorClosed = true;
    run(10 * S);
    now.mirrorClosed = false;
    witness.told();
    assertEquals(0, watch.testCount());
    run(5 * S);
    assertEquals(1, watch.testCount());
  }

  @Test
  void aMonitorThatDoesNotAnswerIsAFaultForGood() {
    monitor.monitorDead = true;
    run(60 * S);
    witness.told("RESIDUAL_TEST_FAILED 1");
    assertFalse(watch.mayStart(clock.nowNanos()));
    monitor.monitorDead = false;
    run(60 * S);
    assertEquals(0, watch.testCount(), "not tested until it passes");
  }

  @Test
  void tellsAMonitorWithoutAlternatingCurrentOutput() {
    monitor.testAcMs = 9_999;
    run(60 * S);
    witness.told("RESIDUAL_TEST_FAILED 2");
  }

  // ---- trips

  @Test
  void aDirectCurrentIsAFaultInTheSameLook() {
    charge();
    trip(true);
    witness.told("RESIDUAL_DC 0");
  }

  @Test
  void anAlternatingCurrentToo() {
    charge();
    trip(false);
    witness.told("RESIDUAL_AC 0");
  }

  @Test
  void aTripWhoseOutputIsGoneIsTakenForTheQuickOne() {
    charge();
    monitor.residualAc = true;
    monitor.acOutput();
    monitor.residualAc = false;
    run(5 * MS);
    witness.told("RESIDUAL_AC 0");
  }

  @Test
  void bothOutputsAreTwoFaults() {
    charge();
    trip(true);
    monitor.residualAc = true;
    run(5 * MS);
    run(S);
    witness.told("RESIDUAL_DC 0", "RESIDUAL_AC 0");
  }

  @Test
  void closesAgainAfter5MinutesWhenItIsGone() {
    charge();
    trip(true);
    monitor.residualDc = false;
    run(300 * S - 5 * MS);
    assertTrue(monitor.tripped(), "the latch is left alone");
    assertFalse(watch.mayStart(clock.nowNanos()));
    run(5 * MS);
    witness.told("RESIDUAL_DC 0", "over RESIDUAL_DC");
    assertFalse(watch.mayStart(clock.nowNanos()), "first it is tested");
    run(3 * S);
    assertTrue(watch.mayStart(clock.nowNanos()));
  }

  @Test
  void endsBothFaultsTogether() {
    charge();
    trip(false);
    monitor.residualDc = true;
    run(S);
    monitor.residualDc = false;
    monitor.residualAc = false;
    run(300 * S);
    witness.told("RESIDUAL_AC 0", "RESIDUAL_DC 0", "over RESIDUAL_DC", "over RESIDUAL_AC");
  }

  @Test
  void keepsItsTimeEvenIfSomebodyElseRearmsTheLatch() {
    charge();
    trip(true);
    monitor.residualDc = false;
    monitor.rearm();
    run(299 * S);
    assertTrue(witness.has(SafetyFault.RESIDUAL_DC));
    assertFalse(watch.mayStart(clock.nowNanos()));
    run(2 * S);
    assertFalse(witness.has(SafetyFault.RESIDUAL_DC));
  }

  @Test
  void latchesAfterSixTriesInVain() {
    charge();
    trip(false);
    for (int i = 1; i <= 5; i++) {
      jump(300 * S);
      assertFalse(witness.has(SafetyFault.RESIDUAL_LATCHED), "after try " + i);
    }
    jump(300 * S);
    witness.told("RESIDUAL_AC 0", "RESIDUAL_LATCHED 6");
    monitor.residualAc = false;
    jump(3_600 * S);
    assertTrue(monitor.tripped(), "nobody tries any more");
  }

  @Test
  void latchesAtTheSeventhTripOfAPlugIn() {
    charge();
    for (int i = 0; i < 6; i++) {
      assertFalse(witness.has(SafetyFault.RESIDUAL_LATCHED), "at trip " + (i + 1));
      trip(false);
      monitor.residualAc = false;
      jump(300 * S);
      run(5 * S);
      reclose();
    }
    trip(false);
    assertTrue(witness.has(SafetyFault.RESIDUAL_LATCHED));
    assertEquals(6, witness.faults.detail(SafetyFault.RESIDUAL_LATCHED));
  }

  @Test
  void countsTheTriesAnewForEachPlugIn() {
    charge();
    for (int i = 0; i < 10; i++) {
      trip(false);
      monitor.residualAc = false;
      jump(300 * S);
      now.wanted = false;
      now.plugged = false;
      run(5 * S);
      reclose();
    }
    assertFalse(witness.has(SafetyFault.RESIDUAL_LATCHED));
  }

  @Test
  void latchesAtOnceWhenItTripsWithin2SecondsOfClosing() {
    run(3 * S);
    close();
    run(2 * S - 10 * MS);
    trip(true);
    witness.told("RESIDUAL_LATCHED 0", "RESIDUAL_DC 0");
  }

  @Test
  void takes2SecondsForEarly() {
    run(3 * S);
    close();
    run(2 * S - 5 * MS);
    trip(true);
    witness.told("RESIDUAL_LATCHED 0", "RESIDUAL_DC 0");
  }

  @Test
  void takesNotMoreThan2SecondsForEarly() {
    run(3 * S);
    close();
    run(2 * S);
    trip(true);
    witness.told("RESIDUAL_DC 0");
  }

  @Test
  void latchesAtOnceWhereClosingAgainIsNotAllowed() {
    watch = watch(ReclosePolicy.of("FR"));
    charge();
    trip(true);
    witness.told("RESIDUAL_LATCHED 0", "RESIDUAL_DC 0");
    monitor.residualDc = false;
    jump(10 * HOUR);
    assertTrue(monitor.tripped());
  }

  @Test
  void latchesAtOnceWhereNoTryIsAllowed() {
    watch = watch(new ReclosePolicy(60, 0, true));
    charge();
    trip(true);
    assertTrue(witness.has(SafetyFault.RESIDUAL_LATCHED));
  }

  @Test
  void unpluggingRearmsAtOnce() {
    watch = watch(ReclosePolicy.of("CH"));
    charge();
    trip(true);
    monitor.residualDc = false;
    run(S);
    now.plugged = false;
    run(5 * MS);
    assertFalse(witness.has(SafetyFault.RESIDUAL_DC));
    assertFalse(monitor.tripped());
    run(3 * S);
    assertEquals(2, watch.testCount());
  }

  @Test
  void aFaultThatOutlivesTheUnpluggingIsTriedAgainEvery5Minutes() {
    watch = watch(ReclosePolicy.of("CH"));
    charge();
    trip(true);
    now.plugged = false;
    run(S);
    witness.faults.beginTick();
    witness.faults.clearByUnplugging(clock.nowNanos());
    assertTrue(witness.has(SafetyFault.RESIDUAL_DC));
    monitor.residualDc = false;
    run(290 * S);
    assertTrue(witness.has(SafetyFault.RESIDUAL_DC));
    run(10 * S);
    assertFalse(witness.has(SafetyFault.RESIDUAL_DC));
    assertFalse(witness.has(SafetyFault.RESIDUAL_LATCHED));
  }

  @Test
  void aTripWithNothingPluggedLatchesNothing() {
    watch = watch(ReclosePolicy.of("CH"));
    run(3 * S);
    trip(true);
    witness.told("RESIDUAL_DC 0");
    monitor.residualDc = false;
    now.plugged = true;
    run(299 * S);
    assertTrue(monitor.tripped());
    run(S + 5 * MS);
    assertFalse(monitor.tripped());
  }

  @Test
  void aLatchFoundTrippedAtBootIsRearmedWhenTheOutputsAreQuiet() {
    monitor.residualAc = true;
    monitor.acOutput();
    monitor.residualAc = false;
    run(3 * S);
    assertTrue(monitor.tripped());
    run(10 * MS);
    assertFalse(monitor.tripped());
    run(3 * S);
    assertEquals(1, watch.testCount());
    witness.told();
  }

  @Test
  void anOutputFoundOnAtBootThatStaysFailsTheTest() {
    monitor.residualAc = true;
    run(10 * S);
    assertTrue(witness.told.contains("RESIDUAL_TEST_FAILED 4"), witness.told::toString);
  }

  // ---- what happens

  private void charge() {
    run(3 * S);
    close();
    run(10 * S);
    assertEquals(1, watch.testCount());
  }

  private void reclose() {
    close();
    run(10 * S);
  }

  private void close() {
    now.plugged = true;
    now.wanted = true;
    now.offering = true;
    now.ordered = true;
    now.mirrorClosed = true;
    run(5 * MS);
  }

  private void open() {
    now.ordered = false;
    now.mirrorClosed = false;
  }

  /** The latch opens the contactor before the next look. */
  private void trip(boolean dc) {
    monitor.residualDc = dc;
    monitor.residualAc = !dc;
    open();
    now.offering = false;
    run(5 * MS);
    assertTrue(witness.faults.opensAtOnce(), () -> Arrays.toString(witness.told.toArray()));
  }

  private void run(long nanos) {
    run(nanos, 5 * MS);
  }

  private void run(long nanos, long stepNanos) {
    long endNanos = clock.nowNanos() + nanos;
    while (clock.nowNanos() < endNanos) {
      clock.advanceTo(Math.min(endNanos, clock.nowNanos() + stepNanos));
      witness.faults.beginTick();
      watch.watch(clock.nowNanos(), now);
    }
  }

  private void jump(long nanos) {
    clock.advanceTo(clock.nowNanos() + nanos);
    witness.faults.beginTick();
    watch.watch(clock.nowNanos(), now);
  }
}
