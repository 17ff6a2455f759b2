package faraday.rig.export;

import faraday.rig.cli.Json;
import faraday.rig.demo.Demo;
import faraday.rig.demo.DemoListener;
import faraday.rig.demo.DemoReport;
import faraday.rig.demo.Sabotage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One demo with its trace and everything exported from it, made once for all tests that read it and
 * left under {@code target} for whoever wants to look.
 */
public final class ExportedDemo {

  private static final long NANOS_PER_MS = 1_000_000;
  private static final Map<Path, ExportedDemo> MADE = new HashMap<>();

  private final Path folder;
  private final DemoReport report;
  private final int packets;
  private final Map<String, List<TraceEvent.Level>> levels;

  private ExportedDemo(Path folder, long seed, @Nullable Sabotage sabotage)
      throws IOException, TraceFormatException {
    this.folder = folder;
    Files.createDirectories(folder);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(TraceFile.NAME)))) {
      report = new Demo(seed, sabotage, DemoListener.NONE, out).run();
    }
    Files.writeString(json(), Json.line(report.json(0)) + "\n");
    packets = exporter().pcap(pcap(), Window.ALL);
    exporter().csv(csv(), Window.ALL);
    exporter().vcd(closing(), exporter().interestingWindow());
    levels = levels();
  }

  /** The root of the checkout. */
  static Path root() {
    return Path.of(Objects.requireNonNull(System.getProperty("faraday.root"), "faraday.root"));
  }

  /** The demo of a seed. */
  public static ExportedDemo of(long seed) throws IOException, TraceFormatException {
    return of(seed, null);
  }

  /** The same, sabotaged. */
  public static synchronized ExportedDemo of(long seed, @Nullable Sabotage sabotage)
      throws IOException, TraceFormatException {
    String name = "demo-" + seed + (sabotage == null ? "" : "-" + sabotage.name());
    Path folder = root().resolve("test-rig/bench/target/exported").resolve(name);
    ExportedDemo made = MADE.get(folder);
    if (made == null) {
      made = new ExportedDemo(folder, seed, sabotage);
      MADE.put(folder, made);
    }
    return made;
  }

  /** The same demo run once more, into another folder. */
  static ExportedDemo again(long seed, @Nullable Sabotage sabotage, Path folder)
      throws IOException, TraceFormatException {
    return new ExportedDemo(folder, seed, sabotage);
  }

  /** The demo's own result. */
  public DemoReport report() {
    return report;
  }

  /** The trace. */
  public Path trace() {
    return folder.resolve(TraceFile.NAME);
  }

  /** What {@code --json} prints. */
  public Path json() {
    return folder.resolve("demo.json");
  }

  /** The whole capture. */
  public Path pcap() {
    return folder.resolve("nfc.pcap");
  }

  /** The whole table. */
  public Path csv() {
    return folder.resolve("levels.csv");
  }

  /** Wires from two seconds before the contactor closes, for five seconds. */
  public Path closing() {
    return folder.resolve("closing.vcd");
  }

  /** Packets in the capture. */
  public int packets() {
    return packets;
  }

  /** Wires of a part of the trace, as {@code --from-ms} and {@code --to-ms} choose it. */
  public Path wires(long fromMs, long toMs) throws IOException, TraceFormatException {
    Path file = folder.resolve("wires-" + fromMs + "-" + toMs + ".vcd");
    exporter().vcd(file, new Window(fromMs * NANOS_PER_MS, toMs * NANOS_PER_MS));
    return file;
  }

  /** When a signal took a level that it had not had just before, in ms, cut off. */
  public List<Long> whenMs(String signal, long level) {
    List<Long> moments = new ArrayList<>();
    List<TraceEvent.Level> changes = levels.getOrDefault(signal, List.of());
    for (TraceEvent.Level change : changes.subList(Math.min(1, changes.size()), changes.size())) {
      if (change.value() == level) {
        moments.add(change.atNanos() / NANOS_PER_MS);
      }
    }
    return moments;
  }

  /** The levels of a signal in their order, the first one included. */
  public List<TraceEvent.Level> changes(String signal) {
    return levels.getOrDefault(signal, List.of());
  }

  private Exporter exporter() {
    return new Exporter(TraceFile.at(folder));
  }

  private Map<String, List<TraceEvent.Level>> levels() throws IOException, TraceFormatException {
    Map<String, List<TraceEvent.Level>> found = new HashMap<>();
    TraceFile.at(folder)
        .forEach(
            event -> {
              if (event instanceof TraceEvent.Level level && !event.signal().startsWith("rf.")) {
                found.computeIfAbsent(event.signal(), any -> new ArrayList<>()).add(level);
              }
            });
    return found;
  }
}
