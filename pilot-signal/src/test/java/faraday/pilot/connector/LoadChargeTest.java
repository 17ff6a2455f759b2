package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.HeatSense;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.limit.LimitSource;
import faraday.pilot.state.PilotState;
import org.junit.jupiter.api.Test;

/** What current, heat, meter, signal, clock and stored energy do to a charge. */
final class LoadChargeTest extends SupervisedCharge {

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
  void aReadingThatOutlivesItsMeterIsNoOverCurrent() {
    board.charging(16_000).runMs(5_000);
    board.sensors.currentMa[0] = 20_000;
    board.runMs(500);
    board.sensors.loadSilent = true;
    board.runMs(20_000);
    assertEquals(SafetyFault.METER_SILENT, board.status.fault());
    assertEquals(SafetyFault.NONE, board.status.sessionEndingFault());
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

  @Test
  void slowWatchesGoOnAfterTheClockWentBack() {
    board.plugged();
    board.sensors.temperatureMilliC[0] = 90_000;
    long backNanos = board.clock.nowNanos() - 3_000 * Board.MS;
    for (int i = 0; i < 300; i++) {
      board.safety.tick(backNanos + i * 5L * Board.MS);
    }
    board.status.refresh();
    assertTrue(board.status.isLatched(SafetyFault.OVER_TEMPERATURE));
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
    board = new Board(ConnectorConfig.standard().withVentilation());
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
}
