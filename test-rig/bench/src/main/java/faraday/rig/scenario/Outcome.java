package faraday.rig.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scenario at one corner: one run, or two runs compared.
 *
 * @param runs one, or plateau and per-sample
 * @param failures of the runs and of the comparison
 * @param trace where the trace of the (first) run is, or null
 * @param compared whether two circuits were held against each other
 */
record Outcome(
    List<RunResult> runs, List<Failure> failures, @Nullable Path trace, boolean compared) {

  static Outcome of(RunResult run, @Nullable Path trace) {
    return new Outcome(List.of(run), run.failures(), trace, false);
  }

  Scenario scenario() {
    return runs.getFirst().scenario();
  }

  Variant variant() {
    return runs.getFirst().variant();
  }

  boolean started() {
    return runs.stream().allMatch(RunResult::started);
  }

  boolean passed() {
    return started() && failures.isEmpty();
  }

  /** This run, with plateaus, held against one with samples. */
  Outcome against(Outcome sampled, long toleranceNanos) {
    RunResult here = runs.getFirst();
    RunResult there = sampled.runs.getFirst();
    List<Failure> all = new ArrayList<>(failures);
    for (Failure failure : sampled.failures) {
      String expected = "per-sample circuit: " + failure.expected();
      all.add(new Failure(failure.line(), failure.atMs(), expected, failure.seen()));
    }
    String difference = DecisionLog.difference(here.decisions(), there.decisions(), toleranceNanos);
    if (!difference.isEmpty()) {
      String expected = "the same decisions by both circuits, in time of the world";
      all.add(new Failure(scenario().line(), 0, expected, difference));
    }
    return new Outcome(List.of(here, there), all, trace == null ? sampled.trace : trace, true);
  }

  /** Scenario and what is not usual about the run: {@code unplug [tick10Ms, per-sample]}. */
  String name() {
    List<String> marks = new ArrayList<>();
    if (variant().corner() != Corner.NOMINAL) {
      marks.add(variant().corner().word());
    }
    if (compared) {
      marks.add("compare");
    } else if (variant().circuit() != scenario().fixture().circuit()) {
      marks.add(Variant.word(variant().circuit()));
    }
    return scenario().name() + (marks.isEmpty() ? "" : " " + marks);
  }

  /** The line that plays it again. */
  String replay() {
    StringBuilder line = new StringBuilder("test-rig/bin/bench scenario run ");
    line.append(scenario().file()).append(" --seed ").append(variant().seed());
    if (variant().corner() != Corner.NOMINAL) {
      line.append(" --corner ").append(variant().corner().word());
    }
    if (compared) {
      line.append(" --circuit compare");
    } else if (variant().circuit() != scenario().fixture().circuit()) {
      line.append(" --circuit ").append(Variant.word(variant().circuit()));
    }
    return line.toString();
  }
}
