package faraday.rig.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Runs behind all other classes, in the same process ({@code junit-platform.properties}). Should
 * that order ever be lost, it fails, because entries are then still empty.
 */
@Order(Integer.MAX_VALUE)
final class PeersCompleteTest {

  @Test
  void listsEveryExpectedPeerOfThisBuild() throws IOException {
    List<String> listed =
        Files.readAllLines(PeerReport.current().file()).stream()
            .filter(line -> line.startsWith("{"))
            .map(line -> line.replaceFirst("\\{\"peer\": \"([^\"]*)\".*", "$1"))
            .toList();
    assertEquals(Arrays.stream(Peer.values()).map(Peer::title).toList(), listed);
  }

  @Test
  void missesNoPeerWhereAllAreRequired() {
    List<String> incomplete = PeerReport.current().incomplete();
    assertEquals(List.of(), Peers.required() ? incomplete : List.of());
  }
}
