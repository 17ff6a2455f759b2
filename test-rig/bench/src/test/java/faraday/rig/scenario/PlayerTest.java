package faraday.rig.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.car.PlantModel;
import faraday.rig.scenario.format.Problem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that was not what the file says fails, whatever the reason. */
final class PlayerTest {

  private static final String HEAD = "name: some\ntitle: Something\nwhy: {standard: none}\n";

  private static RunResult play(String text) {
    return play(text, Corner.NOMINAL);
  }

  private static RunResult play(String text, Corner corner) {
    List<Problem> problems = new ArrayList<>();
    Scenario scenario = ScenarioLoader.parse(HEAD + text, "some.yaml", problems);
    assertEquals(List.of(), problems);
    assertNotNull(scenario);
    return Player.play(scenario, new Variant(1, corner, PlantModel.PilotModel.PLATEAU), null);
  }

  private static void fails(RunResult run, int line, String words) {
    assertFalse(run.passed());
    assertTrue(
        run.failures().stream().anyMatch(f -> f.line() == line && f.toString().contains(words)),
        () -> words + " in line " + line + " not in " + run.failures());
  }

  @Test
  void passesWhatHappens() {
    RunResult run = play("steps:\n  - plug: 32A\n    expect: {state: B1, withinMs: 500}\n");
    assertEquals(List.of(), run.failures());
    assertEquals(1, run.expectations());
    assertEquals(1, run.measured().size());
    assertTrue(run.measured().getFirst().ms() >= 50, "debounced");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{state: C2}|expected state C2; seen state A1",
        "{state: B1, withinMs: 300}|within 300 ms: state B1; seen state A1",
        "{state: A1, neverForMs: 10}|never: state A1",
        "{state: A1, highMv: [0, 1], staysForMs: 10}|all the time: state A1, highMv 0 … 1",
        "{state: A1, times: 1, duringMs: 10}|1 times, not 0: state A1",
        "{contactor: closed}|expected contactor closed; seen contactor open",
        "{fault: DIODE_MISSING}|seen fault NONE",
        "{records: [START]}|seen records []",
        "{endRecord: {reason: TAP}}|no end on flash",
        "{faultRecord: {fault: PILOT_SHORT}}|expected faultRecord PILOT_SHORT"
      })
  void failsWhatIsOtherwise(String expect, String words) {
    fails(play("steps:\n  - expect: " + expect + "\n"), 5, words);
  }

  @Test
  void failsAStimulusThatDidNotHappen() {
    fails(
        play("given: charging\nsteps:\n  - pull: socket\n    expect: {bolt: shut}\n"),
        6,
        "expected pull to happen; seen the bolt holds the plug");
  }

  @Test
  void failsAStimulusThatShouldNotHaveHappened() {
    fails(
        play("steps:\n  - plug: 32A\n    refused: true\n    expect: {state: A1}\n"),
        5,
        "expected plug to be impossible; seen it happened");
  }

  @Test
  void failsWhenTheBoardDoesNotGetToWhatIsGiven() {
    RunResult run =
        play("board: {siteLimitMa: 0}\ngiven: charging\nsteps:\n  - expect: {state: C2}\n");
    fails(run, 1, "given: CHARGING");
    assertEquals(0, run.steps());
  }

  @Test
  void failsAStepWhoseTimeHasPassed() {
    String text =
        """
        steps:
          - plug: 32A
          - once: {state: B1, withinS: 1}
            expect: {state: B1}
          - atMs: 1
            expect: {state: B1}
        """;
    fails(play(text), 8, "its time has passed");
  }

  @Test
  void failsAMomentThatNeverCame() {
    fails(
        play("steps:\n  - once: {state: B1, withinS: 1}\n    expect: {state: B1}\n"),
        5,
        "expected once state B1; seen state A1");
  }

  @Test
  void playsTheSameAgain() {
    String text =
        "given: charging\nsteps:\n  - s2: open\n    expect: {contactor: open, withinMs: 100}\n";
    assertEquals(play(text).measured(), play(text).measured());
    assertEquals(play(text).worldSteps(), play(text).worldSteps());
  }

  @Test
  void playsAtEveryCorner() {
    for (Corner corner : Corner.values()) {
      RunResult run =
          play(
              "given: charging\nsteps:\n  - s2: open\n    expect: {contactor: open, withinMs: 100}\n",
              corner);
      assertEquals(List.of(), run.failures(), corner.toString());
    }
  }
}
