package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.limit.LimitSource;
import faraday.pilot.state.PilotState;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What mains and the contactor's poles do to a charge. */
final class MainsChargeTest extends SupervisedCharge {

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
  void aPhaseCountsAsSuppliedFromHalfItsVoltage() {
    board.offered(16_000);
    board.sensors.poleOpen[2] = true;
    board.sensors.voltageMv[2] = 114_999;
    board.highMv = 6_000;
    board.runMs(1_500);
    assertTrue(board.commanded);
    assertEquals(SafetyFault.NONE, board.status.fault());
    board.sensors.voltageMv[2] = 115_000;
    board.runMs(700);
    assertEquals(SafetyFault.POLE_OPEN, board.status.fault());
    assertEquals(0b100, board.status.faultDetail());
  }

  @Test
  void currentThroughAnyOpenPhaseIsEvidence() {
    board.plugged().runMs(5_000);
    board.sensors.currentMa[2] = 5_000;
    board.runMs(1_200);
    assertEquals(SafetyFault.FEEDBACK_DISAGREES, board.status.fault());
    assertEquals(0b100, board.status.faultDetail());
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
}
