package faraday.rig.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a campaign.
 *
 * @param seed decides all inputs
 * @param inputs how many were given
 * @param uncaught how many were answered by a throwable
 * @param allocBytes per target, most that one input made it allocate
 * @param findings up to 20 of each worker
 * @param outcomes per target, how often which
 * @param found per target and outcome, the first input that led there
 */
public record FuzzReport(
    long seed,
    long inputs,
    long uncaught,
    Map<String, Long> allocBytes,
    List<Finding> findings,
    Map<String, Map<String, Long>> outcomes,
    Map<String, Map<String, byte[]>> found) {

  /** Fewer inputs of a target need not have reached a value. */
  private static final long TELLING_INPUTS = 10_000;

  /** What workers add up. */
  static final class Sums {
    long inputs;
    long uncaught;
    final Map<String, Long> maxAllocBytes = new TreeMap<>();
    final List<Finding> findings = new ArrayList<>();
    final Map<String, Map<String, Long>> outcomes = new TreeMap<>();
    final Map<String, Map<String, byte[]>> found = new TreeMap<>();

    void seen(String target, Map<String, Long> counts, Map<String, byte[]> inputs) {
      Map<String, Long> sum = outcomes.computeIfAbsent(target, name -> new TreeMap<>());
      counts.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
      Map<String, byte[]> firsts = found.computeIfAbsent(target, name -> new TreeMap<>());
      inputs.forEach(firsts::putIfAbsent);
    }

    FuzzReport report(long seed) {
      return new FuzzReport(seed, inputs, uncaught, maxAllocBytes, findings, outcomes, found);
    }
  }

  /** Most that any input made its parser allocate. */
  public long maxAllocBytes() {
    return allocBytes.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** No finding, and mutants got through every parser and were refused by it. */
  public boolean ok() {
    return findings.isEmpty() && uncaught == 0 && shallow().isEmpty();
  }

  /** Targets whose inputs never reached a value, or were never refused. */
  public List<String> shallow() {
    return outcomes.entrySet().stream()
        .filter(entry -> total(entry.getValue()) >= TELLING_INPUTS)
        .filter(entry -> oneSided(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean oneSided(Map<String, Long> counts) {
    return !counts.containsKey(Target.ACCEPTED) || counts.size() < 2;
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** For {@code --json}, without the time it took. */
  public Map<String, Object> json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("ok", ok());
    members.put("seed", seed);
    members.put("inputs", inputs);
    members.put("uncaught", uncaught);
    members.put("maxAllocBytes", maxAllocBytes());
    members.put("allocLimitBytes", Target.PARSER_LIMIT_BYTES);
    members.put("allocLimitBytesOfApdu", Target.DIALOGUE_LIMIT_BYTES);
    members.put("allocBytes", allocBytes);
    members.put("shallow", shallow());
    members.put("targets", outcomes);
    members.put("findings", findings.stream().map(Finding::json).toList());
    return members;
  }
}
