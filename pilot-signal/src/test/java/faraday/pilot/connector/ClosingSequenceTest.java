package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.ProximitySense;
import faraday.hal.sim.SimContactor.Mirror;
import faraday.pilot.fault.SafetyFault;
import org.junit.jupiter.api.Test;

/** What stands before a closing, one guard at a time. */
final class ClosingSequenceTest {

  private final Board board = new Board();

  @Test
  void startsTheHalfSecondAgainWhenTheLowSideFails() {
    board.offered(16_000);
    board.highMv = 6_000;
    board.runMs(300);
    board.lowMv = -6_000;
    board.runMs(30);
    board.lowMv = -12_000;
    board.runMs(450);
    assertFalse(board.commanded);
    board.runMs(150);
    assertTrue(board.commanded);
  }

  @Test
  void startsTheHalfSecondAgainWhenTheVehicleHesitates() {
    board.offered(16_000);
    board.highMv = 6_000;
    board.runMs(400);
    board.highMv = 9_000;
    board.runMs(10);
    board.highMv = 6_000;
    board.runMs(450);
    assertFalse(board.commanded);
    board.runMs(150);
    assertTrue(board.commanded);
  }

  /** The contacts must not meet under steady +12 V, and there is nothing to ramp down. */
  @Test
  void opensAtOnceWhenTheOfferIsWithdrawnWhileTheContactorPullsIn() {
    board.offered(16_000);
    board.highMv = 6_000;
    while (!board.contactor.coilOn()) {
      board.tick();
    }
    board.orders.offer(0);
    board.tick();
    board.tick();
    assertEquals(1000, board.duty);
    assertFalse(board.commanded);
    board.runMs(500);
    assertEquals(0, board.status.closingCount());
    assertEquals(0, board.status.openedUnderLoadCount());
  }

  @Test
  void doesNotCloseOntoContactsThatShowClosed() {
    board.offered(16_000);
    board.contactor.mirror(Mirror.STUCK_CLOSED);
    board.highMv = 6_000;
    board.runMs(900);
    assertEquals(0, board.count(SafetyEvent.CLOSE_ORDERED));
  }

  @Test
  void keepsItsDistanceFromTheLastOpening() {
    int gapMs = 3_000;
    SafetyTiming slow = SafetyTiming.standard().withContactorGapMs(gapMs);
    Board patient = new Board(ConnectorConfig.standard().withTiming(slow));
    patient.charging(16_000).runMs(3_000);
    assertEquals(1, patient.status.closingCount());
    patient.highMv = 9_000;
    patient.runMs(30);
    long openedMs = patient.nowMs();
    patient.highMv = 6_000;
    while (!patient.contactor.coilOn() && patient.nowMs() < openedMs + 5_000) {
      patient.tick();
    }
    long gap = patient.nowMs() - openedMs;
    assertTrue(gap >= gapMs - 5 && gap <= gapMs + 150, gap + " ms");
  }

  @Test
  void doesNotCloseBeforeTheSelfTestPassedAndFailsItInTime() {
    board.ohm = 220;
    board.highMv = 6_000;
    board.orders.offer(16_000);
    for (int i = 0; i < 900; i++) {
      board.silent = i % 3 == 0;
      board.tick();
    }
    assertFalse(board.status.selfTestPassed());
    assertEquals(1000, board.duty);
    assertEquals(SafetyFault.NONE, board.status.fault());
    for (int i = 0; i < 150; i++) {
      board.silent = i % 3 == 0;
      board.tick();
    }
    assertEquals(SafetyFault.SELF_TEST_FAILED, board.status.fault());
    assertEquals(0, board.duty);
  }

  @Test
  void takesTheNextCableAsItIs() {
    board.runMs(500);
    board.ohm = 680;
    board.highMv = 9_000;
    board.runMs(500);
    assertEquals(20_000, board.status.cableLimitMa());
    board.ohm = 220;
    board.runMs(500);
    assertEquals(20_000, board.status.cableLimitMa());
    board.highMv = 12_000;
    board.ohm = ProximitySense.OPEN_OHM;
    board.runMs(500);
    assertEquals(0, board.status.cableLimitMa());
    board.ohm = 220;
    board.highMv = 9_000;
    board.runMs(500);
    assertEquals(32_000, board.status.cableLimitMa());
  }

  @Test
  void spendsAnOfferThatStoodDuringAFaultBeforeThePlug() {
    board.runMs(500);
    board.orders.offer(16_000);
    board.highMv = 0;
    board.runMs(500);
    assertEquals(SafetyFault.PILOT_SHORT, board.status.fault());
    board.highMv = 12_000;
    board.runMs(1_000);
    assertEquals(SafetyFault.NONE, board.status.fault());
    assertTrue(board.status.offerSpent());
    board.ohm = 220;
    board.highMv = 6_000;
    board.runMs(5_000);
    assertEquals(1000, board.duty);
  }

  @Test
  void takesAnOfferMadeBeforeThePlug() {
    board.runMs(500);
    board.orders.offer(16_000);
    board.runMs(1_000);
    board.ohm = 220;
    board.highMv = 9_000;
    board.runMs(1_000);
    assertEquals(266, board.duty);
  }
}
