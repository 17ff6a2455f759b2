package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.LockMotor.Drive;
import faraday.hal.ProximitySense;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import org.junit.jupiter.api.Test;

/** The normal sequences and the order that no fault may break (design §3). */
final class ConnectorSafetyTest {

  private final Board board = new Board();

  @Test
  void bootsOpenOnSteadyHighAndTestsItselfFirst() {
    board.tick();
    assertEquals(PilotState.START, board.status.pilotState());
    assertFalse(board.status.selfTestPassed());
    board.runMs(400);
    assertTrue(board.status.selfTestPassed());
    assertEquals(PilotState.A1, board.status.pilotState());
    assertEquals(ContactorState.OPEN, board.status.contactor());
    assertEquals(Drive.OFF, board.drive);
    assertTrue(board.saw(SafetyEvent.SELF_TEST_PASSED));
  }

  @Test
  void doesNothingBeforeItIsDue() {
    board.tick();
    long atNanos = board.status.atNanos();
    board.tickAfterMs(4);
    assertEquals(atNanos, board.status.atNanos());
    board.tickAfterMs(1);
    assertEquals(board.clock.nowNanos(), board.status.atNanos());
    assertEquals(board.clock.nowNanos() + 5 * Board.MS, board.safety.nextDeadlineNanos());
  }

  @Test
  void waitsInB1AndLeavesTheBoltAloneUntilAccepted() {
    board.plugged().runMs(10_000);
    assertEquals(PilotState.B1, board.status.pilotState());
    assertEquals(Bolt.OPEN, board.status.bolt());
    assertEquals(32_000, board.status.cableLimitMa());
    assertTrue(board.status.plugged());
  }

  @Test
  void locksByFeedbackBeforeItOffers() {
    board.plugged();
    board.orders.offer(16_000);
    board.runMs(300);
    assertEquals(PilotState.B1, board.status.pilotState());
    board.runMs(100);
    assertEquals(Bolt.SHUT, board.status.bolt());
    assertEquals(PilotState.B2, board.status.pilotState());
    assertEquals(266, board.duty);
    assertEquals(16_000, board.status.offeredLimitMa());
  }

  @Test
  void offersTheSmallestOfUserCableAndSite() {
    assertEquals(10_000, offeredBy(32_000, 10_000, 220));
    assertEquals(13_000, offeredBy(32_000, 32_000, 1_500));
    assertEquals(6_000, offeredBy(6_000, 63_000, 100));
    assertEquals(63_000, offeredBy(80_000, 80_000, 100));
    assertEquals(0, offeredBy(5_999, 32_000, 220));
    assertEquals(0, offeredBy(32_000, 5_999, 220));
  }

  private static int offeredBy(int userMa, int siteMa, int ohm) {
    Board board = new Board(ConnectorConfig.standard().withSiteLimitMa(siteMa));
    board.booted();
    board.ohm = ohm;
    board.highMv = 9_000;
    board.runMs(500);
    board.orders.offer(userMa);
    board.runMs(1_000);
    assertEquals(
        board.status.offeredLimitMa() == 0 ? PilotState.B1 : PilotState.B2,
        board.status.pilotState());
    return board.status.offeredLimitMa();
  }

  @Test
  void closesAfter500MsOfSteadyReady() {
    board.offered(16_000);
    board.highMv = 6_000;
    board.runMs(515);
    assertFalse(board.commanded);
    board.runMs(130);
    assertFalse(board.contactor.coilOn());
    board.runMs(50);
    assertTrue(board.contactor.coilOn());
    board.runMs(50);
    assertEquals(ContactorState.CLOSED, board.status.contactor());
    assertEquals(1, board.status.closingCount());
  }

  /** Table A.6 seq 11. */
  @Test
  void ignoresThePulsesOfAVehicleThatWantsAttention() {
    board.offered(16_000);
    for (int i = 0; i < 3; i++) {
      board.highMv = 6_000;
      board.runMs(400);
      board.highMv = 9_000;
      board.runMs(400);
    }
    assertFalse(board.saw(SafetyEvent.CLOSE_ORDERED));
  }

  @Test
  void opensWithin40MsWhenS2Opens() {
    board.charging(16_000);
    board.highMv = 9_000;
    board.runMs(40);
    assertFalse(board.commanded);
    board.runMs(100);
    assertEquals(PilotState.B2, board.status.pilotState());
    assertEquals(ContactorState.OPEN, board.status.contactor());
  }

  @Test
  void resumesWhenTheVehicleAsksAgainWithoutANewOffer() {
    board.charging(16_000);
    board.highMv = 9_000;
    board.runMs(3_000);
    board.highMv = 6_000;
    board.runMs(1_000);
    assertEquals(ContactorState.CLOSED, board.status.contactor());
    assertEquals(2, board.status.closingCount());
  }

  @Test
  void letsTheVehicleStopByItselfAfterWithdrawal() {
    board.charging(16_000);
    board.orders.withdraw();
    board.runMs(3_000);
    assertEquals(PilotState.C1, board.status.pilotState());
    assertEquals(1000, board.duty);
    assertTrue(board.commanded);
    board.highMv = 9_000;
    board.runMs(100);
    assertEquals(ContactorState.OPEN, board.status.contactor());
    assertEquals(0, board.status.openedUnderLoadCount());
  }

  /** Table A.6 seq 10.2. */
  @Test
  void cutsTheVehicleOffAfter6SecondsOfIgnoredWithdrawal() {
    board.charging(16_000);
    board.orders.withdraw();
    board.runMs(6_000);
    assertTrue(board.commanded);
    board.runMs(50);
    assertEquals(ContactorState.OPEN, board.status.contactor());
    assertEquals(1, board.status.openedUnderLoadCount());
    assertTrue(board.saw(SafetyEvent.OPENED_UNDER_LOAD));
    board.runMs(10_000);
    assertEquals(1, board.status.openedUnderLoadCount());
    assertEquals(SafetyFault.NONE, board.status.fault());
  }

  @Test
  void doesNotOfferAgainBeforeTheContactsAreOpen() {
    board.charging(16_000).runMs(5_000);
    board.orders.withdraw();
    board.runMs(100);
    board.orders.offer(16_000);
    board.runMs(5_800);
    assertEquals(1000, board.duty);
    board.highMv = 9_000;
    board.runMs(200);
    assertEquals(PilotState.B1, board.status.pilotState());
    board.runMs(2_000);
    assertEquals(PilotState.B2, board.status.pilotState());
  }

  @Test
  void unlocksOnlyOnceTheContactsAreOpen() {
    board.charging(16_000);
    board.orders.releasePlug();
    board.runMs(3_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
    board.highMv = 9_000;
    board.runMs(500);
    assertEquals(Bolt.OPEN, board.status.bolt());
  }

  @Test
  void keepsThePlugWhenItIsPulledAtTheCarUntilItIsReleased() {
    board.charging(16_000);
    board.highMv = 12_000;
    board.runMs(10_000);
    assertEquals(Bolt.SHUT, board.status.bolt());
    board.orders.releasePlug();
    board.runMs(500);
    assertEquals(Bolt.OPEN, board.status.bolt());
  }

  @Test
  void spendsTheOfferWhenThePlugIsPulled() {
    board.charging(16_000);
    board.highMv = 12_000;
    board.runMs(500);
    assertTrue(board.status.offerSpent());
    assertFalse(board.status.plugged());
    assertEquals(1, board.status.unpluggedCount());
    board.highMv = 9_000;
    board.runMs(10_000);
    assertEquals(PilotState.B1, board.status.pilotState());
    board.orders.withdraw();
    board.runMs(20);
    assertFalse(board.status.offerSpent());
    board.orders.offer(16_000);
    board.runMs(100);
    assertEquals(PilotState.B2, board.status.pilotState());
  }

  @Test
  void changesTheDutyNoOftenerThanEvery5Seconds() {
    board.offered(16_000);
    board.orders.offer(10_000);
    board.runMs(4_500);
    assertEquals(266, board.duty);
    assertEquals(16_000, board.status.offeredLimitMa());
    board.runMs(500);
    assertEquals(166, board.duty);
    assertEquals(10_000, board.status.offeredLimitMa());
    board.orders.offer(5_000);
    board.runMs(10);
    assertEquals(1000, board.duty);
    board.orders.offer(10_000);
    board.runMs(4_900);
    assertEquals(1000, board.duty);
    board.runMs(200);
    assertEquals(166, board.duty);
  }

  @Test
  void servesAVehicleWithoutS2() {
    board.booted();
    board.ohm = 220;
    board.highMv = 6_000;
    board.runMs(500);
    assertEquals(PilotState.C1, board.status.pilotState());
    board.orders.offer(16_000);
    board.runMs(400);
    assertEquals(PilotState.C2, board.status.pilotState());
    assertFalse(board.commanded);
    board.runMs(700);
    assertEquals(ContactorState.CLOSED, board.status.contactor());
  }

  @Test
  void refusesVentilationWhereThereIsNone() {
    board.offered(16_000);
    board.highMv = 3_000;
    board.runMs(2_000);
    assertEquals(PilotState.D1, board.status.pilotState());
    assertFalse(board.saw(SafetyEvent.CLOSE_ORDERED));
    assertTrue(board.saw(SafetyEvent.VENTILATION_REFUSED));
  }

  @Test
  void chargesWithVentilationWhereThereIsSome() {
    Board ventilated = new Board(ConnectorConfig.standard().withVentilation());
    ventilated.offered(16_000);
    ventilated.highMv = 3_000;
    ventilated.runMs(1_000);
    assertEquals(PilotState.D2, ventilated.status.pilotState());
    assertEquals(ContactorState.CLOSED, ventilated.status.contactor());
  }

  @Test
  void showsFWhenUnavailableAndReturns() {
    board.plugged();
    board.orders.available(false);
    board.runMs(50);
    assertEquals(PilotState.F, board.status.pilotState());
    assertEquals(0, board.duty);
    board.lowMv = -12_000;
    board.runMs(5_000);
    assertTrue(board.status.plugged());
    board.orders.available(true);
    board.runMs(100);
    assertEquals(PilotState.B1, board.status.pilotState());
    assertEquals(0, board.status.unpluggedCount());
    assertEquals(SafetyFault.NONE, board.status.fault());
  }

  @Test
  void endsARunningChargeInOrderBeforeItShowsF() {
    board.charging(16_000);
    board.orders.available(false);
    board.runMs(1_000);
    assertEquals(PilotState.C1, board.status.pilotState());
    board.highMv = 9_000;
    board.runMs(200);
    assertEquals(PilotState.F, board.status.pilotState());
  }

  @Test
  void stopsInOrderWhenTheServiceLoopFallsSilentAndGoesOnWhenItLives() {
    board.charging(16_000);
    board.serviceSilent = true;
    board.runMs(9_995);
    assertEquals(PilotState.C2, board.status.pilotState());
    board.runMs(10);
    assertEquals(PilotState.C1, board.status.pilotState());
    assertEquals(SafetyFault.SERVICE_SILENT, board.status.fault());
    board.runMs(6_100);
    assertEquals(ContactorState.OPEN, board.status.contactor());
    board.serviceSilent = false;
    board.highMv = 9_000;
    board.runMs(29_000);
    assertEquals(SafetyFault.NONE, board.status.fault());
    assertEquals(PilotState.B1, board.status.pilotState());
    board.runMs(1_100);
    assertEquals(PilotState.B2, board.status.pilotState());
    assertFalse(board.status.offerSpent());
  }

  @Test
  void opensAtOnceWhenATickIsMoreThan40MsLate() {
    board.charging(16_000);
    board.tickAfterMs(45);
    assertTrue(board.commanded);
    board.tickAfterMs(46);
    assertFalse(board.commanded);
    assertEquals(1, board.status.lateTickCount());
    board.runMs(100);
    assertEquals(PilotState.C1, board.status.pilotState());
    board.highMv = 9_000;
    board.runMs(6_000);
    board.highMv = 6_000;
    board.runMs(1_000);
    assertEquals(ContactorState.CLOSED, board.status.contactor());
  }

  @Test
  void opensAtOnceAndForGoodWhenATickThrows() {
    board.charging(16_000);
    board.throwing = true;
    assertThrows(IllegalStateException.class, board::tick);
    assertFalse(board.commanded);
    assertEquals(SafetyFault.TICK_ABORTED, board.status.fault());
    board.throwing = false;
    board.runMs(100);
    assertEquals(PilotState.F, board.status.pilotState());
    board.highMv = 12_000;
    board.ohm = ProximitySense.OPEN_OHM;
    board.runMs(5_000);
    assertEquals(SafetyFault.TICK_ABORTED, board.status.fault());
  }

  @Test
  void letsTheMonostableOpenWhenTicksStop() {
    board.charging(16_000);
    board.clock.advanceTo(board.clock.nowNanos() + 75 * Board.MS);
    assertFalse(board.contactor.mainClosed());
  }
}
