package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.export.TraceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench export}: results, exit codes, and one line for every misuse. */
final class ExportCommandTest {

  private static final String HEAD = "{\"schemaVersion\":1,\"seed\":1}\n";

  @TempDir private Path folder = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeATrace() throws IOException {
    StringBuilder lines = new StringBuilder(HEAD);
    lines.append(level(0, "cp.dutyPermille", 1000)).append(level(0, "contactor.main", 0));
    lines.append(level(3_000, "rf.field", 1)).append(level(4_000, "contactor.main", 1));
    lines.append(level(10_000, "contactor.main", 0));
    Files.writeString(folder.resolve(TraceFile.NAME), lines);
  }

  private static String level(long atMs, String signal, long value) {
    return "{\"t\":" + atMs + "000000,\"s\":\"" + signal + "\",\"v\":" + value + "}\n";
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    String[] all = new String[args.length + 1];
    all[0] = "export";
    System.arraycopy(args, 0, all, 1, args.length);
    return new Main(new PrintStream(out, true), new PrintStream(err, true)).run(all);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void misuse(String why, String... args) {
    assertEquals(2, run(args), complained());
    assertEquals(1, complained().lines().count(), complained());
    assertTrue(complained().contains(why), complained());
    assertEquals("", said());
  }

  @Test
  void reportsEachFormatAsOneJsonObject() {
    assertEquals(0, run("pcap", folder.toString(), "--out", path("a.pcap"), "--json"));
    assertEquals("{\"ok\":true,\"file\":\"" + path("a.pcap") + "\",\"packets\":1}\n", said());
    assertEquals(0, run("csv", path(TraceFile.NAME), "--out", path("a.csv"), "--json"));
    assertEquals("{\"ok\":true,\"file\":\"" + path("a.csv") + "\",\"lines\":3}\n", said());
    assertEquals(0, run("vcd", folder.toString(), "--out", path("a.vcd"), "--json"));
    assertEquals(
        "{\"ok\":true,\"file\":\"%s\",\"volts\":\"%s\",\"fromMs\":2000,\"toMs\":7000,\"samples\":5000000}\n"
            .formatted(path("a.vcd"), path("a-volts.vcd")),
        said());
  }

  @Test
  void tellsPeopleWhatWasWritten() {
    String vcd = path("a.vcd");
    String volts = path("a-volts.vcd") + ", the whole trace";
    assertEquals(0, run("vcd", folder.toString(), "--out", vcd));
    String window = vcd + ", 2.000 s to 7.000 s";
    String hint = "; choose with --from-ms and --to-ms\n";
    String around = window + " around the first closing; " + volts + hint;
    assertEquals("bench export: " + around, complained());
    assertEquals(0, run("vcd", folder.toString(), "--out", vcd, "--from-ms", "2000"));
    assertEquals("bench export: " + window + "; " + volts + "\n", complained());
    assertEquals(0, run("csv", folder.toString(), "--out", path("a.csv")));
    assertEquals("bench export: " + path("a.csv") + ", 3 lines\n", complained());
    assertEquals(0, run("pcap", folder.toString(), "--out", path("a.pcap")));
    assertEquals("bench export: " + path("a.pcap") + ", 1 packet\n", complained());
  }

  @Test
  void exportsTheChosenWindow() throws IOException {
    String vcd = path("a.vcd");
    assertEquals(
        0, run("vcd", folder.toString(), "--out", vcd, "--from-ms", "100", "--to-ms", "200"));
    assertTrue(Files.readString(Path.of(vcd)).contains("\n#100000\n$dumpvars\n"));
    assertTrue(Files.readString(Path.of(vcd)).endsWith("#200000\n"));
    assertEquals(0, run("vcd", folder.toString(), "--out", vcd, "--json", "--from-ms", "1000"));
    assertTrue(said().contains("\"fromMs\":1000,\"toMs\":6000"), said());
    assertEquals(0, run("vcd", folder.toString(), "--out", vcd, "--json", "--to-ms", "9000"));
    assertTrue(said().contains("\"fromMs\":4000,\"toMs\":9000"), said());
    assertEquals(
        0, run("pcap", folder.toString(), "--out", path("a.pcap"), "--json", "--to-ms", "2999"));
    assertTrue(said().contains("\"packets\":0"), said());
  }

  @Test
  void writesBesideTheCallerUnlessToldOtherwise() {
    assertEquals(2, run("pcap"));
    assertEquals(2, run());
    assertEquals(0, run("pcap", "--help"));
  }

  @Test
  void refusesMisuseWithOneLine() throws IOException {
    String trace = folder.toString();
    misuse("no format 'svg'", "svg", trace);
    misuse("no such trace", "csv", path("nowhere"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    misuse("no trace that can be read", "csv", empty.toString());
    misuse("no such folder", "csv", trace, "--out", path("nowhere/a.csv"));
    misuse("no such folder", "csv", trace, "--out", path(TraceFile.NAME + "/a.csv"));
    misuse("nothing is exported to stdout", "csv", trace, "--out", "-");
    misuse("not a folder", "csv", trace, "--out", trace);
    misuse("would overwrite the trace", "csv", trace, "--out", path(TraceFile.NAME));
    misuse("--from-ms out of range", "vcd", trace, "--from-ms", "-1");
    misuse("--to-ms out of range", "vcd", trace, "--to-ms", "9223372036854775807");
    misuse("runs forward", "vcd", trace, "--out", path("a.vcd"), "--from-ms", "5", "--to-ms", "5");
    misuse("runs forward", "csv", trace, "--out", path("a.csv"), "--to-ms", "0");
    misuse("from-ms", "vcd", trace, "--from-ms", "soon");
    assertFalse(Files.exists(folder.resolve("a.vcd")));
  }

  @Test
  void keepsTheTraceThatItsSecondFileWouldOverwrite() throws IOException {
    Path trace = folder.resolve("x-volts.vcd");
    Files.writeString(trace, HEAD);
    misuse("would overwrite the trace", "vcd", trace.toString(), "--out", path("x.vcd"));
    assertEquals(HEAD, Files.readString(trace));
  }

  @Test
  void failsWithFileAndLineOfABrokenTrace() throws IOException {
    Path broken = folder.resolve("broken.jsonl");
    Files.writeString(broken, HEAD + level(1, "rf.field", 1) + "{\"t\":2,\"s\":\"rf.fi");
    for (String format : new String[] {"pcap", "csv", "vcd"}) {
      assertEquals(1, run(format, broken.toString(), "--out", path("b." + format), "--json"));
      String why = broken + ":3: the trace breaks off here";
      assertEquals("bench export: " + why + "\n", complained());
      assertTrue(said().startsWith("{"), said());
      assertTrue(said().contains("\"ok\":false") && said().contains(why), said());
      assertEquals(1, said().lines().count());
    }
  }

  @Test
  void failsWithOneLineWhenTheDiskIsFull() throws IOException {
    Path full = Path.of("/dev/full");
    if (Files.exists(full)) {
      assertEquals(1, run("csv", folder.toString(), "--out", full.toString(), "--json"));
      assertTrue(complained().startsWith("bench export: /dev/full: "), complained());
      assertEquals(1, complained().lines().count());
      assertTrue(said().contains("\"ok\":false"), said());
    }
  }
}
