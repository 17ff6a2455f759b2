package faraday.rig.plant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who caught whom.
 *
 * @param plants that were planted
 * @param probes that were at hand
 * @param verdicts of all pairs that were run
 */
public record PlantReport(List<PlantedFault> plants, List<Probe> probes, List<Verdict> verdicts) {

  /** Copies the lists. */
  public PlantReport {
    plants = List.copyOf(plants);
    probes = List.copyOf(probes);
    verdicts = List.copyOf(verdicts);
  }

  /** Ids of the plants that no probe has caught. */
  public Collection<String> missed() {
    Set<String> missed = new LinkedHashSet<>();
    plants.forEach(plant -> missed.add(plant.id()));
    for (Verdict verdict : verdicts) {
      if (verdict.caught()) {
        missed.remove(verdict.plant());
      }
    }
    return missed;
  }

  /** Pairs in which a probe was to notice and did not. */
  public List<Verdict> misses() {
    return verdicts.stream().filter(Verdict::isMiss).toList();
  }

  /** Names of the probes that prove nothing. */
  public List<String> probesWithoutPlant() {
    return probes.stream().filter(probe -> probe.proves().isEmpty()).map(Probe::name).toList();
  }

  /** True when every plant is caught, and by every probe that says so. */
  public boolean ok() {
    return missed().isEmpty() && misses().isEmpty();
  }

  /** For {@code --json}; real time is the command's to add. */
  public Map<String, Object> json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("ok", ok());
    members.put("plants", plants.size());
    members.put("caught", plants.size() - missed().size());
    members.put("missed", missed());
    members.put("scenarios", probes.size());
    members.put("scenariosWithoutPlant", probesWithoutPlant());
    List<Map<String, Object>> pairs = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      Map<String, Object> pair = new LinkedHashMap<>();
      pair.put("plant", verdict.plant());
      pair.put("scenario", verdict.probe());
      pair.put("named", verdict.expected());
      pair.put("caught", verdict.caught());
      pair.put("by", verdict.by());
      pairs.add(pair);
    }
    members.put("pairs", pairs);
    return members;
  }
}
