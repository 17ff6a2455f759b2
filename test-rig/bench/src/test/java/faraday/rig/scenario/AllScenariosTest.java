package faraday.rig.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.scenario.format.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of the project passes, each as a test of its own. */
final class AllScenariosTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("faraday.root", "../.."), "test-rig", "scenarios");

  @TestFactory
  Stream<DynamicTest> passes() {
    List<Problem> problems = new ArrayList<>();
    List<Scenario> scenarios = ScenarioFiles.load(List.of(FOLDER), file -> true, problems);
    assertEquals(List.of(), problems);
    assertTrue(scenarios.size() >= 12, "scenarios: " + scenarios.size());
    assertEquals(
        scenarios.size(), scenarios.stream().map(Scenario::name).distinct().count(), "names");
    return scenarios.stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> passes(scenario)));
  }

  private static void passes(Scenario scenario) {
    Variant variant =
        new Variant(scenario.seed().orElse(1), Corner.NOMINAL, scenario.fixture().circuit());
    RunResult run = Player.play(scenario, variant, null);
    assertEquals(List.of(), run.failures().stream().map(Failure::toString).toList());
    assertTrue(run.passed());
  }
}
