package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import faraday.pilot.state.VehicleConfig;
import org.junit.jupiter.api.Test;

/** Vehicles that sleep, pause, ask in vain or have no S2 (table A.6, A.5.3). */
final class VehicleTest {

  private static final int OFFER_MS = 31_000;

  private Board board = new Board();

  /** A.5.3: 4 s of +12 V, and the same duty again no sooner than 5 s after the last change. */
  @Test
  void wakesASleeperWithSteadyHighFirst() {
    board.offered(16_000);
    long atMs = waitForDuty(1000, OFFER_MS);
    assertTrue(board.status.waking());
    assertEquals(1, board.status.wakeTries());
    long backMs = waitForDuty(266, 10_000);
    assertTrue(backMs - atMs >= 4_000 && backMs - atMs <= 5_050, backMs - atMs + " ms");
    assertFalse(board.status.waking());
  }

  @Test
  void wakesItWithFAtLastAndDwells750MsBeforeItOffersAgain() {
    board.offered(16_000);
    waitForDuty(1000, OFFER_MS);
    waitForDuty(266, 10_000);
    long downMs = waitForDuty(0, OFFER_MS);
    assertEquals(PilotState.F, board.status.pilotState());
    assertTrue(board.status.waking());
    long upMs = waitForDuty(1000, 10_000);
    assertTrue(upMs - downMs >= 4_000 && upMs - downMs <= 4_010, upMs - downMs + " ms");
    long offeredMs = waitForDuty(266, 10_000);
    long dwelt = offeredMs - upMs;
    assertTrue(dwelt >= 750 && dwelt <= 1_000, dwelt + " ms");
    assertEquals(0, board.status.unpluggedCount());
    assertEquals(SafetyFault.NONE, board.status.fault());
    board.runMs(600_000);
    assertEquals(266, board.duty);
    assertEquals(2, board.status.wakeTries());
  }

  @Test
  void chargesAVehicleThatWokeUp() {
    board.offered(16_000);
    waitForDuty(1000, OFFER_MS);
    waitForDuty(266, 10_000);
    board.highMv = 6_000;
    board.runMs(1_000);
    assertEquals(ContactorState.CLOSED, board.status.contactor());
    assertEquals(0, board.status.wakeTries());
  }

  @Test
  void leavesAFullVehicleAlone() {
    board.charging(16_000);
    board.highMv = 9_000;
    board.runMs(3_600_000);
    assertEquals(266, board.duty);
    assertEquals(0, board.status.wakeTries());
    assertEquals(PilotState.B2, board.status.pilotState());
  }

  /** Seq 8.1 and 4: a vehicle may come and go within one offer; 2 s apart and within 3 s. */
  @Test
  void closesAgain2SecondsAfterAnOpeningAndWithin3SecondsOfTheVehiclesWish() {
    board.charging(16_000).runMs(5_000);
    board.highMv = 9_000;
    board.runMs(60);
    board.highMv = 6_000;
    long atMs = board.nowMs();
    board.runMs(1_900);
    assertFalse(board.contactor.coilOn());
    while (!board.contactor.mainClosed() && board.nowMs() - atMs < 5_000) {
      board.tick();
    }
    assertTrue(board.nowMs() - atMs <= 3_000, board.nowMs() - atMs + " ms");
    assertEquals(2, board.count(SafetyEvent.CLOSE_ORDERED));
  }

  /** The charger pauses and goes on: the plug stays held all the while (seq 9, 10.1, 3.1). */
  @Test
  void pausesAndGoesOnWithThePlugHeld() {
    board.charging(16_000).runMs(5_000);
    board.orders.offer(0);
    board.runMs(2_000);
    assertEquals(1000, board.duty);
    assertTrue(board.commanded);
    board.highMv = 9_000;
    board.runMs(600_000);
    assertEquals(PilotState.B1, board.status.pilotState());
    assertEquals(Bolt.SHUT, board.status.bolt());
    board.orders.offer(10_000);
    board.runMs(5_000);
    assertEquals(166, board.duty);
    board.highMv = 6_000;
    board.runMs(1_000);
    assertEquals(ContactorState.CLOSED, board.status.contactor());
    assertEquals(0, board.status.openedUnderLoadCount());
  }

  @Test
  void opensAtOnceForAVehicleThatAsksForVentilationAndWaits30Seconds() {
    board.charging(16_000);
    board.highMv = 3_000;
    board.runMs(40);
    assertFalse(board.commanded);
    assertEquals(1000, board.duty);
    assertTrue(board.status.isLatched(SafetyFault.VENTILATION_MISSING));
    assertEquals(SafetyFault.NONE, board.status.fault());
    board.highMv = 6_000;
    board.runMs(29_900);
    assertEquals(1000, board.duty);
    board.runMs(1_500);
    assertEquals(ContactorState.CLOSED, board.status.contactor());
  }

  @Test
  void limitsAVehicleThatHasNeverShownB() {
    VehicleConfig config = VehicleConfig.standard().withSimplifiedLimitMa(10_000);
    board = new Board(ConnectorConfig.standard().withVehicles(config));
    board.runMs(500);
    board.ohm = 220;
    board.highMv = 6_000;
    board.orders.offer(32_000);
    board.runMs(5_000);
    assertEquals(10_000, board.status.offeredLimitMa());
    assertEquals(ContactorState.CLOSED, board.status.contactor());
    assertEquals(32_000, board.status.cableLimitMa());
  }

  @Test
  void offersASimplifiedVehicleNothingBeforeItsCableIsRead() {
    board.runMs(500);
    board.highMv = 6_000;
    board.orders.offer(16_000);
    board.runMs(900);
    assertEquals(PilotState.C1, board.status.pilotState());
    assertEquals(1000, board.duty);
  }

  @Test
  void leavesAVehicle30SecondsThatHadToBeCutOff() {
    board.charging(16_000);
    board.orders.withdraw();
    board.runMs(6_100);
    assertEquals(1, board.status.openedUnderLoadCount());
    assertTrue(board.status.isLatched(SafetyFault.OPENED_UNDER_LOAD));
    board.orders.offer(16_000);
    board.runMs(29_000);
    assertEquals(1000, board.duty);
    board.runMs(3_000);
    assertEquals(ContactorState.CLOSED, board.status.contactor());
  }

  @Test
  void showsFFor300MsAtLeast() {
    board.plugged();
    board.orders.available(false);
    board.runMs(20);
    assertEquals(0, board.duty);
    board.orders.available(true);
    board.runMs(270);
    assertEquals(0, board.duty);
    board.runMs(30);
    assertEquals(1000, board.duty);
  }

  @Test
  void isNotLeadOutOfFByAnythingOnThePilot() {
    board.plugged();
    board.orders.available(false);
    board.runMs(1_000);
    for (int highMv : new int[] {12_000, 9_000, 6_000, 3_000, 0, -12_000}) {
      board.lowMv = highMv;
      board.runMs(1_000);
      assertEquals(0, board.duty);
      assertEquals(PilotState.F, board.status.pilotState());
    }
  }

  /** Openings that wear the contacts are counted whatever their cause. */
  @Test
  void countsOpeningsUnderMoreThanOneAmpere() {
    board.charging(16_000);
    board.sensors.currentMa[2] = 1_000;
    board.highMv = 9_000;
    board.runMs(100);
    assertEquals(0, board.status.wearCount());
    board.sensors.currentMa[2] = 0;
    board.highMv = 6_000;
    board.runMs(3_000);
    board.sensors.currentMa[2] = 1_001;
    board.highMv = 9_000;
    board.runMs(100);
    assertEquals(1, board.status.wearCount());
  }

  private long waitForDuty(int permille, int limitMs) {
    long startMs = board.nowMs();
    while (board.duty != permille && board.nowMs() - startMs < limitMs) {
      board.tick();
    }
    assertEquals(permille, board.duty, () -> "not within " + limitMs + " ms");
    return board.nowMs();
  }
}
