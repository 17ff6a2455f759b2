package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.SafetyFault;
import org.junit.jupiter.api.Test;

/** What a trip does, and who may close again. */
final class ResidualTripTest {

  private static final long HOUR = 3_600 * S;

  private ResidualScene scene = new ResidualScene(ReclosePolicy.standard());

  @Test
  void aDirectCurrentIsAFaultInTheSameLook() {
    scene.charge();
    scene.trip(true);
    scene.witness.told("RESIDUAL_DC 0");
  }

  @Test
  void anAlternatingCurrentToo() {
    scene.charge();
    scene.trip(false);
    scene.witness.told("RESIDUAL_AC 0");
  }

  @Test
  void aTripWhoseOutputIsGoneIsTakenForTheQuickOne() {
    scene.charge();
    scene.monitor.residualAc = true;
    scene.monitor.acOutput();
    scene.monitor.residualAc = false;
    scene.run(5 * MS);
    scene.witness.told("RESIDUAL_AC 0");
  }

  @Test
  void bothOutputsAreTwoFaults() {
    scene.charge();
    scene.trip(true);
    scene.monitor.residualAc = true;
    scene.run(5 * MS);
    scene.run(S);
    scene.witness.told("RESIDUAL_DC 0", "RESIDUAL_AC 0");
  }

  @Test
  void closesAgainAfter5MinutesWhenItIsGone() {
    scene.charge();
    scene.trip(true);
    scene.monitor.residualDc = false;
    scene.run(300 * S - 5 * MS);
    assertTrue(scene.monitor.tripped(), "the latch is left alone");
    assertFalse(scene.mayStart());
    scene.run(5 * MS);
    scene.witness.told("RESIDUAL_DC 0", "over RESIDUAL_DC");
    assertFalse(scene.mayStart(), "first it is tested");
    scene.run(3 * S);
    assertTrue(scene.mayStart());
  }

  @Test
  void endsBothFaultsTogether() {
    scene.charge();
    scene.trip(false);
    scene.monitor.residualDc = true;
    scene.run(S);
    scene.monitor.residualDc = false;
    scene.monitor.residualAc = false;
    scene.run(300 * S);
    scene.witness.told("RESIDUAL_AC 0", "RESIDUAL_DC 0", "over RESIDUAL_DC", "over RESIDUAL_AC");
  }

  @Test
  void keepsItsTimeEvenIfSomebodyElseRearmsTheLatch() {
    scene.charge();
    scene.trip(true);
    scene.monitor.residualDc = false;
    scene.monitor.rearm();
    scene.run(299 * S);
    assertTrue(scene.witness.has(SafetyFault.RESIDUAL_DC));
    assertFalse(scene.mayStart());
    scene.run(2 * S);
    assertFalse(scene.witness.has(SafetyFault.RESIDUAL_DC));
  }

  @Test
  void latchesAfterSixTriesInVain() {
    scene.charge();
    scene.trip(false);
    for (int i = 1; i <= 5; i++) {
      scene.jump(300 * S);
      assertFalse(scene.witness.has(SafetyFault.RESIDUAL_LATCHED), "after try " + i);
    }
    scene.jump(300 * S);
    scene.witness.told("RESIDUAL_AC 0", "RESIDUAL_LATCHED 6");
    scene.monitor.residualAc = false;
    scene.jump(3_600 * S);
    assertTrue(scene.monitor.tripped(), "nobody tries any more");
  }

  @Test
  void latchesAtTheSeventhTripOfAPlugIn() {
    scene.charge();
    for (int i = 0; i < 6; i++) {
      assertFalse(scene.witness.has(SafetyFault.RESIDUAL_LATCHED), "at trip " + (i + 1));
      scene.trip(false);
      scene.monitor.residualAc = false;
      scene.jump(300 * S);
      scene.run(5 * S);
      scene.reclose();
    }
    scene.trip(false);
    assertTrue(scene.witness.has(SafetyFault.RESIDUAL_LATCHED));
    assertEquals(6, scene.witness.faults.detail(SafetyFault.RESIDUAL_LATCHED));
  }

  @Test
  void countsTheTriesAnewForEachPlugIn() {
    scene.charge();
    for (int i = 0; i < 10; i++) {
      scene.trip(false);
      scene.monitor.residualAc = false;
      scene.jump(300 * S);
      scene.now.wanted = false;
      scene.now.plugged = false;
      scene.run(5 * S);
      scene.reclose();
    }
    assertFalse(scene.witness.has(SafetyFault.RESIDUAL_LATCHED));
  }

  @Test
  void latchesAtOnceWhenItTripsWithin2SecondsOfClosing() {
    scene.run(3 * S);
    scene.close();
    scene.run(2 * S - 10 * MS);
    scene.trip(true);
    scene.witness.told("RESIDUAL_LATCHED 0", "RESIDUAL_DC 0");
  }

  @Test
  void takes2SecondsForEarly() {
    scene.run(3 * S);
    scene.close();
    scene.run(2 * S - 5 * MS);
    scene.trip(true);
    scene.witness.told("RESIDUAL_LATCHED 0", "RESIDUAL_DC 0");
  }

  @Test
  void takesNotMoreThan2SecondsForEarly() {
    scene.run(3 * S);
    scene.close();
    scene.run(2 * S);
    scene.trip(true);
    scene.witness.told("RESIDUAL_DC 0");
  }

  @Test
  void latchesAtOnceWhereClosingAgainIsNotAllowed() {
    scene = new ResidualScene(ReclosePolicy.of("FR"));
    scene.charge();
    scene.trip(true);
    scene.witness.told("RESIDUAL_LATCHED 0", "RESIDUAL_DC 0");
    scene.monitor.residualDc = false;
    scene.jump(10 * HOUR);
    assertTrue(scene.monitor.tripped());
  }

  @Test
  void latchesAtOnceWhereNoTryIsAllowed() {
    scene = new ResidualScene(new ReclosePolicy(60, 0, true));
    scene.charge();
    scene.trip(true);
    assertTrue(scene.witness.has(SafetyFault.RESIDUAL_LATCHED));
  }

  @Test
  void unpluggingRearmsAtOnce() {
    scene = new ResidualScene(ReclosePolicy.of("CH"));
    scene.charge();
    scene.trip(true);
    scene.monitor.residualDc = false;
    scene.run(S);
    scene.now.plugged = false;
    scene.run(5 * MS);
    assertFalse(scene.witness.has(SafetyFault.RESIDUAL_DC));
    assertFalse(scene.monitor.tripped());
    scene.run(3 * S);
    assertEquals(2, scene.watch.testCount());
  }

  @Test
  void aFaultThatOutlivesTheUnpluggingIsTriedAgainEvery5Minutes() {
    scene = new ResidualScene(ReclosePolicy.of("CH"));
    scene.charge();
    scene.trip(true);
    scene.now.plugged = false;
    scene.run(S);
    scene.witness.faults.beginTick();
    scene.witness.faults.clearByUnplugging(scene.clock.nowNanos());
    assertTrue(scene.witness.has(SafetyFault.RESIDUAL_DC));
    scene.monitor.residualDc = false;
    scene.run(290 * S);
    assertTrue(scene.witness.has(SafetyFault.RESIDUAL_DC));
    scene.run(10 * S);
    assertFalse(scene.witness.has(SafetyFault.RESIDUAL_DC));
    assertFalse(scene.witness.has(SafetyFault.RESIDUAL_LATCHED));
  }

  @Test
  void aTripWithNothingPluggedLatchesNothing() {
    scene = new ResidualScene(ReclosePolicy.of("CH"));
    scene.run(3 * S);
    scene.trip(true);
    scene.witness.told("RESIDUAL_DC 0");
    scene.monitor.residualDc = false;
    scene.now.plugged = true;
    scene.run(299 * S);
    assertTrue(scene.monitor.tripped());
    scene.run(S + 5 * MS);
    assertFalse(scene.monitor.tripped());
  }

  @Test
  void aLatchFoundTrippedAtBootIsRearmedWhenTheOutputsAreQuiet() {
    scene.monitor.residualAc = true;
    scene.monitor.acOutput();
    scene.monitor.residualAc = false;
    scene.run(3 * S);
    assertTrue(scene.monitor.tripped());
    scene.run(10 * MS);
    assertFalse(scene.monitor.tripped());
    scene.run(3 * S);
    assertEquals(1, scene.watch.testCount());
    scene.witness.told();
  }

  @Test
  void anOutputFoundOnAtBootThatStaysFailsTheTest() {
    scene.monitor.residualAc = true;
    scene.run(10 * S);
    assertTrue(scene.witness.told.contains("RESIDUAL_TEST_FAILED 4"), scene.witness.told::toString);
  }
}
