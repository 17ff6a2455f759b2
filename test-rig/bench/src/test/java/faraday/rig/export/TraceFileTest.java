package faraday.rig.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import faraday.rig.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what a trace is, and names file and line of what is none. */
final class TraceFileTest {

  private static final String HEAD = "{\"schemaVersion\":1,\"seed\":1}\n";
  private static final String EVENT = "{\"t\":1,\"s\":\"a\",\"v\":1}\n";

  @TempDir private Path folder = Path.of("");

  private final List<TraceEvent> events = new ArrayList<>();

  private Path file() {
    return folder.resolve(TraceFile.NAME);
  }

  private void read(String text) throws IOException, TraceFormatException {
    Files.writeString(file(), text, StandardCharsets.ISO_8859_1);
    events.clear();
    TraceFile.at(folder).forEach(events::add);
  }

  private void refused(int line, String why, String text) {
    TraceFormatException e = assertThrows(TraceFormatException.class, () -> read(text));
    assertEquals(file() + ":" + line + ": " + why, e.getMessage());
  }

  @Test
  void givesBackWhatATraceWrote() throws Exception {
    try (OutputStream out = Files.newOutputStream(file())) {
      Trace trace = new Trace(out, 5);
      trace.level(3, "cp.lowMv", Long.MIN_VALUE);
      trace.bytes(4, "uart.host", new byte[] {0, -1}, 0, 2);
      trace.text(5, "stimulus", "a, b; [c] {d}");
      trace.hash();
    }
    TraceFile.at(file()).forEach(events::add);
    assertEquals(new TraceEvent.Level(3, "cp.lowMv", Long.MIN_VALUE), events.get(0));
    assertArrayEquals(new byte[] {0, -1}, ((TraceEvent.Bytes) events.get(1)).data());
    assertEquals(new TraceEvent.Text(5, "stimulus", "a, b; [c] {d}"), events.get(2));
    assertEquals(3, events.size());
  }

  @Test
  void ignoresFieldsItDoesNotKnow() throws Exception {
    read(
        """
        {"schemaVersion":1,"seed":1,"board":"x"}
        {"t":1,"s":"a","v":2,"u":3}
        """);
    assertEquals(List.of(new TraceEvent.Level(1, "a", 2)), events);
  }

  @Test
  void takesATraceWithoutEventsAndALastLineWithoutEnd() throws Exception {
    read(HEAD);
    assertEquals(List.of(), events);
    read(HEAD + EVENT.strip());
    assertEquals(1, events.size());
  }

  @Test
  void refusesWhatIsNoTrace() {
    String why = "no trace of schema version 1";
    refused(1, why, "");
    refused(1, why, "\n" + HEAD);
    refused(1, why, "{\"schemaVersion\":2,\"seed\":1}\n");
    refused(1, why, "{\"schemaVersion\":1,\"seed\":1\n");
    refused(1, why, EVENT);
  }

  @Test
  void refusesALineOutOfShapeAfterHandingOverAllBeforeIt() {
    String[] bad = {
      "",
      "{}",
      "{\"t\":-1,\"s\":\"a\",\"v\":1}",
      "{\"t\":1.5,\"s\":\"a\",\"v\":1}",
      "{\"t\":1,\"s\":\"\",\"v\":1}",
      "{\"t\":1,\"s\":\"a b\",\"v\":1}",
      "{\"t\":1,\"s\":\"a\",\"v\":NaN}",
      "{\"t\":1,\"s\":\"a\",\"v\":1e3}",
      "{\"t\":1,\"s\":\"a\",\"hex\":\"0G\"}",
      "{\"t\":1,\"s\":\"a\",\"text\":\"\u00e9\"}",
      "{\"t\":1,\"s\":\"a\",\"text\":\"a\\\"b\"}",
      "{\"t\":1,\"s\":\"a\",\"v\":1}\r",
      " {\"t\":1,\"s\":\"a\",\"v\":1}",
    };
    for (String line : bad) {
      refused(3, "not an event", HEAD + EVENT + line + "\n" + EVENT);
      assertEquals(1, events.size());
    }
  }

  @Test
  void refusesNumbersAndHexThatFitNothing() {
    String why = "a number or hex out of shape";
    refused(2, why, HEAD + "{\"t\":9223372036854775808,\"s\":\"a\",\"v\":1}\n");
    refused(2, why, HEAD + "{\"t\":1,\"s\":\"a\",\"v\":-9223372036854775809}\n");
    refused(2, why, HEAD + "{\"t\":1,\"s\":\"a\",\"hex\":\"abc\"}\n");
  }

  @Test
  void saysWhereATraceBreaksOff() {
    for (int cut = 1; cut < EVENT.length() - 1; cut++) {
      refused(3, "the trace breaks off here", HEAD + EVENT + EVENT.substring(0, cut));
      assertEquals(1, events.size());
    }
  }

  @Test
  void takesLinesUpToTheLimitAndNoneBeyond() throws Exception {
    String shell = "{\"t\":1,\"s\":\"a\",\"text\":\"\"}\n";
    int room = Trace.LINE_BYTES_MAX - shell.length();
    String longest = shell.replace("\"\"}", "\"" + "x".repeat(room) + "\"}");
    read(HEAD + longest);
    assertEquals(1, events.size());
    String why = "a line of " + Trace.LINE_BYTES_MAX + " bytes or more";
    refused(2, why, HEAD + longest.replace("xx", "xxx"));
    refused(2, why, HEAD + "x".repeat(3 * Trace.LINE_BYTES_MAX));
  }

  @Test
  void putsLateReportsIntoTheOrderOfTime() throws Exception {
    long late = TimeOrder.LATE_NANOS_MAX;
    read(HEAD + line(late, "a") + line(0, "b") + line(late, "c") + line(late + 1, "d"));
    assertEquals(List.of("b", "a", "c", "d"), events.stream().map(TraceEvent::signal).toList());
  }

  @Test
  void refusesTimeThatRunsBackwardsFarther() {
    long late = TimeOrder.LATE_NANOS_MAX;
    String text = HEAD + line(5, "a") + line(6 + late, "b") + line(4, "c");
    refused(4, "time runs backwards by more than a second", text);
    assertEquals(2, events.size());
  }

  private static String line(long atNanos, String signal) {
    return "{\"t\":" + atNanos + ",\"s\":\"" + signal + "\",\"v\":0}\n";
  }

  @Test
  void holdsBackALimitedNumberOfEvents() {
    TimeOrder order = new TimeOrder(events::add);
    for (int i = 0; i < TimeOrder.HELD_MAX; i++) {
      order.accept(new TraceEvent.Level(i, "a", i));
    }
    assertEquals(0, events.size());
    order.accept(new TraceEvent.Level(TimeOrder.HELD_MAX, "a", 0));
    assertEquals(1, events.size());
    order.finish();
    assertEquals(TimeOrder.HELD_MAX + 1, events.size());
  }
}
