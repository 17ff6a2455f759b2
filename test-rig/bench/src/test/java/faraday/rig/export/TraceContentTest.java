package faraday.rig.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimNorFlash;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.rig.bench.BoardSpec;
import faraday.rig.bench.Simulation;
import faraday.rig.bench.VirtualBoard;
import faraday.rig.car.PlantModel;
import faraday.rig.demo.Sabotage;
import faraday.rig.office.BackOffice;
import faraday.rig.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace holds what docs/TRACE.md promises: every byte, APDU, level, edge, flash operation. */
final class TraceContentTest {

  private static final Pattern ROW =
      Pattern.compile("\\| `([a-zA-Z0-9.]+)`( †)? \\| (level|bytes|text) \\|.*");

  /** Signals that need a mishap. */
  private static final Set<String> RARE = Set.of("flash.power", "rf.other", "phone.rf.field");

  @TempDir private Path folder = Path.of("");

  private static List<TraceEvent> events(Path trace) throws IOException, TraceFormatException {
    List<TraceEvent> events = new ArrayList<>();
    TraceFile.at(trace).forEach(events::add);
    return events;
  }

  private static String kind(TraceEvent event) {
    return switch (event) {
      case TraceEvent.Level level -> "level";
      case TraceEvent.Bytes bytes -> "bytes";
      case TraceEvent.Text text -> "text";
    };
  }

  @Test
  void holdsTheSignalsOfTheDocumentedTableAndNoOthers() throws Exception {
    Map<String, String> documented = new TreeMap<>();
    Set<String> fromTheStart = new TreeSet<>();
    for (String line : Files.readAllLines(ExportedDemo.root().resolve("docs/TRACE.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        documented.put(row.group(1), row.group(3));
        if (row.group(2) != null) {
          fromTheStart.add(row.group(1));
        }
      }
    }
    Map<String, String> found = new TreeMap<>();
    Set<String> atZero = new TreeSet<>();
    for (TraceEvent event : events(ExportedDemo.of(1).trace())) {
      found.put(event.signal(), kind(event));
      if (event.atNanos() == 0 && event instanceof TraceEvent.Level) {
        atZero.add(event.signal());
      }
    }
    assertEquals(fromTheStart, atZero);
    documented.keySet().removeAll(RARE);
    assertEquals(documented, found);
  }

  @Test
  void carriesEveryApduOnTheSerialLineToo() throws Exception {
    StringBuilder toChip = new StringBuilder();
    StringBuilder fromChip = new StringBuilder();
    List<TraceEvent.Bytes> apdus = new ArrayList<>();
    for (TraceEvent event : events(ExportedDemo.of(1).trace())) {
      if (event instanceof TraceEvent.Bytes bytes) {
        switch (bytes.signal()) {
          case "uart.host" -> toChip.append(hex(bytes));
          case "uart.device" -> fromChip.append(hex(bytes));
          case "apdu.command", "apdu.response" -> apdus.add(bytes);
          default -> {}
        }
      }
    }
    assertTrue(apdus.size() > 20, () -> apdus.size() + " APDUs");
    int sent = 0;
    int got = 0;
    for (TraceEvent.Bytes apdu : apdus) {
      if (apdu.signal().equals("apdu.command")) {
        sent = toChip.indexOf(hex(apdu), sent);
        assertTrue(sent >= 0, () -> hex(apdu));
      } else {
        got = fromChip.indexOf(hex(apdu), got);
        assertTrue(got >= 0, () -> hex(apdu));
      }
    }
  }

  private static String hex(TraceEvent.Bytes bytes) {
    return HexFormat.of().formatHex(bytes.data());
  }

  @Test
  void isHashedAsItStandsInTheFileAndHoldsNoWallTime() throws Exception {
    ExportedDemo demo = ExportedDemo.of(1, Sabotage.LINK);
    byte[] file = Files.readAllBytes(demo.trace());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
    assertEquals(demo.report().traceHash(), HexFormat.of().formatHex(digest));
    ExportedDemo again = ExportedDemo.again(1, Sabotage.LINK, folder);
    assertArrayEquals(file, Files.readAllBytes(again.trace()));
    assertEquals(demo.report().traceHash(), again.report().traceHash());
  }

  @Test
  void letsTheFlashBeRebuiltFromItsOperations() throws Exception {
    VirtualBoard board = run(PlantModel.standard());
    byte[] image = new byte[board.flash().sizeBytes()];
    Arrays.fill(image, (byte) 0xFF);
    int operations = 0;
    for (TraceEvent event : events(folder)) {
      if (event instanceof TraceEvent.Bytes bytes && event.signal().startsWith("flash.")) {
        operations++;
        apply(image, bytes);
      }
    }
    assertEquals(board.flash().operations(), operations);
    assertTrue(operations >= 5, "a first start writes a journal");
    assertArrayEquals(board.flash().image(), image);
  }

  private static void apply(byte[] image, TraceEvent.Bytes operation) {
    int address = ByteBuffer.wrap(operation.data()).getInt();
    if (operation.signal().equals("flash.erase")) {
      Arrays.fill(image, address, address + SimNorFlash.SECTOR_BYTES, (byte) 0xFF);
    }
    for (int i = Integer.BYTES; i < operation.data().length; i++) {
      image[address + i - Integer.BYTES] &= operation.data()[i];
    }
  }

  @Test
  void namesTheSignalsOfEachConnector() throws Exception {
    run(PlantModel.standard(), PlantModel.standard());
    Map<String, Long> last = new HashMap<>();
    for (TraceEvent event : events(folder)) {
      if (event instanceof TraceEvent.Level level) {
        last.put(level.signal(), level.value());
      }
    }
    for (String signal : List.of("cp.highMv", "pilot.state", "session.phase", "lock.bolt")) {
      assertTrue(last.containsKey(signal), signal);
      assertEquals(last.get(signal), last.get("c2." + signal), signal);
    }
    assertFalse(last.containsKey("c1.cp.highMv"));
    assertFalse(last.containsKey("c2.rf.field"));
  }

  /** Two virtual seconds of a board, a power cycle in the middle, traced into the folder. */
  private VirtualBoard run(PlantModel... plants) throws IOException {
    VirtualClock clock = new VirtualClock();
    Simulation world = new Simulation(clock);
    BackOffice office = new BackOffice(1, () -> clock.nowNanos() / 1_000_000_000L);
    try (OutputStream out = Files.newOutputStream(folder.resolve(TraceFile.NAME))) {
      Trace trace = new Trace(out, 1);
      SimProbe probe = trace;
      VirtualBoard board =
          new VirtualBoard(world, clock, office, probe, BoardSpec.of("traced", plants), 1);
      world.runTo(1_000_000_000L);
      board.powerCycle();
      world.runTo(2_000_000_000L);
      trace.hash();
      return board;
    }
  }
}
