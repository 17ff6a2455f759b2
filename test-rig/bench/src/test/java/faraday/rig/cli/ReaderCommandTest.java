package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.linux.LinuxSerialLink;
import faraday.hal.linux.SerialOpening;
import faraday.rig.pty.PseudoTerminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Our driver in wall time on pseudo-terminals of the kernel. */
final class ReaderCommandTest {

  private static final long START_LIMIT_NANOS = 10_000_000_000L;

  @TempDir private Path folder = Path.of("");
  private final AtomicBoolean stop = new AtomicBoolean();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void endChip() {
    stop.set(true);
  }

  @Test
  void findsChipAndTargetAndAsksForBothApplications() throws Exception {
    startChip("type4");
    assertEquals(0, bench("--port", device(), "--json"), this::output);
    assertEquals(
        "{'ok':true,'ic':'PN532','firmware':'1.6','uid':'~','atqa':'0004','sak':'20',"
            + "'ats':'~','selectNdef':'9000','selectFaraday':'6A82','error':null}\n",
        output().replaceAll("(uid|ats)\":\"[0-9A-F]+", "$1\":\"~").replace('"', '\''));
  }

  @Test
  void findsTheSameChipAgainBecauseItWasLeftAtItsStartSpeed() throws Exception {
    startChip("type4");
    assertEquals(0, bench("--port", device(), "--json"), this::output);
    assertEquals(0, bench("--port", device(), "--json", "--baud", "115200"), this::output);
  }

  @Test
  void writesForPeopleWithoutJson() throws Exception {
    startChip("type4");
    assertEquals(0, bench("--port", device()));
    assertTrue(output().contains("ic             PN532"), this::output);
  }

  @Test
  void saysThatNoTargetCame() throws Exception {
    startChip("none");
    assertEquals(4, bench("--port", device(), "--json"));
    assertTrue(output().startsWith("{\"ok\":false,\"ic\":\"PN532\",\"firmware\":\"1.6\""));
  }

  @Test
  void saysThatNoChipAnswers() throws IOException {
    try (PseudoTerminal silent = PseudoTerminal.open();
        LinuxSerialLink link = opened(silent.devicePath().toString())) {
      ReaderReport report = new SerialProbe(link, 921_600, 300).run();
      assertEquals("no chip answers", report.error());
      assertNull(report.firmware());
    }
  }

  @Test
  void answersInJsonWhenTheDeviceIsMissing() {
    String path = folder.resolve("absent").toString();
    assertEquals(3, bench("--port", path, "--json"));
    assertEquals(
        "{'ok':false,'ic':null,'firmware':null,'uid':null,'atqa':null,'sak':null,'ats':null,"
            + "'selectNdef':null,'selectFaraday':null,'error':'"
            + path
            + ": no such device'}\n",
        output().replace('"', '\''));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void refusesASpeedThatDoesNotExistInOneLine() {
    assertEquals(2, bench("--port", "x", "--baud", "115201"));
    assertEquals("", output());
    assertEquals(
        "bench reader: --baud 115201: not a speed of the PN532",
        err.toString(StandardCharsets.UTF_8).strip());
  }

  private int bench(String... arguments) {
    out.reset();
    err.reset();
    return ReaderCommand.run(
        new CommandLine(ReaderCommand.spec()).parseArgs(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String device() {
    return folder.resolve("chip").toString();
  }

  private void startChip(String phone) throws InterruptedException {
    CommandLine.ParseResult parsed =
        new CommandLine(Pn532Command.spec()).parseArgs("--link", device(), "--phone", phone);
    Pn532Command command = new Pn532Command(null, new PrintStream(err));
    Thread.ofPlatform().daemon().start(() -> command.run(parsed, stop));
    long endNanos = System.nanoTime() + START_LIMIT_NANOS;
    while (!Files.exists(Path.of(device())) && System.nanoTime() < endNanos) {
      Thread.sleep(5);
    }
  }

  private static LinuxSerialLink opened(String path) {
    return assertInstanceOf(SerialOpening.Opened.class, LinuxSerialLink.open(path, 115_200)).link();
  }
}
