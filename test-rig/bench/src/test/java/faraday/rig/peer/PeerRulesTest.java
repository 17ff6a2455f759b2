package faraday.rig.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The rules themselves can fail. */
final class PeerRulesTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void skipsWithTheLineThatWouldEnableItOrFailsWhenPeersAreRequired() {
    TestAbortedException skipped =
        assertThrows(TestAbortedException.class, () -> Peers.missing("apt-get install x", false));
    assertTrue(String.valueOf(skipped.getMessage()).contains("apt-get install x"));
    assertThrows(AssertionFailedError.class, () -> Peers.missing("apt-get install x", true));
  }

  @Test
  void failsWhenFewerChecksRanThanAreCommitted() {
    PeerRun run = PeerRun.start("nobody", "0", 2, new PeerReport(folder.resolve("peers.json")));
    run.says("a", "a b");
    assertThrows(AssertionFailedError.class, run::close);
    run.says("b", "a b");
    run.close();
  }

  @Test
  void failsAndCountsACheckThatDoesNotHold() throws IOException {
    Path report = folder.resolve("peers.json");
    PeerRun run = PeerRun.start("nobody else", "1.2", 1, new PeerReport(report));
    assertThrows(AssertionFailedError.class, () -> run.says("x", "a b"));
    run.close();
    assertEquals(
        "[\n{\"peer\": \"nobody else\", \"version\": \"1.2\", \"checksCommitted\": 1,"
            + " \"checksRun\": 1, \"checksPassed\": 0}\n]\n",
        Files.readString(report));
  }

  @Test
  void leavesNothingOfAnEarlierBuildAndMissesWhoDidNotRun() throws IOException {
    Path file = Files.writeString(folder.resolve("peers.json"), "success of yesterday");
    PeerReport report = new PeerReport(file);
    report.expect(List.of(Peer.TSHARK, Peer.LIBNFC_DIAGNOSE));
    assertEquals(
        "[\n{\"peer\": \"tshark\", \"version\": \"\", \"checksCommitted\": 38,"
            + " \"checksRun\": 0, \"checksPassed\": 0, \"reason\": \"not run\"},\n"
            + "{\"peer\": \"libnfc pn53x-diagnose\", \"version\": \"\", \"checksCommitted\": 3,"
            + " \"checksRun\": 0, \"checksPassed\": 0, \"reason\": \"not run\"}\n]\n",
        Files.readString(file));
    report.put("tshark", new PeerReport.Entry("4", 38, 38, 38));
    assertEquals(
        List.of("libnfc pn53x-diagnose: 0 of 0 checks passed, 3 are committed"),
        report.incomplete());
    report.put("tshark", new PeerReport.Entry("4", 38, 38, 37));
    assertEquals(2, report.incomplete().size());
    report.put("tshark", new PeerReport.Entry("4", 38, 37, 37));
    assertEquals(2, report.incomplete().size());
  }
}
