package faraday.rig.peer;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The checks made on one peer. Closing it enters them in the report and fails when fewer checks ran
 * than are committed.
 */
final class PeerRun implements AutoCloseable {

  private final String peer;
  private final String version;
  private final int committedChecks;
  private final PeerReport report;
  private int run;
  private int passed;

  private PeerRun(String peer, String version, int committedChecks, PeerReport report) {
    this.peer = peer;
    this.version = version;
    this.committedChecks = committedChecks;
    this.report = report;
  }

  /** Begins with no checks. */
  static PeerRun start(Peer peer, String version) {
    return start(peer.title(), version, peer.committedChecks(), PeerReport.current());
  }

  static PeerRun start(String peer, String version, int committedChecks, PeerReport report) {
    return new PeerRun(peer, version, committedChecks, report);
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
    report.put(peer, new PeerReport.Entry(version, committedChecks, run, passed));
    if (run < committedChecks) {
      fail(peer + ": " + run + " checks ran, " + committedChecks + " are committed");
    }
  }
}
