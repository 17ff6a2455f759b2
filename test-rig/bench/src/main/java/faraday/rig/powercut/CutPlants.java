package faraday.rig.powercut;

import faraday.rig.plant.JournalPlants;
import faraday.rig.plant.OnePlant;
import faraday.rig.plant.PlantedFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The campaign with one rule broken at a time. */
public final class CutPlants {

  private CutPlants() {}

  /** What can be broken. */
  public static List<PlantedFault> all() {
    return JournalPlants.ALL;
  }

  /**
   * Which of these the campaign catches.
   *
   * @return by id; true when it is caught
   */
  public static Map<String, Boolean> caught(List<PlantedFault> faults, long cuts, long seed) {
    Map<String, Boolean> caught = new LinkedHashMap<>();
    for (PlantedFault fault : faults) {
      String said = OnePlant.run(fault, CutEntry.class.getName(), cuts + " " + seed);
      caught.put(fault.id(), !said.equals(CutEntry.HELD));
    }
    return caught;
  }
}
