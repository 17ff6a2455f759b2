package faraday.rig.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The npm packages pn532 and serialport as a second host program, independent of libnfc. */
final class NpmPeerTest {

  private static final String PN532_VERSION = "1.0.0";
  private static final int INSTALL_SECONDS = 300;
  private static final int HOST_SECONDS = 60;

  private final Path sources = Peers.root().resolve("test-rig/bench/src/test/peers/npm-pn532");

  @TempDir private Path folder = Path.of("");

  @Test
  void readsVersionScansAndExchangesOneApdu() throws Exception {
    Path node = Peer.NPM_PN532.program("node");
    Path modules = modules();
    try (ChipProcess chip = ChipProcess.start(folder.resolve("pn532"));
        PeerRun run = PeerRun.start(Peer.NPM_PN532, PN532_VERSION)) {
      String host = sources.resolve("host.cjs").toString();
      List<String> command =
          List.of(node.toString(), host, modules.toString(), chip.link().toString());
      String said = PeerProgram.run(command, Map.of(), HOST_SECONDS);
      run.says("\"ic\":\"32\"", said);
      run.says("\"version\":\"1.6\"", said);
      run.finds("\"uid\":\"(08(:[0-9a-f]{2}){3})\"", said);
      run.says("\"atqa\":\"0004\"", said);
      run.says("\"sak\":\"20\"", said);
      run.says("\"status\":0", said);
      run.says("\"apdu\":\"9000\"", said);
      chip.endByTerm();
    }
  }

  /** The installed packages, kept outside the checkout and named after their lock file. */
  private Path modules() throws IOException, InterruptedException {
    Path npm = Peer.NPM_PN532.program("npm");
    byte[] lock = Files.readAllBytes(sources.resolve("package-lock.json"));
    Path home = cache().resolve("npm-pn532-" + Integer.toHexString(Arrays.hashCode(lock)));
    Path done = home.resolve("installed");
    if (Files.exists(done)) {
      return home;
    }
    Files.createDirectories(home);
    for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
      Files.copy(sources.resolve(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    List<String> command =
        List.of(npm.toString(), "ci", "--ignore-scripts", "--prefix", home.toString());
    String said = PeerProgram.run(command, Map.of("npm_config_yes", "true"), INSTALL_SECONDS);
    if (!Files.isDirectory(home.resolve("node_modules/serialport"))) {
      throw Peers.missing("npm could not fetch the packages:\n" + said);
    }
    Files.writeString(done, "");
    return home;
  }

  private static Path cache() {
    String set = System.getenv("XDG_CACHE_HOME");
    Path base =
        set == null || set.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".cache")
            : Path.of(set);
    return base.resolve("faraday");
  }
}
