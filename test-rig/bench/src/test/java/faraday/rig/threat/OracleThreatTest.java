package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.board.BoardScene;
import faraday.rig.invariant.NonceWatch;
import faraday.rig.plant.OnePlant;
import faraday.rig.plant.PlantedFault;
import faraday.rig.plant.ThreatPlants;
import java.util.List;
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

  /** And so does the self-test at boot, which therefore has to be blind too. */
  @Test
  void watchSeesACounterThatStandsStill() {
    String attack = OracleAttacks.class.getName() + "#counterIsUsedTwice";
    String entry = AttackEntry.class.getName();
    PlantedFault still = ThreatPlants.of("counter-stands-still");
    PlantedFault blind = ThreatPlants.of("tap-self-test-blind");
    assertEquals(AttackEntry.REFUSED, new AttackEntry().apply(attack));
    assertEquals(AttackEntry.REFUSED, OnePlant.run(still, entry, attack), "caught at boot");
    assertEquals(AttackEntry.SUCCEEDED, OnePlant.runTogether(List.of(still, blind), entry, attack));
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
