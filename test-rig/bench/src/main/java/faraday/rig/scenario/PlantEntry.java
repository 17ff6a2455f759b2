package faraday.rig.scenario;

import faraday.rig.scenario.format.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Plays one file for somebody who knows nothing of this package, as a loader that has planted a
 * fault in the charger's classes. Takes {@code FILE} or {@code FILE|SEED}; answers {@code passed},
 * {@code failed: …} with the first failure, or {@code trouble: …} when the rig itself is at fault.
 */
public final class PlantEntry implements Function<String, String> {

  private static final long DEFAULT_SEED = 1;

  /** For reflection. */
  public PlantEntry() {}

  @Override
  public String apply(String order) {
    int bar = order.lastIndexOf('|');
    String file = bar < 0 ? order : order.substring(0, bar);
    List<Problem> problems = new ArrayList<>();
    Scenario scenario = ScenarioLoader.load(Path.of(file), problems);
    if (scenario == null) {
      return "trouble: " + problems.getFirst();
    }
    long seed = scenario.seed().orElse(DEFAULT_SEED);
    if (bar >= 0) {
      try {
        seed = Long.parseLong(order.substring(bar + 1));
      } catch (NumberFormatException e) {
        return "trouble: no seed: " + order.substring(bar + 1);
      }
    }
    return played(scenario, new Variant(seed, Corner.NOMINAL, scenario.fixture().circuit()));
  }

  private static String played(Scenario scenario, Variant variant) {
    RunResult run = Player.playUntilFailure(scenario, variant);
    if (run.passed()) {
      return "passed";
    }
    Failure first = run.failures().getFirst();
    return (run.started() ? "failed: " : "trouble: ")
        + scenario.file()
        + ":"
        + first.line()
        + ": "
        + first;
  }
}
