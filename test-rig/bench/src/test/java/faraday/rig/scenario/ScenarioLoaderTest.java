package faraday.rig.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.scenario.format.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says wrong is refused with file, line and reason, and all of it at once. */
final class ScenarioLoaderTest {

  private static final String HEAD =
      """
      name: some
      title: Something happens
      why: {standard: table A.6}
      steps:
      """;

  private static List<String> problems(String text) {
    List<Problem> problems = new ArrayList<>();
    Scenario scenario = ScenarioLoader.parse(text, "some.yaml", problems);
    assertEquals(problems.isEmpty(), scenario != null);
    return problems.stream().map(Problem::toString).toList();
  }

  private static void refuses(String text, int line, String words) {
    List<String> problems = problems(text);
    assertTrue(
        problems.stream()
            .anyMatch(p -> p.startsWith("some.yaml:" + line + ": ") && p.contains(words)),
        () -> words + " in line " + line + " not in " + problems);
  }

  @Test
  void takesAGoodOne() {
    assertEquals(List.of(), problems(HEAD + "  - expect: {state: A1, withinMs: 100}\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- {expect: {state: A1}, foo: 1}|unknown key foo",
        "- {atSec: 1, expect: {state: A1}}|wrong unit, the key is atMs",
        "- {cpToPeKOhm: 1, expect: {state: A1}}|wrong unit, the key is cpToPeOhm",
        "- {AtMs: 1, expect: {state: A1}}|did you mean atMs?",
        "- {atMs: -1, expect: {state: A1}}|atMs lies in 0",
        "- {atMs: 1.5, expect: {state: A1}}|atMs takes a whole number",
        "- {atMs: '1', expect: {state: A1}}|atMs takes a whole number",
        "- {atMs: 99999999999999999999, expect: {state: A1}}|99999999999999999999 does not",
        "- {expect: {state: G}}|state takes START, A1",
        "- {expect: {highMv: [2, 1]}}|ends in wrong order",
        "- {expect: {highMv: [1, 2, 3]}}|a number or [low, high]",
        "- {expect: {highMv: 99000}}|highMv lies in",
        "- {expect: {withinMs: 3}}|nothing to be seen",
        "- {expect: {state: A1, withinMs: 3, neverForMs: 2}}|do not go together",
        "- {expect: {state: A1, times: 3}}|belong together",
        "- {expect: {state: A1, duringMs: 3}}|belong together",
        "- {atMs: 1, afterMs: 2, expect: {state: A1}}|one time a step",
        "- {plug: 32A, pull: car, expect: {state: A1}}|one stimulus a step",
        "- {refused: true, expect: {state: A1}}|refused, but no stimulus",
        "- {plug: 99A, expect: {state: A1}}|plug takes 13A",
        "- {plugAtCar: false, expect: {state: A1}}|can only be true",
        "- {pull: car, expect: {state: A1}}|nothing was plugged in",
        "- {takeAway: true, expect: {state: A1}}|no phone was brought",
        "- {cpToPeRemoved: true, expect: {state: A1}}|there is no cpToPeOhm",
        "- {expect: {answer: {phone: Ben, is: granted}}}|no tap by Ben",
        "- {expect: {answer: {phone: ben, is: granted}}}|must look like",
        "- {tap: {want: start}, expect: {state: A1}}|missing key phone",
        "- {once: {state: A1}, expect: {state: A1}}|once needs withinMs",
        "- {plug: 32A}|could never fail",
        "- {note: nothing}|does and expects nothing",
        "- []|takes a mapping",
        "- &a {expect: {state: A1}}|anchors",
        "- !x {expect: {state: A1}}|tags",
        "- *a|aliases",
        "- {expect: {state: A1, state: A1}}|twice"
      })
  void refusesAStep(String step, String words) {
    refuses(HEAD + "  " + step + "\n", 5, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: other|name must be that of the file",
        "name: Some Thing|must look like",
        "title: ''|takes text",
        "why: {}|why says nothing",
        "given: flying|given takes idle",
        "board: {car: {phases: 2}}|1 or 3 phases",
        "board: {tickMs: 11}|tickMs lies in",
        "board: {siteLimitA: 16}|wrong unit, the key is siteLimitMa",
        "skipCorners: [nowhere]|skipCorners takes sourceStrong",
        "proves: []|1 to 20 items"
      })
  void refusesAHead(String line, String words) {
    String key = line.substring(0, line.indexOf(':') + 1);
    String head = HEAD.lines().filter(l -> !l.startsWith(key)).reduce("", (a, b) -> a + b + "\n");
    refuses(line + "\n" + head + "  - expect: {state: A1}\n", 1, words);
  }

  @Test
  void namesEverythingThatIsWrong() {
    String text = HEAD + "  - {foo: 1}\n  - {bar: 2}\n  - {atMs: -3, expect: {state: Z}}\n";
    List<String> problems = problems(text);
    assertTrue(problems.size() == 4, problems.toString());
    assertTrue(problems.stream().anyMatch(p -> p.startsWith("some.yaml:7: atMs")));
  }

  @Test
  void refusesAStepBeforeTheOneAboveIt() {
    refuses(
        HEAD + "  - {atMs: 9, expect: {state: A1}}\n  - {atMs: 8, expect: {state: A1}}\n",
        6,
        "before the step above it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "---\n",
        "# nothing\n",
        "[1]",
        "text",
        "a: b: c",
        "\t",
        "{",
        "%",
        "a: b\n---\nc: d\n"
      })
  void refusesWhatIsNoScenario(String text) {
    assertTrue(!problems(text).isEmpty());
  }

  @Test
  void refusesDepthAndLengthBeyondTheirLimits(@TempDir Path folder) throws IOException {
    refuses("name: " + "[".repeat(100_000), 1, "nested deeper");
    Path large = Files.write(folder.resolve("some.yaml"), new byte[64 * 1024 + 1]);
    assertTrue(load(large).getFirst().contains("larger than 65536 bytes"));
  }

  @Test
  void refusesBytesThatAreNoText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("some.yaml");
    Files.write(file, "name: some\ntitle: \u00ff\n".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(load(file).getFirst().endsWith("some.yaml:2: not UTF-8"));
  }

  @Test
  void refusesFoldersWithoutScenariosAndFilesThatAreNotThere(@TempDir Path folder) {
    List<Problem> problems = new ArrayList<>();
    ScenarioFiles.load(List.of(folder, folder.resolve("none.yaml")), f -> true, problems);
    assertTrue(problems.get(0).reason().contains("no scenario"));
    assertTrue(problems.get(1).reason().contains("does not exist"));
  }

  @Test
  void loadsAFileByItsName(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("some.yaml");
    Files.writeString(file, HEAD + "  - expect: {state: A1}\n");
    assertNotNull(ScenarioLoader.load(file, new ArrayList<>()));
    Path other = Files.move(file, folder.resolve("other.yaml"));
    assertNull(ScenarioLoader.load(other, new ArrayList<>()));
  }

  private static List<String> load(Path file) {
    List<Problem> problems = new ArrayList<>();
    ScenarioLoader.load(file, problems);
    return problems.stream().map(Problem::toString).toList();
  }
}
