package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.SafetyFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the residual-current monitor is tested, and what its test is worth. */
final class ResidualScheduleTest {

  private static final long HOUR = 3_600 * S;

  private final ResidualScene scene = new ResidualScene(ReclosePolicy.standard());

  @Test
  void testsBeforeAnythingMayStart() {
    scene.run(2 * S);
    assertFalse(scene.mayStart());
    assertEquals(0, scene.watch.testCount());
    scene.run(5 * MS);
    assertTrue(scene.mayStart());
    assertEquals(1, scene.watch.testCount());
    assertFalse(scene.monitor.tripped(), "rearmed");
    scene.witness.told();
  }

  @Test
  void waitsForTheBootSelfTest() {
    scene.now.tested = false;
    scene.run(60 * S);
    assertEquals(0, scene.watch.testCount());
    scene.now.tested = true;
    scene.run(3 * S);
    assertEquals(1, scene.watch.testCount());
  }

  @Test
  void testsOnceAndNotAgainWhileNothingHappens() {
    scene.run(24 * HOUR, S / 10);
    assertEquals(1, scene.watch.testCount());
  }

  @Test
  void testsAgainAfter24Hours() {
    scene.run(3 * S);
    scene.jump(24 * HOUR - 2 * S);
    assertTrue(scene.mayStart());
    scene.jump(S + 5 * MS);
    assertFalse(scene.mayStart());
    scene.run(3 * S);
    assertEquals(2, scene.watch.testCount());
    assertTrue(scene.mayStart());
  }

  @Test
  void endsAnUnusedOfferForTheDailyTestButNeverACharge() {
    scene.run(3 * S);
    scene.now.plugged = true;
    scene.now.wanted = true;
    scene.now.offering = true;
    scene.jump(24 * HOUR - 2 * S);
    assertTrue(scene.watch.mayGoOn(scene.clock.nowNanos(), scene.now));
    scene.jump(2 * S);
    assertFalse(scene.watch.mayGoOn(scene.clock.nowNanos(), scene.now));
    scene.now.mirrorClosed = true;
    assertTrue(scene.watch.mayGoOn(scene.clock.nowNanos(), scene.now));
    scene.now.mirrorClosed = false;
    scene.now.ordered = true;
    assertTrue(scene.watch.mayGoOn(scene.clock.nowNanos(), scene.now));
    scene.run(10 * S);
    assertEquals(1, scene.watch.testCount());
  }

  @Test
  void testsAfterEachChargeAndNotBetweenTwoRequestsOfOne() {
    scene.charge();
    scene.now.offering = true;
    scene.open();
    scene.run(10 * S);
    scene.now.offering = false;
    scene.run(10 * S);
    assertTrue(scene.mayStart(), "the charge is not over");
    assertEquals(1, scene.watch.testCount());
    scene.now.wanted = false;
    scene.run(5 * MS);
    assertFalse(scene.mayStart());
    scene.run(3 * S);
    assertEquals(2, scene.watch.testCount());
    scene.run(60 * S);
    assertEquals(2, scene.watch.testCount());
  }

  @Test
  void testsAfterUnpluggingToo() {
    scene.charge();
    scene.open();
    scene.now.offering = false;
    scene.now.plugged = false;
    scene.run(3 * S);
    assertEquals(2, scene.watch.testCount());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void neverTestsUnderPowerOrWithoutSupply(int why) {
    scene.now.ordered = why == 0;
    scene.now.mirrorClosed = why == 1;
    scene.now.offering = why == 2;
    if (why == 3) {
      scene.witness.faults.raise(0, SafetyFault.MAINS_LOST, 0);
    }
    scene.run(60 * S);
    assertEquals(0, scene.watch.testCount());
    assertFalse(scene.monitor.tripped());
  }

  @Test
  void givesUpTheTestWhenTheSupplyGoesAndTestsAgainLater() {
    scene.run(S);
    scene.witness.faults.raise(scene.clock.nowNanos(), SafetyFault.MAINS_LOST, 0);
    scene.run(60 * S);
    assertEquals(0, scene.watch.testCount());
    scene.witness.faults.recover(scene.clock.nowNanos(), SafetyFault.MAINS_LOST);
    scene.run(3 * S);
    assertEquals(1, scene.watch.testCount());
    scene.witness.told("MAINS_LOST 0", "over MAINS_LOST");
  }

  @Test
  void givesUpTheTestWhenTheContactsDoNotStayOpen() {
    scene.run(S);
    scene.now.mirrorClosed = true;
    scene.run(10 * S);
    scene.now.mirrorClosed = false;
    scene.witness.told();
    assertEquals(0, scene.watch.testCount());
    scene.run(5 * S);
    assertEquals(1, scene.watch.testCount());
  }

  @Test
  void aMonitorThatDoesNotAnswerIsAFaultForGood() {
    scene.monitor.monitorDead = true;
    scene.run(60 * S);
    scene.witness.told("RESIDUAL_TEST_FAILED 1");
    assertFalse(scene.mayStart());
    scene.monitor.monitorDead = false;
    scene.run(60 * S);
    assertEquals(0, scene.watch.testCount(), "not tested until it passes");
  }

  @Test
  void tellsAMonitorWithoutAlternatingCurrentOutput() {
    scene.monitor.testAcMs = 9_999;
    scene.run(60 * S);
    scene.witness.told("RESIDUAL_TEST_FAILED 2");
  }
}
