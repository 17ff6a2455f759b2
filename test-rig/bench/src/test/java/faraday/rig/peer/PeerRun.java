package faraday.rig.peer;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checks made on one peer. Closing it writes {@code peers.json} and fails when fewer checks ran
 * than the number that stands in the test.
 */
final class PeerRun implements AutoCloseable {

  private static final Map<String, PeerRun> RUNS = new TreeMap<>();

  private final String peer;
  private final String version;
  private final int committedChecks;
  private final Path report;
  private int run;
  private int passed;

  private PeerRun(String peer, String version, int committedChecks, Path report) {
    this.peer = peer;
    this.version = version;
    this.committedChecks = committedChecks;
    this.report = report;
  }

  /** Begins with no checks. */
  static PeerRun start(String peer, String version, int committedChecks) {
    Path report = Peers.root().resolve("test-rig/target/peers.json");
    return start(peer, version, committedChecks, report);
  }

  static PeerRun start(String peer, String version, int committedChecks, Path report) {
    PeerRun started = new PeerRun(peer, version, committedChecks, report);
    RUNS.put(peer, started);
    return started;
  }

  /** The peer's output must hold this text; runs of blanks count as one. */
  void says(String what, String output) {
    String squeezed = output.replaceAll("[ \\t]+", " ");
    check(squeezed.contains(what), () -> "no \"" + what + "\" in:\n" + output);
  }

  /**
   * The peer's output must match somewhere.
   *
   * @return the first group of the first match
   */
  String finds(String pattern, String output) {
    Matcher matcher = Pattern.compile(pattern).matcher(output);
    boolean found = matcher.find();
    check(found, () -> "nothing like /" + pattern + "/ in:\n" + output);
    return matcher.group(1);
  }

  /** Something that was derived from the peer's output must hold. */
  void check(boolean holds, Supplier<String> otherwise) {
    run++;
    if (!holds) {
      fail(peer + ": " + otherwise.get());
    }
    passed++;
  }

  @Override
  public void close() {
    write(report);
    if (run < committedChecks) {
      fail(peer + ": " + run + " checks ran, " + committedChecks + " are committed");
    }
  }

  private static void write(Path report) {
    StringBuilder json = new StringBuilder("[");
    String separator = "\n";
    for (PeerRun each : RUNS.values()) {
      if (each.report.equals(report)) {
        json.append(separator).append(each.json());
        separator = ",\n";
      }
    }
    try {
      Files.createDirectories(Objects.requireNonNull(report.toAbsolutePath().getParent()));
      Files.writeString(report, json.append("\n]\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String json() {
    return "{\"peer\": \"%s\", \"version\": \"%s\", \"checksRun\": %d, \"checksPassed\": %d}"
        .formatted(peer, version, run, passed);
  }
}
