package faraday.rig.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a trace to files: windows, broken traces, disks that are full. */
final class ExporterTest {

  private static final long MS = 1_000_000;
  private static final String HEAD = "{\"schemaVersion\":1,\"seed\":1}\n";
  private static final Path FULL = Path.of("/dev/full");

  @TempDir private Path folder = Path.of("");

  private Exporter exporter(String lines) throws IOException {
    Files.writeString(folder.resolve(TraceFile.NAME), HEAD + lines);
    return new Exporter(TraceFile.at(folder));
  }

  private static String level(long atMs, String signal, long value) {
    return "{\"t\":" + atMs * MS + ",\"s\":\"" + signal + "\",\"v\":" + value + "}\n";
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void makesValidFilesOfATraceWithoutEvents() throws Exception {
    Exporter exporter = exporter("");
    assertEquals(0, exporter.pcap(folder.resolve("a.pcap"), Window.ALL));
    assertEquals(24, Files.size(folder.resolve("a.pcap")));
    assertEquals(0, exporter.csv(folder.resolve("a.csv"), Window.ALL));
    assertEquals(1, read("a.csv").lines().count());
    assertEquals(new Window(0, 5_000 * MS), exporter.interestingWindow());
    TraceFormatException e =
        assertThrows(
            TraceFormatException.class,
            () -> exporter.vcd(folder.resolve("a.vcd"), new Window(0, 5_000 * MS)));
    assertTrue(String.valueOf(e.getMessage()).endsWith("ends before the window begins"));
  }

  @Test
  void choosesFiveSecondsAroundTheFirstClosing() throws Exception {
    String closing = level(0, "contactor.main", 0) + level(9_000, "contactor.main", 1);
    assertEquals(
        new Window(7_000 * MS, 12_000 * MS),
        exporter(closing + level(20_000, "contactor.main", 1)).interestingWindow());
    assertEquals(
        new Window(0, 5_000 * MS), exporter(level(500, "contactor.main", 1)).interestingWindow());
    assertEquals(new Window(7_000 * MS, 12_000 * MS), exporter(closing + "x").interestingWindow());
  }

  @Test
  void drawsNoFartherThanTheTraceGoes() throws Exception {
    Exporter exporter = exporter(level(0, "cp.dutyPermille", 500) + level(3, "rf.present", 1));
    Window drawn = exporter.vcd(folder.resolve("a.vcd"), new Window(MS, 9 * MS));
    assertEquals(new Window(MS, 3 * MS), drawn);
    assertTrue(read("a-volts.vcd").endsWith("r50.0 #\n#3000000\n"));
    assertThrows(
        TraceFormatException.class,
        () -> exporter.vcd(folder.resolve("b.vcd"), new Window(4 * MS, 9 * MS)));
  }

  @Test
  void exportsWhatStandsBeforeABreak() throws Exception {
    String lines = level(0, "cp.dutyPermille", 500) + level(3, "rf.field", 1) + "{\"t\":4";
    Exporter exporter = exporter(lines);
    Path pcap = folder.resolve("a.pcap");
    assertThrows(TraceFormatException.class, () -> exporter.pcap(pcap, Window.ALL));
    assertEquals(24 + 16 + 4, Files.size(pcap));
    Path csv = folder.resolve("a.csv");
    assertThrows(TraceFormatException.class, () -> exporter.csv(csv, Window.ALL));
    assertEquals(2, read("a.csv").lines().count());
    Path vcd = folder.resolve("a.vcd");
    TraceFormatException e =
        assertThrows(TraceFormatException.class, () -> exporter.vcd(vcd, new Window(0, 9 * MS)));
    assertEquals(folder.resolve(TraceFile.NAME) + ":4: the trace breaks off here", e.getMessage());
    assertTrue(read("a.vcd").endsWith("#3000\n1!\n10\n"), read("a.vcd"));
    assertTrue(read("a-volts.vcd").endsWith("#3000000\n"));
  }

  @Test
  void neverHidesAFullDisk() throws Exception {
    Assumptions.assumeTrue(Files.exists(FULL), "needs /dev/full, a device of Linux");
    Exporter exporter =
        exporter(level(0, "cp.dutyPermille", 500).repeat(5_000) + level(9, "rf.field", 1));
    assertThrows(IOException.class, () -> exporter.pcap(FULL, Window.ALL));
    assertThrows(IOException.class, () -> exporter.csv(FULL, Window.ALL));
    Path link = Files.createSymbolicLink(folder.resolve("full.vcd"), FULL);
    assertThrows(IOException.class, () -> exporter.vcd(link, new Window(0, MS)));
  }

  @Test
  void namesTheSecondFileAfterTheFirst() {
    assertEquals(Path.of("x/pilot-volts.vcd"), Exporter.voltsBeside(Path.of("x/pilot.vcd")));
    assertEquals(Path.of("pilot-volts.vcd"), Exporter.voltsBeside(Path.of("pilot")));
  }

  @Test
  void refusesAWindowThatDoesNotRunForward() {
    assertThrows(IllegalArgumentException.class, () -> new Window(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Window(1, 1));
  }
}
