package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.rig.plant.OnePlant;
import faraday.rig.plant.PlantedFault;
import faraday.rig.plant.ThreatPlants;
import java.util.List;

/** Runs an attack twice, with every guard and without one, and enters what came of it. */
final class Threats {

  private Threats() {}

  /**
   * The attack fails, and succeeds without the guard.
   *
   * @param id {@code 01} … {@code 30}
   * @param plant which guard is switched off
   */
  static void answered(String id, String plant, Class<?> attacks, String attack) {
    String order = attacks.getName() + "#" + attack;
    PlantedFault guard = ThreatPlants.of(plant);
    String whole = new AttackEntry().apply(order);
    assertEquals(List.of(), Scenes.sealedTwice(), "TH-" + id + " " + attack);
    String broken = OnePlant.run(guard, AttackEntry.class.getName(), order);
    boolean refused = whole.equals(AttackEntry.REFUSED);
    boolean succeeds = broken.equals(AttackEntry.SUCCEEDED);
    ThreatReport.current().judged(id, guard.method() + " (" + plant + ")", refused, succeeds);
    assertEquals(AttackEntry.REFUSED, whole, "TH-" + id + " " + attack);
    assertEquals(AttackEntry.SUCCEEDED, broken, "TH-" + id + " " + attack + " without " + plant);
  }
}
