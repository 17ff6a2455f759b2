package faraday.rig.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code bench pn532} as a process of its own, as a host program's user starts it. */
final class ChipProcess implements AutoCloseable {

  private static final int LIMIT_SECONDS = 30;

  private final Path link;
  private final PeerProgram program;

  private ChipProcess(Path link, PeerProgram program) {
    this.link = link;
    this.program = program;
  }

  /** Starts it and waits until it says that the chip answers. */
  static ChipProcess start(Path link, String... options) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
    List<String> command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path", ""),
                "faraday.rig.cli.Main",
                "pn532",
                "--link",
                link.toString()));
    command.addAll(List.of(options));
    PeerProgram program = PeerProgram.start(command, Map.of());
    program.await("ready", LIMIT_SECONDS);
    return new ChipProcess(link, program);
  }

  /** How libnfc is told to use it and nothing else. */
  Map<String, String> libnfc() {
    return Map.of("LIBNFC_DEVICE", "pn532_uart:" + link, "LIBNFC_AUTO_SCAN", "false");
  }

  Path link() {
    return link;
  }

  /** Ends it as a user would; it must go without a trace and say that all is well. */
  void endByTerm() throws IOException, InterruptedException {
    program.terminate();
    program.end(LIMIT_SECONDS);
    assertEquals(0, program.exitCode());
    assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS), "the link is removed");
  }

  @Override
  public void close() throws IOException {
    program.close();
    Files.deleteIfExists(link);
  }
}
