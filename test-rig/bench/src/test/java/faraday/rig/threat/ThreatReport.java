package faraday.rig.threat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * {@code test-rig/target/threats.json}: what became of each threat in this build. Begins with all
 * thirty as not run, so that nobody can be left out unseen.
 */
final class ThreatReport {

  /** How many threats there are. */
  static final int THREATS = 30;

  private static final ThreatReport CURRENT = ofThisBuild();

  private final Path file;
  private final Map<String, Entry> entries = new TreeMap<>();

  /**
   * One line.
   *
   * @param guard what was switched off, one after the other
   * @param why {@code "notPreventable": …} or {@code "notYet": …} where there is no guard
   */
  record Entry(String guard, boolean refused, boolean succeedsWithoutGuard, String why) {

    boolean complete() {
      return (refused && succeedsWithoutGuard) || !why.isEmpty();
    }

    private Entry and(Entry other) {
      return new Entry(
          guard + "; " + other.guard,
          refused && other.refused,
          succeedsWithoutGuard && other.succeedsWithoutGuard,
          why + other.why);
    }
  }

  private ThreatReport(Path file) {
    this.file = file;
  }

  static ThreatReport current() {
    return CURRENT;
  }

  private static ThreatReport ofThisBuild() {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("faraday.root"), "faraday.root"));
    ThreatReport report = new ThreatReport(root.resolve("test-rig/target/threats.json"));
    report.write();
    return report;
  }

  static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int number = 1; number <= THREATS; number++) {
      ids.add("%02d".formatted(number));
    }
    return ids;
  }

  /** An attack was played with the guard and without it. */
  void judged(String id, String guard, boolean refused, boolean succeedsWithoutGuard) {
    put(id, new Entry(guard, refused, succeedsWithoutGuard, ""));
  }

  /** Nobody can prevent it; the text says what is done instead. */
  void notPreventable(String id, String reason) {
    put(id, new Entry("none", false, false, "\"notPreventable\": \"" + reason + "\""));
  }

  /** The guarded feature does not exist yet. */
  void notYet(String id, int issue, String what) {
    String why = "\"notYet\": \"issue " + issue + ": " + what + "\"";
    put(id, new Entry("none", false, false, why));
  }

  private void put(String id, Entry entry) {
    if (!ids().contains(id)) {
      throw new IllegalArgumentException("no threat " + id);
    }
    entries.merge(id, entry, Entry::and);
    write();
  }

  /** Threats without an answer. */
  List<String> incomplete() {
    return ids().stream()
        .filter(id -> !entries.containsKey(id) || !entries.get(id).complete())
        .toList();
  }

  Path file() {
    return file;
  }

  private void write() {
    List<String> lines = ids().stream().map(this::json).toList();
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.writeString(file, "[\n" + String.join(",\n", lines) + "\n]\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String json(String id) {
    Entry entry = entries.getOrDefault(id, new Entry("not run", false, false, ""));
    String why = entry.why().isEmpty() ? "" : ", " + entry.why();
    return "{\"id\": \"%s\", \"guard\": \"%s\", \"refused\": %b, \"succeedsWithoutGuard\": %b%s}"
        .formatted(id, entry.guard(), entry.refused(), entry.succeedsWithoutGuard(), why);
  }
}
