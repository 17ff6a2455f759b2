package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each of the contactor's keys is turned alone, long enough for the other to give itself away. */
final class KeyTestTest {

  private static final long MS = StageRig.MS;

  /** The monostable holds 60 ms; then the mirror has its 15. */
  private static final int ENABLE_MS = 75;

  private static final int COMMAND_MS = 60;

  private final StageRig rig = new StageRig().ready();
  private final KeyTest keys = new KeyTest(SafetyTiming.standard(), rig.output);

  @Test
  void turnsTheEnableLineThenTheCommandAndHasPassedThen() {
    assertFalse(keys.running());
    assertEquals(0, keys.turned());
    assertFalse(keys.passed(100 * MS));
    assertTrue(keys.running());
    assertEquals(1, keys.turned());
    assertFalse(keys.passed((100 + ENABLE_MS) * MS - 1));
    assertEquals(List.of("feed"), rig.driven);
    assertFalse(keys.passed((100 + ENABLE_MS) * MS));
    assertEquals(2, keys.turned());
    assertEquals(List.of("feed", "close"), rig.driven);
    assertFalse(keys.passed((100 + ENABLE_MS + COMMAND_MS) * MS - 1));
    assertTrue(keys.passed((100 + ENABLE_MS + COMMAND_MS) * MS));
    assertTrue(keys.running());
    keys.done();
    assertFalse(keys.running());
    assertEquals(List.of("feed", "close"), rig.driven);
  }

  @Test
  void turnsNothingAgainstTheGuard() {
    rig.highMv = 9_000;
    rig.check(5);
    assertFalse(keys.passed(5 * MS));
    assertFalse(keys.running());
    assertEquals(List.of(), rig.driven);
  }

  /** The guard is asked again before the second key. */
  @Test
  void waitsWithTheCommandUntilTheGuardAgreesAgain() {
    keys.passed(0);
    rig.highMv = 9_000;
    rig.check(50);
    keys.passed(ENABLE_MS * MS);
    assertEquals(1, keys.turned());
    rig.highMv = 6_000;
    rig.check(100);
    rig.check(100);
    keys.passed(100 * MS);
    assertEquals(2, keys.turned());
  }

  @Test
  void leavesNothingTurnedWhenItGivesUp() {
    keys.abort();
    assertEquals(List.of(), rig.driven);
    keys.passed(0);
    keys.abort();
    assertFalse(keys.running());
    assertEquals(List.of("feed", "open"), rig.driven);
  }

  @Test
  void takesAMirrorThatStands15MsForAStuckKey() {
    keys.passed(0);
    assertFalse(keys.closedByOne(20 * MS, false));
    assertFalse(keys.closedByOne(35 * MS - 1, true));
    assertTrue(keys.closedByOne(35 * MS, true));
  }

  @Test
  void blamesNoKeyWhileNoneIsTurned() {
    assertFalse(keys.closedByOne(20 * MS, true));
    assertFalse(keys.closedByOne(100 * MS, true));
    keys.passed(100 * MS);
    assertFalse(keys.closedByOne(114 * MS, true));
    assertTrue(keys.closedByOne(115 * MS, true));
  }
}
