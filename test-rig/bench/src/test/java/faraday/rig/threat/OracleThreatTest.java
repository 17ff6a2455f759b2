package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.board.BoardScene;
import faraday.rig.invariant.NonceWatch;
import faraday.rig.plant.OnePlant;
import faraday.rig.plant.ThreatPlants;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * TH-28: one refusal for everything; and the watch over keys and counters that all attacks carry.
 */
final class OracleThreatTest {

  @ParameterizedTest
  @EnumSource(OracleAttacks.Wrong.class)
  @Tag("threat-28")
  void refusalIsOneByteOnTheGridAfterTwoAgreements(OracleAttacks.Wrong wrong) {
    assertEquals("1f000120 at 0 ns of the grid, agreements 2", OracleAttacks.refusal(wrong));
  }

  @Test
  @Tag("threat-28")
  void refusalsCostTheSame() {
    Threats.answered("28", "early-refusals-cheaper", OracleAttacks.class, "refusalsDiffer");
  }

  @Test
  @Tag("threat-28")
  void refusalsLeaveOnTheGrid() {
    Threats.answered("28", "refusals-leave-at-once", OracleAttacks.class, "refusalsDiffer");
  }

  @Test
  void watchSeesACounterThatStandsStill() {
    String attack = OracleAttacks.class.getName() + "#counterIsUsedTwice";
    assertEquals(AttackEntry.REFUSED, new AttackEntry().apply(attack));
    assertEquals(
        AttackEntry.SUCCEEDED,
        OnePlant.run(ThreatPlants.of("counter-stands-still"), AttackEntry.class.getName(), attack));
  }

  /** It would see nothing if it could not open what passes. */
  @Test
  void watchOpensEverySealedFrameOfAWallet() {
    BoardScene scene = Scenes.board();
    scene.charged("Anna");
    long sealed = scene.wire.frames().stream().filter(frame -> isTransport(frame.type())).count();
    assertTrue(sealed > 4, "sealed frames: " + sealed);
    assertEquals(sealed, NonceWatch.opened(scene.wire.frames(), scene.keys()));
  }

  private static boolean isTransport(int type) {
    return type == 0x12 || type == 0x13 || type == 0x14 || type >= 0x20;
  }
}
