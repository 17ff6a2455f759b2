package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.tap.DeskPhone;
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

/**
 * {@code bench --nfc} in wall time against {@code bench pn532} on a pseudo-terminal of the kernel
 * (issue 4, item 8).
 */
final class NfcCommandTest {

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
  void joinsTheReaderToCarAndContactorAndMeasuresEveryTap() throws Exception {
    startChip("wallet", "--away", "1700");
    Path junit = folder.resolve("taps.xml");
    int code = bench("--taps", "3", "--window", "20", "--json", "--junit", junit.toString());
    assertEquals(0, code, this::story);
    String json = output();
    assertTrue(json.startsWith("{\"ok\":true,\"seed\":1,\"taps\":3,\"detected\":3,"), json);
    assertTrue(json.contains("\"detectionPermille\":1000"), json);
    assertTrue(json.matches("(?s).*\"apduMeanMs\":[1-9].*"), json);
    assertTrue(json.contains("\"sessions\":[{\"energyMwh\":"), json);
    String story = story();
    assertTrue(story.contains("contactor closed, bolt SHUT"), story);
    assertTrue(story.contains("STOP: reason 0"), story);
    assertTrue(story.contains("charger > 00a4040008f04641524144415900"), "the live trace");
    String xml = Files.readString(junit);
    assertEquals(3, xml.split("<testcase", -1).length - 1, xml);
    assertTrue(xml.contains("failures=\"0\""), xml);
  }

  @Test
  void endsWithATimeOutWhenNoPhoneComes() throws Exception {
    startChip("none");
    Path junit = folder.resolve("taps.xml");
    assertEquals(4, bench("--taps", "2", "--window", "1", "--json", "--junit", junit.toString()));
    assertTrue(output().contains("\"taps\":2,\"detected\":0,\"detectionPermille\":0"), output());
    String xml = Files.readString(junit);
    assertTrue(xml.contains("failures=\"2\""), xml);
    assertTrue(xml.contains("no phone was detected in time"), xml);
  }

  @Test
  void failsATargetWithoutAWallet() throws Exception {
    startChip("type4");
    assertEquals(1, bench("--taps", "1", "--window", "10", "--json"), this::story);
    assertTrue(output().contains("\"trouble\":\"a target without a wallet\""), output());
  }

  @Test
  void refusesDevicesThatAreNone() throws IOException {
    String absent = folder.resolve("absent").toString();
    assertEquals(3, run("--nfc", "hsu:" + absent, "--json"));
    assertEquals(
        "{\"ok\":false,\"error\":\"" + absent + ": no such device\",\"seed\":1}\n", output());
    Path file = Files.writeString(folder.resolve("file"), "no device");
    assertEquals(3, run("--nfc", "hsu:" + file));
    assertTrue(story().contains("not a serial device"), story());
    assertEquals("", output());
  }

  @Test
  void refusesMisuseInOneLine() {
    String device = "hsu:" + folder.resolve("absent");
    for (String bad : new String[] {"", "hsu:", "spi:/dev/spidev0.0", "/dev/ttyUSB0"}) {
      misuse("--nfc takes hsu:DEVICE or hsu:DEVICE@BAUD", "--nfc", bad);
    }
    misuse("--nfc: 115201 is no speed of the PN532", "--nfc", device + "@115201");
    misuse("--taps takes 1 to 1000", "--nfc", device, "--taps", "0");
    misuse("--taps takes 1 to 1000", "--nfc", device, "--taps", "1001");
    misuse("--window takes 1 to 900", "--nfc", device, "--window", "901");
    misuse("--taps needs --nfc", "--taps", "3");
    misuse("--nfc goes with no command", "--nfc", device, "vectors");
  }

  private void misuse(String why, String... arguments) {
    assertEquals(2, run(arguments), why);
    assertEquals("bench: " + why, story().strip());
    assertEquals("", output());
  }

  private int bench(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--nfc";
    arguments[1] = "hsu:" + device();
    System.arraycopy(more, 0, arguments, 2, more.length);
    return run(arguments);
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return new Main(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(arguments);
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String story() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String device() {
    return folder.resolve("chip").toString();
  }

  private void startChip(String phone, String... more) throws InterruptedException {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(new String[] {"--link", device(), "--phone", phone}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    CommandLine.ParseResult parsed = new CommandLine(Pn532Command.spec()).parseArgs(arguments);
    PrintStream silent = new PrintStream(new ByteArrayOutputStream());
    Pn532Command command = new Pn532Command(DeskPhone::new, silent);
    Thread.ofPlatform().daemon().start(() -> command.run(parsed, stop));
    long endNanos = System.nanoTime() + START_LIMIT_NANOS;
    while (!Files.exists(Path.of(device())) && System.nanoTime() < endNanos) {
      Thread.sleep(5);
    }
  }
}
