package faraday.rig.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.demo.Sabotage;
import faraday.rig.export.ExportedDemo;
import faraday.rig.export.Exporter;
import faraday.rig.export.TraceEvent;
import faraday.rig.export.TraceFile;
import faraday.rig.export.Window;
import faraday.rig.rf.RfFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program in another language, which shares nothing with the bench but the exported files,
 * recomputes the demo's figures and must agree; and notices whatever is changed in them.
 */
final class RecomputePeerTest {

  private static final int LIMIT_SECONDS = 60;
  private static final int AGREEING_CHECKS = 24;
  private static final int REFUSED_CHECKS = 18;
  private static final int TORN_CHECKS = 17;

  private static String version = "";

  @TempDir private Path folder = Path.of("");

  /** The files that the program is given; any of them may be another than the demo's. */
  private record Exported(Path json, Path csv, Path pcap, List<Path> wires) {}

  private record Verdict(int exitCode, String said) {}

  @BeforeEach
  void findNode() throws IOException, InterruptedException {
    String node = Peer.RECOMPUTE.program("node").toString();
    if (version.isEmpty()) {
      version = PeerProgram.run(List.of(node, "--version"), Map.of(), LIMIT_SECONDS).trim();
    }
  }

  private static Exported files(ExportedDemo demo) throws Exception {
    List<Path> wires = new ArrayList<>(List.of(demo.closing()));
    for (long openedMs : demo.whenMs("contactor.main", 0)) {
      wires.add(demo.wires(openedMs - 1000, openedMs + 1000));
    }
    return new Exported(demo.json(), demo.csv(), demo.pcap(), wires);
  }

  private static Verdict recompute(Exported files) throws IOException, InterruptedException {
    Path program = Peers.root().resolve("test-rig/bench/src/test/peers/recompute/recompute.mjs");
    List<String> command =
        new ArrayList<>(List.of(Peer.RECOMPUTE.program("node").toString(), program.toString()));
    command.addAll(List.of("--json", files.json.toString(), "--csv", files.csv.toString()));
    command.addAll(List.of("--pcap", files.pcap.toString()));
    files.wires.forEach(wires -> command.addAll(List.of("--vcd", wires.toString())));
    try (PeerProgram node = PeerProgram.start(command, Map.of())) {
      String said = node.end(LIMIT_SECONDS);
      return new Verdict(node.exitCode(), said);
    }
  }

  private static void agrees(PeerRun run, Exported files, int checks) throws Exception {
    Verdict verdict = recompute(files);
    run.says("\"ok\": true", verdict.said);
    run.says("\"differences\": []", verdict.said);
    run.says("\"checks\": " + checks + "\n", verdict.said);
    run.check(verdict.exitCode == 0, () -> "exit code " + verdict.exitCode);
  }

  @Test
  void agreesWithTheDemosOfTwoSeedsInEveryFigure() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.RECOMPUTE, version)) {
      for (long seed : new long[] {1, 2}) {
        ExportedDemo demo = ExportedDemo.of(seed);
        agrees(run, files(demo), AGREEING_CHECKS);
        String said = recompute(files(demo)).said;
        run.says("\"M0\",\n \"M1\",\n \"M2\",\n \"M3\",\n \"M4\"", said);
        run.finds("\"contactorClosedForS\": \\[\\s+(36\\d\\d\\.\\d+)\\s+\\]", said);
        run.finds("\"startTapAirMs\": (1\\d\\d\\.\\d+)", said);
      }
    }
  }

  @Test
  void agreesWithDemosThatEndInRefusalOrATornTap() throws Exception {
    try (PeerRun run = PeerRun.start(Peer.RECOMPUTE_SABOTAGED, version)) {
      agrees(run, files(ExportedDemo.of(1, Sabotage.TOKEN)), REFUSED_CHECKS);
      agrees(run, files(ExportedDemo.of(1, Sabotage.LINK)), TORN_CHECKS);
    }
  }

  @Test
  void seesThroughBlocksThatWereSentTwice() throws Exception {
    ExportedDemo demo = ExportedDemo.of(1);
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(demo.trace())) {
      lines.add(line);
      lines.addAll(repeats(line));
    }
    Path trace = Files.write(folder.resolve("repeated.jsonl"), lines);
    Path pcap = folder.resolve("repeated.pcap");
    int packets = new Exporter(TraceFile.at(trace)).pcap(pcap, Window.ALL);
    Exported files = files(demo);
    try (PeerRun run = PeerRun.start(Peer.RECOMPUTE_REPEATED, version)) {
      run.check(packets > demo.packets() + 60, () -> "nothing was repeated");
      agrees(run, new Exported(files.json, files.csv, pcap, files.wires), AGREEING_CHECKS);
    }
  }

  /** After a reader's I-block the same again; after a card's, R(NAK) and the same again. */
  private static List<String> repeats(String line) {
    if (!line.matches("\\{\"t\":\\d+,\"s\":\"rf\\.(reader|card)\",\"hex\":\"[01][23].*")
        || line.matches(".*\"hex\":\"..(....)?\".*")) {
      return List.of();
    }
    long atNanos = Long.parseLong(line.replaceAll("\\{\"t\":(\\d+).*", "$1"));
    String again = line.replaceFirst("\\d+", Long.toString(atNanos + 2));
    if (line.contains("rf.reader")) {
      return List.of(again);
    }
    int block = Character.digit(line.charAt(line.indexOf("\"hex\":\"") + 8), 16) & 1;
    byte[] nak = RfFrame.withCrc(new byte[] {(byte) (0xB2 | block)}).bytes();
    String asked =
        "{\"t\":%d,\"s\":\"rf.reader\",\"hex\":\"%s\"}"
            .formatted(atNanos + 1, HexFormat.of().formatHex(nak));
    return List.of(asked, again);
  }

  @Test
  void noticesEveryFigureThatTheJsonGetsWrong() throws Exception {
    ExportedDemo demo = ExportedDemo.of(1);
    Exported files = files(demo);
    String json = Files.readString(files.json);
    List<String> figures =
        List.of(
            "energyWh",
            "durationS",
            "startExchanges",
            "startBytes",
            "startTapMs",
            "stopTapMs",
            "contactorCloseMs");
    String wrong = json;
    for (String figure : figures) {
      wrong = wrong.replaceFirst("(\"" + figure + "\":)(\\d+)", "$11$2");
    }
    Path file = Files.writeString(folder.resolve("wrong.json"), wrong);
    Verdict verdict = recompute(new Exported(file, files.csv, files.pcap, files.wires));
    assertEquals(1, verdict.exitCode);
    for (String figure : figures) {
      assertTrue(verdict.said.contains("\"" + figure + ": "), () -> figure + verdict.said);
    }
  }

  @Test
  void noticesEnergyThatDoesNotFitThePower() throws Exception {
    ExportedDemo demo = ExportedDemo.of(1);
    Exported files = files(demo);
    String csv = Files.readString(files.csv);
    long peakW =
        demo.changes("meter.powerW").stream().mapToLong(TraceEvent.Level::value).max().orElse(0);
    String weaker = csv.replace("," + peakW + ",", "," + (peakW - 100) + ",");
    noticed("energyAtEveryReading", withCsv(files, weaker));
    List<TraceEvent.Level> readings = demo.changes("meter.registerMwh");
    long readMwh = readings.get(readings.size() / 2).value();
    String moved = csv.replace("," + readMwh + ",", "," + (readMwh + 9_000) + ",");
    noticed("energyAtEveryReading", withCsv(files, moved));
    noticed("registerRises", withCsv(files, moved));
  }

  @Test
  void noticesAContactorThatMovedAtAnotherTime() throws Exception {
    ExportedDemo demo = ExportedDemo.of(1);
    Exported files = files(demo);
    String csv = Files.readString(files.csv);
    long closedMs = demo.whenMs("contactor.main", 1).getFirst();
    String row = "\n" + closedMs + "000000,";
    Exported later = withCsv(files, csv.replace(row, "\n" + closedMs + "000999,"));
    noticed("contactorCloseMs", later);
    Exported muchLater = withCsv(files, csv.replace(row, "\n" + closedMs + "001001,"));
    noticed("contactorWire", muchLater);
    String wires = Files.readString(files.wires.getFirst());
    String moment = "\n#" + closedMs + "000\n";
    Path moved =
        Files.writeString(
            folder.resolve("moved.vcd"), wires.replace(moment, "\n#" + closedMs + "003\n"));
    List<Path> dumps = List.of(moved, files.wires.getLast());
    noticed("contactorWire", new Exported(files.json, files.csv, files.pcap, dumps));
    noticed("pilotWave", new Exported(files.json, files.csv, files.pcap, dumps));
  }

  @Test
  void noticesFramesThatAreMissingOrDamaged() throws Exception {
    Exported files = files(ExportedDemo.of(1));
    byte[] pcap = Files.readAllBytes(files.pcap);
    byte[] select = HexFormat.of().parseHex("00a4040008f046415241444159");
    int at = indexOf(pcap, select);
    byte[] damaged = pcap.clone();
    damaged[at + 4] ^= 1;
    noticed("taps", withPcap(files, damaged));
    noticed("breaks off", withPcap(files, Arrays.copyOf(pcap, pcap.length - 1)));
    int packet = at - 1 - 4 - 16;
    byte[] missing = new byte[pcap.length - (16 + 4 + 1 + 14 + 2)];
    System.arraycopy(pcap, 0, missing, 0, packet);
    System.arraycopy(pcap, packet + 37, missing, packet, missing.length - packet);
    noticed("taps", withPcap(files, missing));
  }

  private Exported withCsv(Exported files, String csv) throws IOException {
    Path file = Files.writeString(folder.resolve("changed.csv"), csv);
    return new Exported(files.json, file, files.pcap, files.wires);
  }

  private Exported withPcap(Exported files, byte[] pcap) throws IOException {
    Path file = Files.write(folder.resolve("changed.pcap"), pcap);
    return new Exported(files.json, files.csv, file, files.wires);
  }

  private static void noticed(String what, Exported files) throws Exception {
    Verdict verdict = recompute(files);
    assertEquals(1, verdict.exitCode, verdict.said);
    assertTrue(verdict.said.contains("\"ok\": false"), verdict.said);
    assertTrue(verdict.said.contains(what), verdict.said);
  }

  private static int indexOf(byte[] all, byte[] part) {
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(new String(part, StandardCharsets.ISO_8859_1));
    assertTrue(at > 0, "no SELECT in the capture");
    return at;
  }
}
