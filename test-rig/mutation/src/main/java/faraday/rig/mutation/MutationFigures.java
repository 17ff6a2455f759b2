package faraday.rig.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a run of PIT has shown.
 *
 * @param mutants all that could be loaded
 */
public record MutationFigures(List<Mutant> mutants) {

  private static final double PERCENT = 100;
  private static final double TENTHS = 10;

  /** Leaves out what never was a mutant. */
  public MutationFigures {
    mutants = mutants.stream().filter(m -> m.fate() != Mutant.Fate.NON_VIABLE).toList();
  }

  /** Mutants that the tests noticed, also by not ending. */
  public int killed() {
    return (int) mutants.stream().filter(m -> m.fate().isDeath()).count();
  }

  /** Mutants that ended so. */
  public int count(Mutant.Fate fate) {
    return (int) mutants.stream().filter(m -> m.fate() == fate).count();
  }

  /** Killed of all, in percent, rounded down to a tenth; what could not be run counts as alive. */
  public double score() {
    return Math.floor(killed() * PERCENT * TENTHS / Math.max(1, mutants.size())) / TENTHS;
  }

  /** The same of each class, by name. */
  public Map<String, MutationFigures> byClass() {
    Map<String, List<Mutant>> groups = new LinkedHashMap<>();
    for (String name : new TreeSet<>(mutants.stream().map(Mutant::className).toList())) {
      groups.put(name, mutants.stream().filter(m -> m.className().equals(name)).toList());
    }
    Map<String, MutationFigures> figures = new LinkedHashMap<>();
    groups.forEach((name, group) -> figures.put(name, new MutationFigures(group)));
    return figures;
  }

  /** Those that no test has noticed. */
  public List<Mutant> survivors() {
    return mutants.stream().filter(m -> !m.fate().isDeath()).toList();
  }

  /** For {@code --json}; real time is the command's to add. */
  public Map<String, Object> json() {
    Map<String, Object> members = summary();
    List<Object> classes = new ArrayList<>();
    byClass()
        .forEach(
            (name, figures) -> {
              Map<String, Object> line = new LinkedHashMap<>();
              line.put("class", name);
              line.putAll(figures.summary());
              classes.add(line);
            });
    members.put("classes", classes);
    members.put("survivors", survivors().stream().map(MutationFigures::json).toList());
    return members;
  }

  private Map<String, Object> summary() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("mutants", mutants.size());
    members.put("killed", killed());
    members.put("timedOut", count(Mutant.Fate.TIMED_OUT));
    members.put("survived", count(Mutant.Fate.SURVIVED));
    members.put("noCoverage", count(Mutant.Fate.NO_COVERAGE));
    members.put("score", score());
    return members;
  }

  private static Map<String, Object> json(Mutant mutant) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("class", mutant.className());
    members.put("method", mutant.method());
    members.put("line", mutant.line());
    members.put("mutator", mutant.mutator());
    members.put("description", mutant.description());
    members.put("fate", mutant.fate().name());
    return members;
  }
}
