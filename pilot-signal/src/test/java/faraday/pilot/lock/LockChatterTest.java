package faraday.pilot.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import org.junit.jupiter.api.Test;

/** A bolt that is forced or whose shut switch chatters: when it counts as shut no more. */
final class LockChatterTest {

  private static final long MS = 1_000_000L;

  private final LockControl control = new LockControl(LockConfig.standard());

  /** Forced half way and then open: 40 ms count from the first moment, not from the last. */
  @Test
  void believesThatABoltIsNotShutAnyMoreHoweverItMoves() {
    control.observe(0, Bolt.SHUT);
    control.observe(40 * MS, Bolt.SHUT);
    assertTrue(control.shut());
    control.observe(100 * MS, Bolt.BETWEEN);
    control.observe(135 * MS, Bolt.OPEN);
    assertTrue(control.shut());
    assertTrue(control.observe(140 * MS, Bolt.OPEN));
    assertEquals(Bolt.BETWEEN, control.bolt());
    assertTrue(control.observe(175 * MS, Bolt.OPEN));
    assertEquals(Bolt.OPEN, control.bolt());
  }

  @Test
  void doesNotBelieveASwitchThatChatters() {
    control.observe(0, Bolt.SHUT);
    control.observe(40 * MS, Bolt.SHUT);
    control.observe(100 * MS, Bolt.BETWEEN);
    control.observe(125 * MS, Bolt.SHUT);
    control.observe(140 * MS, Bolt.BETWEEN);
    assertFalse(control.shut());
  }

  @Test
  void forgivesAGlitchOfASwitchThatStoodAgain() {
    control.observe(0, Bolt.SHUT);
    control.observe(40 * MS, Bolt.SHUT);
    control.observe(100 * MS, Bolt.BETWEEN);
    control.observe(110 * MS, Bolt.SHUT);
    control.observe(150 * MS, Bolt.SHUT);
    control.observe(160 * MS, Bolt.BETWEEN);
    assertTrue(control.shut());
  }
}
