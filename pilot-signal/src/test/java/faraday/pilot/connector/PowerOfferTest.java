package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.limit.LimitSource;
import faraday.pilot.state.PilotState;
import org.junit.jupiter.api.Test;

/** How much is offered, who says so, and when the duty follows. */
final class PowerOfferTest {

  private final Board board = new Board();

  @Test
  void namesNobodyWhileNothingIsOrdered() {
    board.plugged();
    limited(0, LimitSource.NONE);
    board.orders.offer(16_000);
    board.tick();
    limited(16_000, LimitSource.USER);
    board.orders.withdraw();
    board.tick();
    limited(0, LimitSource.NONE);
  }

  @Test
  void publishesTheSameValueAsItDrives() {
    board.offered(20_000);
    limited(20_000, LimitSource.USER);
    assertEquals(20_000, board.status.offeredLimitMa());
    assertEquals(333, board.duty);
  }

  @Test
  void publishesTheCablesLimitWhenThatBinds() {
    board.offered(32_000);
    Board thin = new Board();
    thin.runMs(BOOT_MS);
    thin.ohm = 680;
    thin.highMv = 9_000;
    thin.runMs(500);
    thin.orders.offer(32_000);
    thin.runMs(1_000);
    assertEquals(20_000, thin.status.limitMa());
    assertEquals(LimitSource.CABLE, thin.status.limitSource());
    assertEquals(20_000, thin.status.offeredLimitMa());
  }

  @Test
  void neverRaisesTheLimitWithinAPlugIn() {
    board.ohm = 680;
    board.highMv = 9_000;
    board.runMs(BOOT_MS);
    board.orders.offer(32_000);
    board.runMs(1_000);
    board.ohm = 100;
    board.runMs(60_000);
    limited(20_000, LimitSource.CABLE);
    assertEquals(20_000, board.status.offeredLimitMa());
    board.ohm = 1_500;
    board.runMs(10_000);
    limited(13_000, LimitSource.CABLE);
    assertEquals(216, board.duty);
  }

  @Test
  void namesTheSiteWhenUserAndCableWantMore() {
    board.offered(80_000);
    limited(32_000, LimitSource.SITE);
  }

  @Test
  void followsAProfileWithoutSpendingTheOffer() {
    board.charging(16_000).runMs(5_000);
    board.orders.offer(16_000, 8_000);
    board.runMs(50);
    limited(8_000, LimitSource.PROFILE);
    assertEquals(133, board.duty);
    board.orders.offer(16_000, 0);
    board.runMs(50);
    limited(0, LimitSource.PROFILE);
    assertEquals(PilotState.C1, board.status.pilotState());
    assertFalse(board.status.offerSpent());
    board.highMv = 9_000;
    board.runMs(5_000);
    board.orders.offer(16_000, 6_000);
    board.runMs(5_000);
    assertEquals(PilotState.B2, board.status.pilotState());
    assertEquals(100, board.duty);
  }

  @Test
  void takesOnANewLimitAtOnceWhenTheDutyHasStoodFor5Seconds() {
    board.offered(16_000).runMs(5_000);
    board.orders.offer(10_000);
    board.runMs(10);
    assertEquals(166, board.duty);
    assertEquals(10_000, board.status.offeredLimitMa());
  }

  /** Table A.6 seq 6. */
  @Test
  void takesOnEveryNewLimitWithin10SecondsHoweverFastTheyCome() {
    board.offered(16_000).runMs(5_000);
    for (int i = 0; i < 20; i++) {
      board.orders.offer(10_000 + 600 * i);
      board.runMs(700);
    }
    int lastMa = 10_000 + 600 * 19;
    board.runMs(10_000 - 700);
    assertEquals(lastMa, board.status.offeredLimitMa());
    assertEquals(lastMa / 60, board.duty);
  }

  @Test
  void changesTheDutyNotBefore5SecondsAndNotLaterThanOneTickAfter() {
    board.offered(16_000).runMs(5_000);
    board.orders.offer(10_000);
    board.tick();
    assertEquals(166, board.duty);
    board.orders.offer(12_000);
    board.runMs(4_995);
    assertEquals(166, board.duty);
    board.tick();
    assertEquals(200, board.duty);
  }

  @Test
  void withdrawsAtOnceHoweverYoungTheDutyIs() {
    board.offered(16_000);
    board.orders.withdraw();
    board.runMs(10);
    assertEquals(1000, board.duty);
    assertEquals(0, board.status.offeredLimitMa());
  }

  @Test
  void reportsEachChangeOfTheLimitOnce() {
    board.offered(16_000).runMs(1_000);
    assertEquals(1, board.count(SafetyEvent.LIMIT));
    assertEquals(1, board.count(SafetyEvent.DUTY));
    assertTrue(board.events.contains("DUTY 266 16000"));
    assertTrue(board.events.stream().anyMatch(e -> e.startsWith("LIMIT 16000 1")));
  }

  private static final int BOOT_MS = 2_500;

  private void limited(int limitMa, LimitSource source) {
    assertEquals(limitMa, board.status.limitMa());
    assertEquals(source, board.status.limitSource());
  }
}
