package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.HeatSense;
import faraday.hal.LockMotor.Bolt;
import faraday.hal.ProximitySense;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.limit.LimitSource;
import faraday.pilot.state.PilotState;
import faraday.pilot.supervision.ReclosePolicy;
import faraday.pilot.supervision.SupervisionLimits;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What each supervised hazard does to a running charge, and how it goes on. */
final class SupervisionTest {

  private static final SupervisionLimits LIMITS = SupervisionLimits.standard();

  private Board board = new Board();

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
    board = new Board(standard().withSupervision(LIMITS.withReclose(france)));
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
    board = new Board(standard().withSupervision(hourly));
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

  // ---- mains

  @Test
  void lostMainsOpenInThatTickAndComeBackWithARampFrom6Ampere() {
    board.charging(32_000);
    board.sensors.present = false;
    board.tick();
    opened(SafetyFault.MAINS_LOST);
    board.runMs(2_000);
    board.sensors.present = true;
    goesOnAfterMs(60_000 + 30_000);
    assertEquals(6_000, board.status.limitMa());
    assertEquals(LimitSource.MAINS, board.status.limitSource());
    assertEquals(6_000, board.status.mainsLimitMa());
    assertEquals(100, board.duty);
    board.runMs(60_000);
    assertEquals(7_000, board.status.offeredLimitMa());
    board.runMs(26 * 60_000);
    assertEquals(32_000, board.status.offeredLimitMa());
    assertEquals(LimitSource.USER, board.status.limitSource());
  }

  @Test
  void lowMainsStopInOrder() {
    board.charging(16_000);
    Arrays.fill(board.sensors.voltageMv, 183_000);
    stopsInOrder(SafetyFault.UNDER_VOLTAGE, 3_000);
    Arrays.fill(board.sensors.voltageMv, 230_000);
    goesOnAfterMs(60_000 + 30_000);
  }

  @Test
  void highMainsStopInOrder() {
    board.charging(16_000);
    board.sensors.voltageMv[2] = 254_000;
    stopsInOrder(SafetyFault.OVER_VOLTAGE, 3_000);
  }

  @Test
  void mainsFrequencyStopsInOrder() {
    board.charging(16_000);
    board.sensors.frequencyMilliHz = 47_400;
    stopsInOrder(SafetyFault.MAINS_FREQUENCY, 3_000);
  }

  // ---- poles

  @Test
  void weldedPoleKeepsTheBoltShutAndShowsFForGood() {
    board.charging(16_000);
    board.sensors.poleWelded[1] = true;
    board.orders.releasePlug();
    board.highMv = 9_000;
    board.runMs(900);
    assertEquals(ContactorState.OPEN, board.status.contactor());
    assertEquals(Bolt.SHUT, board.status.bolt(), "a phase is live: not freed before it is judged");
    board.runMs(300);
    assertEquals(SafetyFault.POLE_WELDED, board.status.fault());
    assertEquals(0b010, board.status.faultDetail());
    board.runMs(20_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
    assertEquals(PilotState.F, board.status.pilotState());
  }

  @Test
  void weldedPoleIsSeenAtBoot() {
    board.sensors.poleWelded[2] = true;
    board.runMs(1_100);
    assertEquals(SafetyFault.POLE_WELDED, board.status.fault());
  }

  @Test
  void doesNotCloseWhileAPhaseIsLiveBehindTheContacts() {
    board.offered(16_000);
    board.sensors.poleWelded[0] = true;
    board.highMv = 6_000;
    board.runMs(900);
    assertFalse(board.saw(SafetyEvent.CLOSE_ORDERED));
  }

  @Test
  void poleThatDoesNotCloseOpensTheOthers() {
    board.sensors.poleOpen[1] = true;
    board.charging(16_000);
    board.runMs(300);
    opened(SafetyFault.POLE_OPEN);
    assertEquals(0b010, board.status.faultDetail());
  }

  @Test
  void currentThroughOpenContactsIsAFault() {
    board.plugged();
    board.sensors.currentMa[0] = 1_000;
    board.runMs(5_000);
    assertEquals(SafetyFault.NONE, board.status.fault());
    board.sensors.currentMa[0] = 1_001;
    board.runMs(1_200);
    assertEquals(SafetyFault.FEEDBACK_DISAGREES, board.status.fault());
  }

  // ---- current, heat, meter

  @Test
  void overCurrentOnAnyPhaseOpensAfter7Seconds() {
    for (int phase = 0; phase < 3; phase++) {
      board = new Board();
      board.charging(16_000).runMs(5_000);
      board.sensors.currentMa[phase] = 18_151;
      board.runMs(6_900);
      assertTrue(board.commanded);
      board.runMs(300);
      opened(SafetyFault.OVER_CURRENT);
      assertEquals(18_151, board.status.faultCurrentMa());
    }
  }

  @Test
  void heatHalvesTheCurrentAndSaysSo() {
    board.charging(32_000).runMs(5_000);
    board.sensors.temperatureMilliC[0] = 65_000;
    board.runMs(1_200);
    assertEquals(16_000, board.status.offeredLimitMa());
    assertEquals(LimitSource.THERMAL, board.status.limitSource());
    assertEquals(16_000, board.status.thermalLimitMa());
    assertTrue(board.commanded);
  }

  @Test
  void heatStopsInOrder() {
    board.charging(32_000);
    board.sensors.temperatureMilliC[1] = 71_000;
    stopsInOrder(SafetyFault.OVER_TEMPERATURE, 1_000);
  }

  @Test
  void failedSensorHoldsTheCurrentLowAndStopsNothing() {
    board.charging(16_000).runMs(5_000);
    board.sensors.temperatureMilliC[0] = HeatSense.NO_READING;
    board.runMs(1_200);
    assertTrue(board.status.isLatched(SafetyFault.HEAT_SENSOR_FAILED));
    assertEquals(SafetyFault.NONE, board.status.fault());
    assertEquals(10_000, board.status.offeredLimitMa());
    assertTrue(board.commanded);
  }

  @Test
  void silentMeterStopsInOrderAndGoesOnWhenItReadsAgain() {
    board.charging(16_000);
    board.sensors.loadSilent = true;
    stopsInOrder(SafetyFault.METER_SILENT, 5_000);
    board.sensors.loadSilent = false;
    goesOnAfterMs(5_000 + 30_000);
  }

  @Test
  void offersNothingWithoutAReadingOfTheMeter() {
    board.plugged();
    board.sensors.loadSilent = true;
    board.runMs(2_200);
    board.orders.offer(16_000);
    board.runMs(3_000);
    assertEquals(PilotState.B1, board.status.pilotState());
    board.sensors.loadSilent = false;
    board.runMs(200);
    assertEquals(PilotState.B2, board.status.pilotState());
  }

  // ---- pilot signal

  @Test
  void dutyThatIsNotWhatIsOrderedShowsF() {
    board.charging(16_000).runMs(5_000);
    board.sensors.captureErrorNanos = 5_001;
    board.runMs(900);
    assertTrue(board.commanded);
    board.runMs(300);
    opened(SafetyFault.PILOT_DUTY);
    assertEquals(PilotState.F, board.status.pilotState());
  }

  @Test
  void wrongPilotFrequencyShowsF() {
    board.charging(16_000).runMs(5_000);
    board.sensors.periodNanos = 1_006_000;
    board.runMs(1_200);
    opened(SafetyFault.PILOT_FREQUENCY);
    assertEquals(PilotState.F, board.status.pilotState());
  }

  // ---- clock and service

  @Test
  void lateTickIsTold() {
    board.plugged();
    board.tickAfterMs(46);
    assertTrue(board.status.isLatched(SafetyFault.TICK_LATE));
    assertEquals(SafetyFault.NONE, board.status.fault());
    board.runMs(59_900);
    assertTrue(board.status.isLatched(SafetyFault.TICK_LATE));
    board.runMs(300);
    assertFalse(board.status.isLatched(SafetyFault.TICK_LATE));
  }

  @Test
  void clockThatLeapsOpensAndShowsF() {
    board.charging(16_000);
    board.tickAfterMs(60_006);
    opened(SafetyFault.CLOCK_JUMPED);
    assertEquals(60_001, board.status.faultDetail());
    assertEquals(PilotState.F, board.status.pilotState());
    assertTrue(board.status.offerSpent());
  }

  @Test
  void clockThatGoesBackOpensInThatTick() {
    board.charging(16_000);
    long backNanos = board.clock.nowNanos() - 1_000 * Board.MS;
    board.safety.tick(backNanos);
    board.status.refresh();
    opened(SafetyFault.CLOCK_JUMPED);
    assertEquals(-1_000, board.status.faultDetail());
    assertEquals(backNanos, board.status.atNanos());
    assertEquals(backNanos + 5 * Board.MS, board.safety.nextDeadlineNanos());
    board.safety.tick(backNanos + 4 * Board.MS);
    board.status.refresh();
    assertEquals(backNanos, board.status.atNanos(), "not due");
    board.safety.tick(backNanos + 5 * Board.MS);
    board.status.refresh();
    assertEquals(backNanos + 5 * Board.MS, board.status.atNanos());
  }

  // ---- lock energy, notices

  @Test
  void offersNothingWhileThePlugCouldNotBeFreedWithoutMains() {
    board.sensors.chargePermille = 999;
    board.plugged();
    board.orders.offer(16_000);
    board.runMs(5_000);
    assertEquals(PilotState.B1, board.status.pilotState());
    board.sensors.chargePermille = 1_000;
    board.runMs(500);
    assertEquals(PilotState.B2, board.status.pilotState());
    board.sensors.chargePermille = 999;
    board.highMv = 6_000;
    board.runMs(9_800);
    assertEquals(PilotState.C2, board.status.pilotState());
    board.runMs(400);
    assertEquals(SafetyFault.LOCK_ENERGY_LOW, board.status.fault());
  }

  @Test
  void missingVentilationIsToldOnceForAPlugIn() {
    board.plugged();
    board.highMv = 3_000;
    board.runMs(1_000);
    assertTrue(board.status.isLatched(SafetyFault.VENTILATION_MISSING));
    board.highMv = 6_000;
    board.runMs(1_000);
    board.highMv = 3_000;
    board.runMs(1_000);
    assertEquals(1, board.status.faultCount());
    assertEquals(SafetyFault.NONE, board.status.fault());
    unplug();
    assertFalse(board.status.isLatched(SafetyFault.VENTILATION_MISSING));
  }

  @Test
  void availableVentilationIsNothingToTell() {
    board = new Board(standard().withVentilation());
    board.plugged();
    board.highMv = 3_000;
    board.runMs(1_000);
    assertEquals(0, board.status.faultCount());
  }

  @Test
  void openingUnderLoadIsTold() {
    board.charging(16_000);
    board.orders.withdraw();
    board.runMs(6_100);
    assertTrue(board.status.isLatched(SafetyFault.OPENED_UNDER_LOAD));
    assertEquals(SafetyFault.NONE, board.status.fault());
    assertEquals(1, board.status.faultCount());
  }

  // ---- shorthand

  private static ConnectorConfig standard() {
    return ConnectorConfig.standard();
  }

  private void opened(SafetyFault fault) {
    assertFalse(board.commanded);
    assertEquals(fault, board.status.fault(), () -> board.events.toString());
    assertTrue(fault.clears() == SafetyFault.Clears.RECOVERY || board.status.offerSpent());
  }

  /** Steady +12 V when the fault is due, contacts open 6 s later, the vehicle still in C. */
  private void stopsInOrder(SafetyFault fault, int afterMs) {
    board.runMs(afterMs - 200);
    assertEquals(PilotState.C2, board.status.pilotState());
    board.runMs(400);
    assertEquals(fault, board.status.fault());
    assertEquals(PilotState.C1, board.status.pilotState());
    assertEquals(1_000, board.duty);
    board.runMs(5_500);
    assertTrue(board.commanded);
    board.runMs(500);
    assertFalse(board.commanded);
    assertFalse(board.status.offerSpent());
  }

  /** The vehicle keeps asking; within a second of its time the contactor closes again. */
  private void goesOnAfterMs(int ms) {
    board.runMs(ms - 200);
    assertEquals(PilotState.C1, board.status.pilotState());
    assertFalse(board.commanded);
    board.runMs(1_400);
    assertTrue(board.commanded);
    assertEquals(SafetyFault.NONE, board.status.fault());
  }

  private void unplug() {
    board.highMv = 12_000;
    board.ohm = ProximitySense.OPEN_OHM;
    board.runMs(1_000);
  }
}
