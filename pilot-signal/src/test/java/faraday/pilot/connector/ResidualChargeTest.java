package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import faraday.pilot.supervision.ReclosePolicy;
import faraday.pilot.supervision.SupervisionLimits;
import org.junit.jupiter.api.Test;

/** What residual current, lost earth and the emergency stop do to a charge. */
final class ResidualChargeTest extends SupervisedCharge {

  private static final SupervisionLimits LIMITS = SupervisionLimits.standard();

  // ---- residual current

  @Test
  void offersNothingBeforeTheResidualMonitorIsTested() {
    board.ohm = 220;
    board.highMv = 9_000;
    board.orders.offer(16_000);
    board.runMs(2_100);
    assertEquals(PilotState.B1, board.status.pilotState());
    assertEquals(0, board.status.residualTestCount());
    board.runMs(200);
    assertEquals(PilotState.B2, board.status.pilotState());
    assertEquals(1, board.status.residualTestCount());
    assertEquals(1, board.count(SafetyEvent.RESIDUAL_TESTED));
  }

  @Test
  void deadResidualMonitorShowsFForGood() {
    board.sensors.monitorDead = true;
    board.booted();
    assertEquals(SafetyFault.RESIDUAL_TEST_FAILED, board.status.fault());
    assertEquals(PilotState.F, board.status.pilotState());
  }

  @Test
  void residualCurrentOpensInThatTickAndGoesOnAfterTheCountrysTime() {
    board.charging(16_000).runMs(2_000);
    board.sensors.residualDc = true;
    board.tick();
    opened(SafetyFault.RESIDUAL_DC);
    board.sensors.residualDc = false;
    board.highMv = 9_000;
    board.runMs(299_000);
    assertEquals(SafetyFault.RESIDUAL_DC, board.status.fault());
    board.runMs(1_100);
    assertEquals(SafetyFault.NONE, board.status.fault());
    board.runMs(29_000);
    assertEquals(PilotState.B1, board.status.pilotState());
    board.runMs(1_000);
    assertEquals(PilotState.B2, board.status.pilotState());
    assertEquals(2, board.status.residualTestCount());
    assertFalse(board.status.offerSpent());
  }

  @Test
  void residualCurrentEndsTheSessionWhereNobodyMayCloseAgain() {
    ReclosePolicy france = ReclosePolicy.of("FR");
    board = new Board(ConnectorConfig.standard().withSupervision(LIMITS.withReclose(france)));
    board.charging(16_000).runMs(5_000);
    board.sensors.residualAc = true;
    board.tick();
    assertEquals(SafetyFault.RESIDUAL_LATCHED, board.status.sessionEndingFault());
    assertTrue(board.status.offerSpent());
    board.sensors.residualAc = false;
    board.runMs(400_000);
    assertFalse(board.commanded);
    unplug();
    assertEquals(SafetyFault.NONE, board.status.fault());
    board.runMs(3_000);
    assertEquals(2, board.status.residualTestCount());
  }

  @Test
  void anOfferThatNobodyUsedMakesRoomForTheTestThatIsDue() {
    SupervisionLimits hourly = LIMITS.withResidualTest(LIMITS.residualTest().withEveryH(1));
    board = new Board(ConnectorConfig.standard().withSupervision(hourly));
    board.offered(16_000);
    board.runMs(3_600_000);
    board.runMs(6_000);
    assertEquals(2, board.status.residualTestCount());
    assertEquals(PilotState.B2, board.status.pilotState());
    assertEquals(SafetyFault.NONE, board.status.fault());
  }

  // ---- earth, emergency

  @Test
  void lostEarthOpensWithin100MsAndGoesOnAMinuteAndAHalfLater() {
    board.charging(16_000);
    board.sensors.earthGood = false;
    board.runMs(100);
    assertTrue(board.commanded);
    board.tick();
    opened(SafetyFault.EARTH_LOST);
    board.sensors.earthGood = true;
    goesOnAfterMs(60_000 + 30_000);
  }

  @Test
  void emergencyStopOpensInThatTickAndStaysUntilUnpluggedAndReleased() {
    board.charging(16_000);
    board.sensors.emergencyPressed = true;
    board.tick();
    opened(SafetyFault.EMERGENCY_STOP);
    unplug();
    assertEquals(SafetyFault.EMERGENCY_STOP, board.status.fault());
    assertEquals(1, board.status.faultCount());
    board.sensors.emergencyPressed = false;
    board.runMs(10);
    assertEquals(SafetyFault.NONE, board.status.fault());
    assertTrue(board.status.offerSpent());
  }
}
