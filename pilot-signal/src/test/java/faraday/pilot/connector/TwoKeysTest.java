package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.sim.SimContactor.Contacts;
import faraday.hal.sim.SimContactor.Line;
import faraday.hal.sim.SimContactor.Mirror;
import faraday.pilot.fault.SafetyFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The independent path: command line, enable line and its feed, and who may turn which key. */
final class TwoKeysTest {

  private Board board = new Board();

  /** Seq 8.1 with a double fault: the guard stops the feed at the first sight of B. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void opensWithin80MsOfS2ThoughTheCommandLineSticksHigh(int periodMs) {
    board = new Board(ConnectorConfig.standard().withPeriodMs(periodMs));
    board.charging(16_000);
    board.contactor.commandLine(Line.STUCK_HIGH);
    board.highMv = 9_000;
    long atMs = board.nowMs();
    while (board.contactor.mainClosed() && board.nowMs() - atMs < 1_000) {
      board.tick();
    }
    long tookMs = board.nowMs() - atMs;
    assertTrue(tookMs <= 60 + 15 + periodMs, tookMs + " ms");
  }

  @Test
  void findsACommandLineThatSticksHighBeforeItCloses() {
    board.offered(16_000);
    board.contactor.commandLine(Line.STUCK_HIGH);
    board.highMv = 6_000;
    board.runMs(1_500);
    assertEquals(SafetyFault.CONTACTOR_KEY_STUCK, board.status.fault());
    assertEquals(1, board.status.faultDetail());
    assertEquals(0, board.count(SafetyEvent.CLOSE_ORDERED));
    assertFalse(board.contactor.mainClosed());
  }

  /** A double fault: the mirror does not tell, the voltage behind the contacts does. */
  @Test
  void findsACommandLineThatSticksHighThoughTheMirrorSticksOpen() {
    board.offered(16_000);
    board.contactor.commandLine(Line.STUCK_HIGH);
    board.contactor.mirror(Mirror.STUCK_OPEN);
    board.highMv = 6_000;
    board.runMs(1_500);
    assertEquals(SafetyFault.CONTACTOR_KEY_STUCK, board.status.fault());
    assertEquals(0, board.count(SafetyEvent.CLOSE_ORDERED));
  }

  @Test
  void findsAnEnableThatHoldsWithoutBeingFedBeforeItCloses() {
    board.offered(16_000);
    board.contactor.enableStuck(true);
    board.highMv = 6_000;
    board.runMs(1_500);
    assertEquals(SafetyFault.CONTACTOR_KEY_STUCK, board.status.fault());
    assertEquals(2, board.status.faultDetail());
    assertEquals(0, board.count(SafetyEvent.CLOSE_ORDERED));
    assertFalse(board.contactor.mainClosed());
  }

  @ParameterizedTest
  @EnumSource(
      value = Line.class,
      names = {"STUCK_LOW", "FLOATING"})
  void namesAContactorThatDoesNotCloseForItsCommandLine(Line fault) {
    board.offered(16_000);
    board.contactor.commandLine(fault);
    board.highMv = 6_000;
    board.runMs(1_500);
    assertEquals(SafetyFault.CONTACTOR_NOT_CLOSED, board.status.fault());
    assertFalse(board.commanded);
    assertEquals(1, board.count(SafetyEvent.CLOSE_ORDERED));
  }

  @ParameterizedTest
  @EnumSource(
      value = Line.class,
      names = {"STUCK_HIGH", "STUCK_LOW", "FLOATING"})
  void namesAContactorThatDoesNotCloseForItsEnableLine(Line fault) {
    board.offered(16_000);
    board.contactor.feedLine(fault);
    board.highMv = 6_000;
    board.runMs(1_500);
    assertEquals(SafetyFault.CONTACTOR_NOT_CLOSED, board.status.fault());
  }

  @ParameterizedTest
  @EnumSource(
      value = Line.class,
      names = {"STUCK_LOW", "FLOATING"})
  void ordersOpenSoonAfterTheCommandLineDroppedTheContactor(Line fault) {
    board.charging(16_000);
    board.contactor.commandLine(fault);
    board.runMs(50);
    assertEquals(SafetyFault.CONTACTOR_DROPPED, board.status.fault());
    assertFalse(board.commanded);
  }

  @Test
  void forgivesAMirrorThatBouncesFor20Ms() {
    board.charging(16_000);
    board.contactor.mirror(Mirror.STUCK_OPEN);
    board.runMs(20);
    board.contactor.mirror(Mirror.GOOD);
    board.runMs(1_000);
    assertEquals(SafetyFault.NONE, board.status.fault());
    assertTrue(board.contactor.mainClosed());
  }

  /** A doubt that passes costs nothing: the monostable outlasts the machine's own time. */
  @Test
  void doesNotOpenForAGlitchThatPasses() {
    board.charging(16_000);
    for (int i = 0; i < 50; i++) {
      board.highMv = 9_000;
      board.runMs(10);
      board.highMv = 6_000;
      board.runMs(100);
    }
    assertEquals(0, board.count(SafetyEvent.OPEN_ORDERED));
    assertTrue(board.contactor.mainClosed());
  }

  /** The coil may have dropped: feeding again would close without any of what stands before it. */
  @Test
  void opensInsteadOfFeedingAgainAfter60MsWithoutAFeed() {
    withoutFeedFor(15, 45);
    board.runMs(10);
    assertFalse(board.commanded);
    assertEquals(1, board.count(SafetyEvent.OPEN_ORDERED));
    board.runMs(100);
    assertFalse(board.contactor.coilOn());
    assertEquals(SafetyFault.NONE, board.status.fault());
  }

  @Test
  void feedsOnAfter55MsWithoutAFeed() {
    withoutFeedFor(10, 45);
    board.runMs(1_000);
    assertEquals(0, board.count(SafetyEvent.OPEN_ORDERED));
    assertTrue(board.contactor.mainClosed());
  }

  /**
   * The bolt's switch chatters, so that the guard withholds the feed, and then a tick comes late.
   */
  private void withoutFeedFor(int doubtMs, int lateMs) {
    board.charging(16_000);
    board.lock.force(Bolt.BETWEEN);
    board.runMs(doubtMs);
    board.lock.force(Bolt.SHUT);
    board.tickAfterMs(lateMs);
    assertTrue(board.commanded);
  }

  @Test
  void doesNotFeedWhileATickIsNotComplete() {
    board.charging(16_000);
    board.serviceSilent = true;
    board.throwing = true;
    for (int i = 0; i < 15; i++) {
      try {
        board.tick();
      } catch (IllegalStateException planted) {
        assertEquals("planted", planted.getMessage());
      }
    }
    assertFalse(board.contactor.mainClosed());
  }

  @Test
  void leavesBothKeysAloneWhenTheTestIsBrokenOff() {
    board.offered(16_000);
    board.highMv = 6_000;
    board.runMs(630);
    assertTrue(board.commanded);
    assertFalse(board.contactor.coilOn());
    board.highMv = 9_000;
    board.runMs(40);
    assertFalse(board.commanded);
    assertFalse(board.saw(SafetyEvent.CLOSE_ORDERED));
  }

  @Test
  void doesNotCloseOntoAWeldNorCallItAStuckKey() {
    board.charging(16_000);
    board.contactor.contacts(Contacts.WELDED);
    board.highMv = 9_000;
    board.runMs(1_500);
    assertEquals(SafetyFault.CONTACTOR_WELDED, board.status.fault());
  }
}
