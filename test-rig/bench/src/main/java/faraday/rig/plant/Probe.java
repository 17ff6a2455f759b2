package faraday.rig.plant;

import java.util.Set;

/**
 * A run that is meant to notice planted faults: a scenario, or a soak of some seeds.
 *
 * @param name what the report says
 * @param order what its entry is told
 * @param proves ids of the plants it must catch
 */
public record Probe(String name, String order, Set<String> proves) {

  /** Copies the set. */
  public Probe {
    proves = Set.copyOf(proves);
  }
}
