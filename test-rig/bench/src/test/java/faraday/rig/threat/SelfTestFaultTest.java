package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.rig.plant.OnePlant;
import faraday.rig.plant.ThreatPlants;
import org.junit.jupiter.api.Test;

/**
 * A failed self-test of the tap at boot: no tap is judged, and the journal says so (SPEC §5, 46).
 */
final class SelfTestFaultTest {

  private static final String PLAY = SelfTestFaults.class.getName() + "#tapsAreRefused";

  @Test
  void aChargerThatComputesRightlyTakesTheTap() {
    assertEquals(AttackEntry.REFUSED, new AttackEntry().apply(PLAY));
  }

  @Test
  void aChargerThatComputesWronglyRefusesEveryTap() {
    String broken =
        OnePlant.run(ThreatPlants.of("tap-self-test-fails"), AttackEntry.class.getName(), PLAY);
    assertEquals(AttackEntry.SUCCEEDED, broken);
  }
}
