package faraday.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimContactor.Link;
import faraday.hal.sim.SimContactor.Pole;
import org.junit.jupiter.api.Test;

/** What single poles, bouncing and the hardware chain do. */
final class ContactorPolesTest {

  private static final long MS = 1_000_000L;

  private final VirtualClock clock = new VirtualClock();
  private final Recorder probe = new Recorder();
  private final SimContactor contactor =
      new SimContactor(clock, SimContactor.Timing.standard(), probe);

  @Test
  void keepsTheMirrorShutWhenOnePoleWelds() {
    holdUntil(100);
    contactor.pole(1, Pole.WELDED);
    contactor.command(false);
    to(200);
    assertEquals(0b010, contactor.poles());
    assertTrue(contactor.mainClosed());
    assertTrue(contactor.mirrorClosed());
    contactor.pole(1, Pole.GOOD);
    assertFalse(contactor.mirrorClosed());
    assertEquals(0, contactor.poles());
  }

  @Test
  void weldsOnlyWhatTouches() {
    contactor.pole(1, Pole.WELDED);
    to(100);
    assertFalse(contactor.mainClosed());
  }

  @Test
  void closesTheMirrorThoughOnePoleDoesNotConnect() {
    contactor.pole(2, Pole.NEVER_CLOSES);
    holdUntil(100);
    assertEquals(0b011, contactor.poles());
    assertFalse(contactor.poleClosed(2));
    assertTrue(contactor.poleClosed(1));
    assertTrue(contactor.mirrorClosed());
  }

  @Test
  void closesTheMirrorThoughNoPoleConnects() {
    for (int pole = 0; pole < SimContactor.POLES; pole++) {
      contactor.pole(pole, Pole.NEVER_CLOSES);
    }
    holdUntil(100);
    assertFalse(contactor.mainClosed());
    assertTrue(contactor.mirrorClosed());
  }

  @Test
  void chattersWhileItBouncesAndReportsOneEdge() {
    contactor.timing(SimContactor.Timing.bouncing());
    contactor.command(true);
    contactor.feed();
    boolean[] mirror = new boolean[6];
    for (int i = 0; i < mirror.length; i++) {
      to(25 + i);
      mirror[i] = contactor.mirrorClosed();
    }
    assertEquals("[true, false, true, false, true, true]", java.util.Arrays.toString(mirror));
    assertEquals(1, probe.lines.stream().filter(l -> l.contains("contactor.main")).count());
  }

  @Test
  void takesItsNewTimesWithTheNextMovement() {
    holdUntil(100);
    contactor.timing(new SimContactor.Timing(60, 25, 80));
    contactor.command(false);
    to(179);
    assertTrue(contactor.mainClosed());
    to(180);
    assertFalse(contactor.mainClosed());
  }

  @Test
  void needsEveryLinkOfItsChain() {
    holdUntil(100);
    contactor.chain(Link.RESIDUAL, true);
    contactor.chain(Link.EMERGENCY, true);
    assertFalse(contactor.coilOn());
    contactor.chain(Link.RESIDUAL, false);
    assertFalse(contactor.coilOn());
    contactor.chain(Link.EMERGENCY, false);
    assertTrue(contactor.coilOn());
    assertTrue(probe.lines.contains("100 contactor.chain 6"));
    assertTrue(probe.lines.contains("100 contactor.chain 0"));
  }

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
