package faraday.rig.plant;

import java.util.List;
import java.util.stream.Stream;

/** All planted faults, by id. */
public final class Plants {

  private static final List<PlantedFault> ALL =
      Stream.of(
              PilotPlants.ALL,
              SignalPlants.ALL,
              OfferPlants.ALL,
              ContactorPlants.ALL,
              LockPlants.ALL,
              SupervisionPlants.ALL,
              BlindPlants.ALL,
              SessionPlants.ALL,
              AccessPlants.ALL,
              ProfilePlants.ALL)
          .flatMap(List::stream)
          .toList();

  private Plants() {}

  /** All, in the order in which they are listed. */
  public static List<PlantedFault> all() {
    return ALL;
  }

  /** All ids. */
  public static List<String> ids() {
    return ALL.stream().map(PlantedFault::id).toList();
  }

  /**
   * The plants of these ids.
   *
   * @throws IllegalArgumentException for an id that does not exist
   */
  public static List<PlantedFault> of(List<String> ids) {
    return ids.stream().map(Plants::of).toList();
  }

  private static PlantedFault of(String id) {
    return ALL.stream()
        .filter(fault -> fault.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no plant '" + id + "'"));
  }
}
