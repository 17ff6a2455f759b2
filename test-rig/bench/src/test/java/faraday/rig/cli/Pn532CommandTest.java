package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.pty.PseudoTerminal;
import faraday.rig.rf.CardApplication;
import faraday.rig.rf.Type4TagApp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code bench pn532} as its user meets it; the peers' tests prove that hosts can talk to it. */
final class Pn532CommandTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder = Path.of("");

  @Test
  void makesTheLinkSaysOneLineWithTheSeedAndRemovesItAtTheEnd() {
    Path link = folder.resolve("chip");
    assertEquals(0, runOnce(null, "--link", link.toString(), "--seed", "5"));
    assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
    assertEquals(1, said().lines().count());
    assertTrue(said().contains("ready, " + link + " is /dev/pts/"), said());
    assertTrue(said().contains("phone type4, seed 5"), said());
  }

  @Test
  void replacesAnOldLinkButNeverAFile() throws IOException {
    Path link = folder.resolve("old");
    Files.createSymbolicLink(link, folder.resolve("nowhere"));
    assertEquals(0, runOnce(null, "--link", link.toString(), "--phone", "none"));
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertEquals(2, runOnce(null, "--link", file.toString()));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void refusesAFolderThatDoesNotExist() {
    assertEquals(3, runOnce(null, "--link", folder.resolve("no/chip").toString()));
    assertEquals(
        "bench pn532: cannot make the device: folder does not exist: %s%n"
            .formatted(folder.resolve("no")),
        said());
  }

  @Test
  void refusesTheLinkOfAnotherBenchThatStillAnswers() throws IOException {
    Path link = folder.resolve("chip");
    try (PseudoTerminal other = PseudoTerminal.open()) {
      Files.createSymbolicLink(link, other.devicePath());
      assertEquals(3, runOnce(null, "--link", link.toString()));
      assertEquals(1, said().lines().count(), said());
      assertTrue(said().contains("in use"), said());
      assertEquals(other.devicePath(), Files.readSymbolicLink(link));
    }
    assertEquals(0, runOnce(null, "--link", link.toString()), "nobody answers there any more");
  }

  @Test
  void refusesTheWalletInABuildWithoutOne() {
    assertEquals(2, runOnce(null, "--link", folder.resolve("w").toString(), "--phone", "wallet"));
    assertEquals(1, said().lines().count());
  }

  @Test
  void makesTheWalletFromTheSeed() {
    List<Long> seeds = new ArrayList<>();
    LongFunction<CardApplication> wallet =
        seed -> {
          seeds.add(seed);
          return new Type4TagApp("a.example", 0);
        };
    Path link = folder.resolve("w");
    assertEquals(0, runOnce(wallet, "--link", link.toString(), "--phone", "wallet", "--seed", "9"));
    assertEquals(List.of(9L), seeds);
  }

  @Test
  void leavesMisuseToTheParser() {
    assertThrows(CommandLine.ParameterException.class, () -> runOnce(null));
    assertThrows(
        CommandLine.ParameterException.class,
        () -> runOnce(null, "--link", "x", "--phone", "brick"));
  }

  private int runOnce(@Nullable LongFunction<CardApplication> wallet, String... arguments) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    CommandLine.ParseResult parsed = new CommandLine(Pn532Command.spec()).parseArgs(arguments);
    return new Pn532Command(wallet, stream).run(parsed, new AtomicBoolean(true));
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
