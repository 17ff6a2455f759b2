package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command line's manners: exit codes, one line for misuse, one JSON object and nothing else.
 */
class MainTest {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int NOT_STARTED = 3;

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "--nonsense",
        "demo --nonsense",
        "demo extra",
        "demo --seed",
        "demo --seed x",
        "demo --seed 99999999999999999999",
        "demo --sabotage everything",
        "demo --sabotage",
        "demo --trace",
        "export",
        "export pcap",
        "export exe .",
        "export pcap /there/is/no/such/trace",
        "export pcap a b",
        "pn532",
        "pn532 --link x --phone nokia",
        "reader",
        "reader --port /dev/null --baud fast",
        "perf --nonsense"
      })
  void saysOneLineAboutMisuseAndEndsWithTwo(String line) {
    assertEquals(USAGE, run(line.split(" ")), this::both);
    assertEquals("", text(out), "nothing on stdout");
    assertEquals(1, text(err).lines().count(), this::both);
    assertTrue(text(err).startsWith("bench"), this::both);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense --json",
        "demo --json --nonsense",
        "demo --seed x --json",
        "demo --json --sabotage everything",
        "export pcap /there/is/no/such/trace --json",
        "reader --json"
      })
  void saysItInOneJsonObjectToo(String line) throws IOException {
    assertEquals(USAGE, run(line.split(" ")), this::both);
    Map<String, String> json = onlyObject();
    assertEquals("false", json.get("ok"));
    assertFalse(json.getOrDefault("error", "").isEmpty());
    assertEquals(1, text(err).lines().count(), this::both);
  }

  @Test
  void listsTheWordsForSabotage() {
    run("demo", "--sabotage", "everything");
    for (String word : new String[] {"token", "proof", "journal", "link", "everything"}) {
      assertTrue(text(err).contains(word), this::both);
    }
  }

  @Test
  void failsInJsonWhenSomethingWasSabotaged() throws IOException {
    assertEquals(FAILED, run("demo", "--json", "--sabotage", "proof", "--seed", "5"), this::both);
    Map<String, String> json = onlyObject();
    assertEquals("false", json.get("ok"));
    assertEquals("5", json.get("seed"));
    assertEquals("null", json.get("contactorCloseMs"), "never closed");
    assertTrue(json.getOrDefault("traceHash", "").matches("[0-9a-f]{64}"));
  }

  @Test
  void tellsTheWholeDemoInJson() throws IOException {
    assertEquals(PASSED, run("demo", "--json", "--trace", folder.toString()), this::both);
    Map<String, String> json = onlyObject();
    for (String key :
        new String[] {
          "ok",
          "seed",
          "sessionId",
          "energyWh",
          "costMinor",
          "currency",
          "startExchanges",
          "startBytes",
          "startTapMs",
          "stopTapMs",
          "contactorCloseMs",
          "recordAcknowledged",
          "virtualMs",
          "speedup",
          "wallMs",
          "traceHash"
        }) {
      assertTrue(json.containsKey(key), key);
    }
    assertEquals("true", json.get("ok"));
    assertEquals("true", json.get("recordAcknowledged"));
    assertEquals("EUR", json.get("currency"));
    assertEquals("5", json.get("startExchanges"));
    assertTrue(Integer.parseInt(json.getOrDefault("startBytes", "9999")) <= 800);
    assertFalse(text(err).isEmpty(), "the story is told on stderr");
  }

  @Test
  void saysThatTheRigDidNotStartWhenTheTraceCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertEquals(NOT_STARTED, run("demo", "--json", "--trace", file.toString()), this::both);
    assertEquals("false", onlyObject().get("ok"));
    assertEquals(1, text(err).lines().count(), this::both);
  }

  @Test
  void saysThatTheRigDidNotStartWithoutAChip() throws IOException {
    Path nothing = folder.resolve("no-device");
    assertEquals(NOT_STARTED, run("reader", "--json", "--port", nothing.toString()), this::both);
    assertEquals("false", onlyObject().get("ok"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "{\"schemaVersion\":1,\"seed\":1}\n{\"t\":", "{}\n", "\n"})
  void failsToExportWhatIsNoTrace(String content) throws IOException {
    Path trace = Files.writeString(folder.resolve("trace.jsonl"), content);
    Path target = folder.resolve("out");
    for (String format : new String[] {"pcap", "vcd", "csv"}) {
      out.reset();
      err.reset();
      int code = run("export", format, trace.toString(), "--out", target.toString(), "--json");
      assertTrue(code == FAILED || code == USAGE, format + this.both());
      assertEquals("false", onlyObject().get("ok"), format);
      assertEquals(1, text(err).lines().count(), this::both);
    }
  }

  @Test
  void refusesWhatWasNeverATrace() throws IOException {
    Path readme = Files.writeString(folder.resolve("README.md"), "# Faraday\n");
    assertEquals(USAGE, run("export", "csv", readme.toString()), this::both);
    assertEquals("bench export: no trace of schema version 1: " + readme, text(err).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "--help", "demo --json", "export --json", "help"})
  void neverEndsWithZeroWhenItsOutputIsLost(String line) {
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    int code = new Main(new PrintStream(new FullDisk()), errors).run(line.split(" "));
    boolean misuse = line.startsWith("n") || line.startsWith("e");
    assertEquals(misuse ? USAGE : NOT_STARTED, code, this::both);
    assertEquals(
        !line.equals("nonsense"),
        text(err).endsWith("bench: output could not be written\n"),
        this::both);
  }

  @Test
  void helpsWithOrWithoutDashes() {
    for (String line : new String[] {"", " demo", " export", " perf", " pn532", " reader"}) {
      out.reset();
      assertEquals(PASSED, run(("help" + line).split(" ")), this::both);
      String said = text(out);
      assertTrue(said.startsWith("Usage: bench" + line), this::both);
      out.reset();
      assertEquals(PASSED, run((line + " --help").strip().split(" ")), this::both);
      assertEquals(said, text(out));
      assertEquals("", text(err));
    }
  }

  @Test
  void saysPlainlyWhatIsWrong() {
    says("bench: no command 'foo'; see bench --help", "foo");
    says("bench: no option '--foo'; see bench --help", "--foo");
    says("bench demo: no argument 'extra'; see bench demo --help", "demo extra");
    says("bench demo: no option '--foo'; see bench demo --help", "demo --foo");
    says("bench demo: --seed: 'x' is not a whole number", "demo --seed x");
    says(
        "bench reader: --baud: 'fast' is not a whole number",
        "reader --port /dev/null --baud fast");
  }

  private void says(String expected, String line) {
    err.reset();
    assertEquals(USAGE, run(line.split(" ")), this::both);
    assertEquals(expected + "\n", text(err));
  }

  @Test
  void namesTheFileInTheWay() throws IOException {
    Path file = Files.writeString(folder.resolve("README.md"), "in the way");
    assertEquals(NOT_STARTED, run("demo", "--json", "--trace", file.toString()), this::both);
    String why = file + " is a file, not a folder";
    assertEquals("bench demo: " + why + "\n", text(err));
    assertEquals("{\"ok\":false,\"error\":\"" + why + "\",\"seed\":1}\n", text(out));
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  private int run(String... args) {
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Main(to, errors).run(args);
  }

  /** Stdout as one flat object and a newline, and nothing else. */
  private Map<String, String> onlyObject() throws IOException {
    String text = text(out);
    assertTrue(text.endsWith("}\n"), this::both);
    assertEquals(1, text.lines().count(), this::both);
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      assertEquals(JsonToken.START_OBJECT, parser.nextToken());
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value.isStructStart()) {
          parser.skipChildren();
        }
        members.put(name, value.isStructStart() ? "" : String.valueOf(parser.getText()));
      }
      assertEquals(null, parser.nextToken(), "one object only");
    }
    return members;
  }

  private String both() {
    return "stdout: " + text(out) + "\nstderr: " + text(err);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
