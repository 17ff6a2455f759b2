package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The command as people and build servers call it. */
final class ScenarioCommandTest {

  private static final String HEAD =
      "name: some\ntitle: A \"<title>\" & more\nwhy: {standard: none}\nsteps:\n";

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("some.yaml");
  }

  private int run(String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "scenario";
    args[1] = "run";
    System.arraycopy(options, 0, args, 2, options.length);
    return new Main(stream(out), stream(err)).run(args);
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return text(out);
  }

  private static String text(ByteArrayOutputStream of) {
    return of.toString(StandardCharsets.UTF_8);
  }

  private void write(String steps) throws IOException {
    Files.writeString(file, HEAD + steps);
  }

  @Test
  void passesAndCountsInJson() throws IOException {
    write("  - expect: {state: A1, staysForS: 60}\n");
    assertEquals(0, run(file.toString(), "--json", "--corners"));
    assertTrue(said().startsWith("{\"passed\":11,\"failed\":0,\"steps\":11,\"speedup\":"), said());
    assertTrue(said().contains("\"wallMs\":"));
  }

  @Test
  void failsWithThePlaceTheReplayLineAndATrace() throws IOException {
    write("  - plug: 32A\n    expect: {state: C2, withinMs: 700}\n");
    Path traces = folder.resolve("traces");
    assertEquals(1, run(file.toString(), "--seed", "7", "--trace", traces.toString()));
    assertTrue(said().contains(file + ":6: at 700 ms: expected within 700 ms: state C2"), said());
    assertTrue(said().contains("again: test-rig/bin/bench scenario run " + file + " --seed 7"));
    assertTrue(Files.size(traces.resolve("some/trace.jsonl")) > 1000);
  }

  @Test
  void refusesAFileAndPlaysNothing() throws IOException {
    write("  - {atSec: 1, expect: {state: A1}}\n");
    Files.writeString(
        folder.resolve("good.yaml"), HEAD.replace("some", "good") + "  - expect: {state: A1}\n");
    assertEquals(2, run(folder.toString(), "--json"));
    assertTrue(text(err).startsWith(file + ":5: unknown key atSec"));
    assertTrue(said().startsWith("{\"ok\":false,"));
  }

  @Test
  void refusesWrongCalls() {
    for (List<String> wrong :
        List.of(
            List.<String>of(),
            List.of("none.yaml"),
            List.of("x", "--corner", "nowhere"),
            List.of("x", "--circuit", "copper"),
            List.of("x", "--threads", "0"),
            List.of("x", "--seed", "one"))) {
      assertEquals(2, run(wrong.toArray(String[]::new)), wrong.toString());
    }
  }

  @Test
  void holdsBothCircuitsAgainstEachOther() throws IOException {
    write("  - plug: 32A\n    expect: {state: B1, withinMs: 500}\n");
    assertEquals(0, run(file.toString(), "--circuit", "compare", "--json"));
    assertTrue(said().startsWith("{\"passed\":1,\"failed\":0,\"steps\":2,"), said());
  }

  /** Wild samples reach one of the two circuits only, and one in 22 is more than is filtered. */
  @Test
  void failsWhenTheCircuitsLeadToOtherDecisionsThoughBothRunsPass() throws IOException {
    Files.writeString(
        file,
        HEAD.replace("steps:", "board: {pilot: {wildOneIn: 22}}\ngiven: charging\nsteps:")
            + "  - atS: 1\n    expect: {contactor: closed}\n");
    for (String circuit : List.of("plateau", "per-sample")) {
      assertEquals(0, run(file.toString(), "--seed", "2", "--circuit", circuit), said());
    }
    assertEquals(1, run(file.toString(), "--seed", "2", "--circuit", "compare"));
    assertTrue(
        said().contains(": expected the same decisions by both circuits, in time of the world;"),
        said());
    assertTrue(said().contains("(plateau) but contactor.command"), said());
    assertTrue(
        said().contains("again: test-rig/bin/bench scenario run " + file + " --seed 2"), said());
  }

  /** A pilot source of 1 V: the charger finds a short and never serves. */
  @Test
  void saysThatTheRigDidNotStartWhateverWasExpected() throws IOException {
    Files.writeString(
        file,
        HEAD.replace("steps:", "board: {pilot: {sourceHighMv: 1000}}\nsteps:")
            + "  - expect: {state: A1}\n");
    assertEquals(3, run(file.toString(), "--json"));
    assertTrue(said().startsWith("{\"passed\":0,\"failed\":1,\"steps\":0,"), said());
    assertTrue(said().contains("\"started\":false"), said());
    assertTrue(text(err).contains("expected a charger that is ready within 10 s"), text(err));
  }

  /** One good rig does not hide another that never came up. */
  @Test
  void saysSoTooWhenOnlyOneOfSeveralDidNotStart() throws IOException {
    Files.writeString(
        file,
        HEAD.replace("steps:", "board: {pilot: {sourceHighMv: 1000}}\nsteps:")
            + "  - expect: {state: A1}\n");
    Files.writeString(
        folder.resolve("good.yaml"), HEAD.replace("some", "good") + "  - expect: {state: A1}\n");
    assertEquals(3, run(folder.toString(), "--json"));
    assertTrue(said().startsWith("{\"passed\":1,\"failed\":1,"), said());
  }

  @Test
  void writesJunitXmlThatParses() throws IOException, ParserConfigurationException, SAXException {
    write("  - expect: {state: C2}\n");
    Path junit = folder.resolve("deep/er/junit.xml");
    assertEquals(1, run(file.toString(), "--junit", junit.toString()));
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(Files.readAllBytes(junit)));
    Element suite = xml.getDocumentElement();
    assertEquals("testsuite", suite.getTagName());
    assertEquals("1", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    Element test = (Element) suite.getElementsByTagName("testcase").item(0);
    assertEquals("some", test.getAttribute("name"));
    Element failure = (Element) test.getElementsByTagName("failure").item(0);
    assertEquals("at 0 ms: expected state C2; seen state A1", failure.getAttribute("message"));
  }
}
