package faraday.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SimContactorTest {

  private static final long MS = 1_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private final Recorder probe = new Recorder();
  private final SimContactor contactor =
      new SimContactor(clock, SimContactor.Timing.standard(), probe);

  @Test
  void closesAfterPullInWhenCommandedAndFed() {
    contactor.command(true);
    contactor.feed();
    to(24);
    assertFalse(contactor.mirrorClosed());
    to(25);
    assertTrue(contactor.mirrorClosed());
    assertEquals(
        List.of(
            "0 contactor.command 1",
            "0 contactor.coil 1",
            "25 contactor.main 1",
            "25 contactor.poles 7"),
        probe.lines);
  }

  @Test
  void staysOpenWithOneKeyOnly() {
    contactor.command(true);
    to(100);
    assertFalse(contactor.mainClosed());
    contactor.command(false);
    contactor.feed();
    to(200);
    assertFalse(contactor.mainClosed());
  }

  @Test
  void staysClosedWhileItIsFedAndLetsGo60MsAfterTheLastFeed() {
    holdUntil(1_000);
    assertTrue(contactor.mainClosed());
    to(1_059);
    assertTrue(contactor.coilOn());
    to(1_060);
    assertFalse(contactor.coilOn());
    assertTrue(contactor.mainClosed());
    to(1_075);
    assertFalse(contactor.mainClosed());
  }

  @Test
  void dropsAtOnceOnCommandWhateverWasFed() {
    holdUntil(1_000);
    contactor.command(false);
    to(1_015);
    assertFalse(contactor.mainClosed());
  }

  @Test
  void reportsEdgesAtTheirOwnMomentHoweverLateItIsAsked() {
    holdUntil(1_000);
    to(5_000);
    contactor.mirrorClosed();
    assertEquals("1060 contactor.coil 0", probe.lines.get(4));
    assertEquals("1075 contactor.main 0", probe.lines.get(5));
  }

  @Test
  void namesEveryMomentAtWhichItMoves() {
    assertEquals(Long.MAX_VALUE, contactor.nextDeadlineNanos());
    contactor.command(true);
    contactor.feed();
    assertEquals(25 * MS, contactor.nextDeadlineNanos());
    to(25);
    assertEquals(60 * MS, contactor.nextDeadlineNanos());
    to(60);
    assertEquals(75 * MS, contactor.nextDeadlineNanos());
    to(75);
    assertEquals(Long.MAX_VALUE, contactor.nextDeadlineNanos());
  }

  @Test
  void letsGoWhenTheEnableLineSticksOrFloats() {
    for (SimContactor.Line fault : SimContactor.Line.values()) {
      if (fault == SimContactor.Line.GOOD) {
        continue;
      }
      long startMs = clock.nowNanos() / MS;
      contactor.feedLine(SimContactor.Line.GOOD);
      holdUntil(startMs + 500);
      contactor.feedLine(fault);
      holdUntil(startMs + 575);
      assertFalse(contactor.mainClosed(), fault.name());
    }
  }

  @Test
  void obeysTheFeedWhenTheCommandLineSticksHigh() {
    holdUntil(500);
    contactor.commandLine(SimContactor.Line.STUCK_HIGH);
    contactor.command(false);
    to(559);
    assertTrue(contactor.coilOn());
    to(575);
    assertFalse(contactor.mainClosed());
  }

  @Test
  void staysOpenWhenTheCommandLineIsLowOrTornOff() {
    contactor.commandLine(SimContactor.Line.FLOATING);
    holdUntil(500);
    assertFalse(contactor.mainClosed());
    contactor.commandLine(SimContactor.Line.STUCK_LOW);
    holdUntil(1_000);
    assertFalse(contactor.mainClosed());
  }

  @Test
  void keepsItsContactsShutWhenWelded() {
    holdUntil(500);
    contactor.contacts(SimContactor.Contacts.WELDED);
    contactor.command(false);
    to(5_000);
    assertTrue(contactor.mirrorClosed());
    assertFalse(contactor.coilOn());
    contactor.contacts(SimContactor.Contacts.GOOD);
    to(5_015);
    assertFalse(contactor.mirrorClosed());
  }

  @Test
  void neverClosesWhenItsContactsAreBroken() {
    contactor.contacts(SimContactor.Contacts.NEVER_CLOSE);
    holdUntil(500);
    assertTrue(contactor.coilOn());
    assertFalse(contactor.mirrorClosed());
  }

  @Test
  void canShowAMirrorThatLies() {
    contactor.mirror(SimContactor.Mirror.STUCK_CLOSED);
    assertTrue(contactor.mirrorClosed());
    holdUntil(500);
    contactor.mirror(SimContactor.Mirror.STUCK_OPEN);
    assertFalse(contactor.mirrorClosed());
    assertTrue(contactor.mainClosed());
  }

  @Test
  void opensOnAHardwareTripWithoutSoftware() {
    holdUntil(500);
    contactor.tripped(true);
    holdUntil(515);
    assertFalse(contactor.mainClosed());
  }

  @Test
  void ignoresAPulseShorterThanItsPullIn() {
    contactor.command(true);
    contactor.feed();
    to(20);
    contactor.command(false);
    to(200);
    assertEquals(0, probe.lines.stream().filter(l -> l.contains("main")).count());
  }

  @Test
  void refusesImpossibleTimes() {
    assertThrows(IllegalArgumentException.class, () -> new SimContactor.Timing(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SimContactor.Timing(1, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SimContactor.Timing(1, 1, -1));
  }

  /** Commands and feeds every 5 ms, and advances until then. */
  private void holdUntil(long untilMs) {
    contactor.command(true);
    while (clock.nowNanos() < untilMs * MS) {
      contactor.feed();
      to(Math.min(clock.nowNanos() / MS + 5, untilMs));
    }
    contactor.feed();
  }

  private void to(long ms) {
    clock.advanceTo(ms * MS);
    contactor.tick(ms * MS);
  }
}
