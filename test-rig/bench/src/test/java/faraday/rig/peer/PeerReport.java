package faraday.rig.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What each peer has judged so far, as a file. A report begins with every expected peer at no
 * checks, so that nothing of an earlier build stays and nobody can be left out unseen.
 */
final class PeerReport {

  /** Of this build: begins with its first use in a process. */
  private static final PeerReport CURRENT = ofThisBuild();

  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Committed stands beside the run, so that a reader sees both. */
  record Entry(String version, int committed, int run, int passed) {
    boolean complete() {
      return run >= committed && run > 0 && passed == run;
    }
  }

  PeerReport(Path file) {
    this.file = file;
  }

  static PeerReport current() {
    return CURRENT;
  }

  private static PeerReport ofThisBuild() {
    PeerReport report = new PeerReport(Peers.root().resolve("test-rig/target/peers.json"));
    report.expect(List.of(Peer.values()));
    return report;
  }

  /** Enters peers that have not run, in place of whatever the file held. */
  void expect(List<Peer> peers) {
    for (Peer peer : peers) {
      entries.put(peer.title(), new Entry("", peer.committedChecks(), 0, 0));
    }
    write();
  }

  void put(String peer, Entry entry) {
    entries.put(peer, entry);
    write();
  }

  /** The peers that made fewer checks than committed, or failed one. */
  List<String> incomplete() {
    List<String> found = new ArrayList<>();
    entries.forEach(
        (peer, entry) -> {
          if (!entry.complete()) {
            found.add(
                "%s: %d of %d checks passed, %d are committed"
                    .formatted(peer, entry.passed(), entry.run(), entry.committed()));
          }
        });
    return found;
  }

  Path file() {
    return file;
  }

  private void write() {
    List<String> lines = new ArrayList<>();
    entries.forEach((peer, entry) -> lines.add(json(peer, entry)));
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.writeString(file, "[\n" + String.join(",\n", lines) + "\n]\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(String peer, Entry entry) {
    String reason = entry.run() == 0 ? ", \"reason\": \"not run\"" : "";
    return ("{\"peer\": \"%s\", \"version\": \"%s\", \"checksCommitted\": %d, \"checksRun\": %d,"
            + " \"checksPassed\": %d%s}")
        .formatted(peer, entry.version(), entry.committed(), entry.run(), entry.passed(), reason);
  }
}
