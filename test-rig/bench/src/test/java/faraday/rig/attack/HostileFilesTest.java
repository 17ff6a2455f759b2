package faraday.rig.attack;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.SerialLink;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimSerialLine;
import faraday.hal.sim.VirtualClock;
import faraday.nfc.ndef.NdefKind;
import faraday.nfc.ndef.NdefLimits;
import faraday.nfc.ndef.NdefReader;
import faraday.rig.bench.Simulation;
import faraday.rig.chip.Pn532Chip;
import faraday.rig.chip.Pn532Timing;
import faraday.rig.export.Exporter;
import faraday.rig.export.TraceFile;
import faraday.rig.export.TraceFormatException;
import faraday.rig.export.Window;
import faraday.rig.rf.RadioField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes for the readers beside the tap: NDEF, traces, and hosts of the simulated chip (TH-27). */
final class HostileFilesTest {

  private static final long S = 1_000_000_000L;
  private static final String HEADER = "{\"schemaVersion\":1,\"seed\":1}\n";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void ndefOfAnyBytesIsReadOrRefused(long seed) {
    SeededRandom random = new SeededRandom(seed, "ndef");
    NdefReader reader =
        new NdefReader(NdefLimits.SOUND, Set.of(NdefKind.URI, NdefKind.mime("a/b")));
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (bytes.length > 4) {
        bytes[0] = (byte) (0x10 | random.nextInt(256));
        bytes[1] = (byte) random.nextInt(4);
      }
      assertNotNull(reader.read(bytes, 0, bytes.length));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"t\":9223372036854775807,\"s\":\"contactor.main\",\"v\":1}",
        "{\"t\":9223372036854775808,\"s\":\"contactor.main\",\"v\":1}",
        "{\"t\":0,\"s\":\"contactor.main\",\"v\":9223372036854775807}",
        "{\"t\":0,\"s\":\"cp.highMv\",\"v\":-9223372036854775808}",
        "{\"t\":0,\"s\":\"cp.dutyPermille\",\"v\":-5}",
        "{\"t\":0,\"s\":\"cp.dutyPermille\",\"v\":9999999999}",
        "{\"t\":0,\"s\":\"rf.reader\",\"hex\":\"\"}",
        "{\"t\":0,\"s\":\"rf.reader\",\"hex\":\"a\"}",
        "{\"t\":0,\"s\":\"rf.card\",\"hex\":\"00\"}",
        "{\"t\":4611686018427387903,\"s\":\"contactor.main\",\"v\":1}",
        "{\"t\":4611686018427387904,\"s\":\"rf.card\",\"hex\":\"00\"}",
        "{\"t\":0,\"s\":\"uart.toChip\",\"hex\":\"00\"}",
        "{\"t\":0,\"s\":\"apdu.command\",\"hex\":\"00\"}",
        "{\"t\":0,\"s\":\"flash.program\",\"hex\":\"\"}",
        "{\"t\":0,\"s\":\"..\",\"text\":\"\"}",
        "{\"t\":0,\"s\":\"x\",\"v\":1,\"v\":2}",
        "\u0000",
        "",
        "{}",
        "{\"t\":-1,\"s\":\"x\",\"v\":1}"
      })
  @Timeout(30)
  void traceOfAnyLinesIsExportedOrRefused(String line) throws IOException {
    Path trace = folder.resolve("trace.jsonl");
    String early = "{\"t\":0,\"s\":\"cp.dutyPermille\",\"v\":266}\n";
    Files.writeString(trace, HEADER + early + line + "\n" + line + "\n");
    export(trace);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void damagedTraceIsExportedOrRefused(long seed) throws IOException {
    SeededRandom random = new SeededRandom(seed, "trace");
    StringBuilder lines = new StringBuilder(HEADER);
    String[] signals = {"cp.highMv", "contactor.main", "rf.present", "meter.powerW", "pp.ohm"};
    for (int i = 0; i < 400; i++) {
      String signal = signals[random.nextInt(signals.length)];
      lines.append("{\"t\":%d,\"s\":\"%s\",\"v\":%d}%n".formatted(i * 1000, signal, i));
    }
    byte[] bytes = lines.toString().getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = bytes.clone();
      damaged[HEADER.length() + random.nextInt(bytes.length - HEADER.length())] ^=
          (byte) (1 << random.nextInt(8));
      Files.write(folder.resolve("trace.jsonl"), damaged);
      export(folder.resolve("trace.jsonl"));
    }
  }

  private void export(Path trace) throws IOException {
    Exporter exporter = new Exporter(TraceFile.at(trace));
    for (String format : new String[] {"pcap", "csv", "vcd"}) {
      try {
        switch (format) {
          case "pcap" -> exporter.pcap(folder.resolve("out.pcap"), Window.ALL);
          case "csv" -> exporter.csv(folder.resolve("out.csv"), Window.ALL);
          default -> exporter.vcd(folder.resolve("out.vcd"), exporter.interestingWindow());
        }
      } catch (TraceFormatException refused) {
        assertNotNull(refused.getMessage());
      }
    }
  }

  /** A host that says anything to {@code bench pn532}: time goes on, and the chip still answers. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void simulatedChipSurvivesAnyHost(long seed) {
    SeededRandom random = new SeededRandom(seed, "host");
    VirtualClock clock = new VirtualClock();
    Simulation world = new Simulation(clock);
    SimSerialLine line = new SimSerialLine(clock, 115_200, SimProbe.NONE);
    RadioField field = new RadioField(SimProbe.NONE);
    Pn532Chip chip = new Pn532Chip(line.device(), field, Pn532Timing.typical());
    world.add(chip);
    byte[] heard = new byte[4096];
    for (int i = 0; i < 3_000; i++) {
      byte[] said = random.nextInt(3) == 0 ? noise(random) : command(random);
      line.host().write(said, 0, said.length);
      world.runTo(clock.nowNanos() + random.nextInt(30_000_000));
      line.host().read(heard, 0, heard.length);
    }
    chip.powerCycle(clock.nowNanos());
    world.runTo(clock.nowNanos() + S);
    drain(line.host(), heard);
    byte[] wake = {0x55, 0x55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    byte[] firmware = {0, 0, (byte) 0xFF, 2, (byte) 0xFE, (byte) 0xD4, 2, 0x2A, 0};
    line.host().write(wake, 0, wake.length);
    world.runTo(clock.nowNanos() + S / 10);
    line.host().write(firmware, 0, firmware.length);
    world.runTo(clock.nowNanos() + S);
    assertTrue(line.host().read(heard, 0, heard.length) > 6, "seed " + seed + ": it answers");
  }

  private static void drain(SerialLink link, byte[] into) {
    while (link.read(into, 0, into.length) > 0) {}
  }

  private static byte[] noise(SeededRandom random) {
    byte[] bytes = new byte[1 + random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A well-framed command of any code with any parameters. */
  private static byte[] command(SeededRandom random) {
    int data = 1 + random.nextInt(40);
    byte[] frame = new byte[data + 8];
    frame[2] = (byte) 0xFF;
    frame[3] = (byte) (data + 1);
    frame[4] = (byte) -frame[3];
    frame[5] = (byte) 0xD4;
    byte[] body = new byte[data];
    random.nextBytes(body);
    int[] codes = {
      0x00, 0x02, 0x06, 0x08, 0x12, 0x14, 0x32, 0x40, 0x42, 0x44, 0x4A, 0x52, 0x54, 0x60, 0x86,
      0x8C, 0x8E
    };
    body[0] = (byte) codes[random.nextInt(codes.length)];
    System.arraycopy(body, 0, frame, 6, data);
    int sum = 0xD4;
    for (byte value : body) {
      sum += value;
    }
    frame[6 + data] = (byte) -sum;
    return frame;
  }
}
