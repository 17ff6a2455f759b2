package faraday.rig.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What all runs together came to. */
public final class SuiteReport {

  private static final double NANOS_PER_MS = 1e6;
  private static final int BEFORE_FAILURE_MS = 4_000;
  private static final int BEHIND_FAILURE_MS = 1_000;

  private final List<Outcome> outcomes;
  private final SuiteOptions options;
  private final long wallMs;

  SuiteReport(List<Outcome> outcomes, SuiteOptions options, long wallMs) {
    this.outcomes = outcomes;
    this.options = options;
    this.wallMs = wallMs;
  }

  /** Runs that passed. */
  public long passed() {
    return outcomes.stream().filter(Outcome::passed).count();
  }

  /** Runs that did not. */
  public long failed() {
    return outcomes.size() - passed();
  }

  /** Whether every rig came up. */
  public boolean started() {
    return outcomes.stream().allMatch(Outcome::started);
  }

  /** Virtual time summed ÷ wall time of all. */
  public long speedup() {
    return Math.round(sum(RunResult::virtualNanos) / NANOS_PER_MS / wallMs);
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  long wallMs() {
    return wallMs;
  }

  private long sum(ToLongFunction<RunResult> of) {
    return outcomes.stream().flatMap(o -> o.runs().stream()).mapToLong(of).sum();
  }

  /** As one JSON object. */
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("passed", passed());
    json.put("failed", failed());
    json.put("steps", sum(RunResult::steps));
    json.put("speedup", speedup());
    json.put("wallMs", wallMs);
    json.put("seed", options.seed().isPresent() ? options.seed().getAsLong() : null);
    json.put("virtualS", Math.round(sum(RunResult::virtualNanos) / NANOS_PER_MS / 1000));
    json.put("expectations", sum(RunResult::expectations));
    json.put("worldSteps", sum(RunResult::worldSteps));
    json.put("failures", outcomes.stream().filter(o -> !o.passed()).map(this::failure).toList());
    json.put("measured", outcomes.stream().flatMap(o -> measured(o).stream()).toList());
    return json;
  }

  private Map<String, @Nullable Object> failure(Outcome outcome) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", outcome.name());
    json.put("file", outcome.scenario().file());
    json.put("started", outcome.started());
    List<Map<String, @Nullable Object>> reasons = new ArrayList<>();
    for (Failure failure : outcome.failures()) {
      Map<String, @Nullable Object> reason = new LinkedHashMap<>();
      reason.put("line", failure.line());
      reason.put("atMs", failure.atMs());
      reason.put("expected", failure.expected());
      reason.put("seen", failure.seen());
      reasons.add(reason);
    }
    json.put("reasons", reasons);
    json.put("replay", outcome.replay());
    json.put("trace", outcome.trace() == null ? null : String.valueOf(outcome.trace()));
    return json;
  }

  private static List<Map<String, @Nullable Object>> measured(Outcome outcome) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Measured measured : outcome.runs().getFirst().measured()) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("name", outcome.name());
      json.put("line", measured.line());
      json.put("what", measured.what());
      json.put("ms", measured.ms());
      json.put("limitMs", measured.limitMs());
      all.add(json);
    }
    return all;
  }

  /**
   * For people, line by line.
   *
   * @param everything also what passed, with the times measured
   */
  public List<String> words(boolean everything) {
    List<String> lines = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (!outcome.passed()) {
        failed(outcome, lines);
      } else if (everything) {
        lines.add("pass " + outcome.name() + ": " + outcome.scenario().title());
        outcome.runs().getFirst().measured().forEach(m -> lines.add("     " + m));
      }
    }
    lines.add(
        "%d passed, %d failed; %d steps, %d expectations, %d world steps checked; %.1f s of virtual"
                .formatted(
                    passed(),
                    failed(),
                    sum(RunResult::steps),
                    sum(RunResult::expectations),
                    sum(RunResult::worldSteps),
                    sum(RunResult::virtualNanos) / NANOS_PER_MS / 1000)
            + " time in %d ms (%d x real time)".formatted(wallMs, speedup()));
    return lines;
  }

  private static void failed(Outcome outcome, List<String> lines) {
    lines.add("FAIL " + outcome.name() + ": " + outcome.scenario().title());
    for (Failure failure : outcome.failures()) {
      lines.add("     " + outcome.scenario().file() + ":" + failure.line() + ": " + failure);
    }
    lines.add("     again: " + outcome.replay());
    if (outcome.trace() != null) {
      lines.add("     trace: test-rig/bin/bench export vcd " + outcome.trace() + window(outcome));
    }
  }

  /** The part of the trace around the first failure; a trace begins when the world does. */
  private static String window(Outcome outcome) {
    double zeroMs = outcome.runs().getFirst().zeroNanos() / NANOS_PER_MS;
    long failedMs = Math.round(zeroMs + outcome.failures().getFirst().atMs());
    long fromMs = Math.max(0, failedMs - BEFORE_FAILURE_MS);
    return " --from-ms %d --to-ms %d".formatted(fromMs, failedMs + BEHIND_FAILURE_MS);
  }
}
