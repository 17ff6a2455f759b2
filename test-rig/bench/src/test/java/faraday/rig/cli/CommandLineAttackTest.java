package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines nobody should write: an exit code of the list, one line, one JSON object. */
final class CommandLineAttackTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing --json",
        "demo --json --seed",
        "demo --json --seed x",
        "demo --json --seed 9223372036854775808",
        "demo --json --seed 1 --seed 2",
        "demo --json --sabotage",
        "demo --json --sabotage everything",
        "demo --json --sabotage TOKEN",
        "demo --json surplus",
        "demo --json --trace",
        "demo --json=perhaps",
        "export --json",
        "export --json pcap",
        "export --json pcap /nonexistent/trace",
        "export --json png .",
        "export --json vcd . --from-ms -1",
        "export --json vcd . --to-ms 0",
        "export --json vcd . --from-ms 9223372036854775807",
        "perf --json --seed x",
        "reader --json",
        "reader --json /nonexistent/device surplus",
        "pn532 --json",
        "--json"
      })
  void misuseIsExitTwoOneLineAndOneObject(String line) {
    int code = run(line.split(" "));
    assertEquals(2, code, said());
    assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count(), said());
    assertTrue(oneObject(), said());
  }

  @Test
  void traceIntoAFileOrAPlaceThatCannotBeIsExitThree() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertEquals(3, run("demo", "--json", "--trace", file.toString()), said());
    assertTrue(oneObject(), said());
    out.reset();
    assertEquals(3, run("demo", "--json", "--trace", "/proc/nowhere/here"), said());
    assertTrue(oneObject(), said());
    assertEquals("mine", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcap", "csv", "vcd"})
  void exportToAPlaceThatCannotBeWrittenIsNoSuccess(String format) throws IOException {
    String header = "{\"schemaVersion\":1,\"seed\":1}\n";
    Path trace = Files.writeString(folder.resolve("trace.jsonl"), header);
    for (String place : new String[] {"/proc/x", "/dev/full", folder.toString()}) {
      out.reset();
      int code = run("export", "--json", format, trace.toString(), "--out", place);
      assertNotEquals(0, code, place + said());
      assertTrue(oneObject(), place + said());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
  void anySeedPlaysTheDemo(long seed) {
    assertEquals(0, run("demo", "--json", "--seed=" + seed), said());
    assertTrue(oneObject(), said());
  }

  private int run(String... args) {
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Main(to, errors).run(args);
  }

  private boolean oneObject() {
    String text = out.toString(StandardCharsets.UTF_8).strip();
    return text.lines().count() == 1 && text.startsWith("{") && text.endsWith("}");
  }

  private String said() {
    return "\nout: "
        + out.toString(StandardCharsets.UTF_8)
        + "\nerr: "
        + err.toString(StandardCharsets.UTF_8);
  }
}
