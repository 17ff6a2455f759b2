package faraday.rig.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A table: one line for each moment, words for choices, RFC 4180 quoting. */
final class CsvExportTest {

  private static final String HEAD =
      "timeNs,cp.dutyPermille,cp.highMv,cp.lowMv,pp.ohm,car.s2,pilot.state,pilot.fault,"
          + "session.phase,contactor.command,contactor.coil,contactor.main,lock.drive,lock.bolt,"
          + "meter.registerMwh,meter.currentMa,meter.powerW,rf.present,event";

  private static List<String> lines(Window window, TraceEvent... events) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (TextOut out = new TextOut(written)) {
      CsvExport export = new CsvExport(out, window);
      Arrays.stream(events).forEach(export);
      export.finish();
      List<String> lines = written(out, written).lines().toList();
      assertEquals(HEAD, lines.getFirst());
      assertEquals(lines.size() - 1, export.lines());
      return lines.subList(1, lines.size());
    }
  }

  private static String written(TextOut out, ByteArrayOutputStream written) throws IOException {
    out.close();
    return written.toString(StandardCharsets.US_ASCII);
  }

  @Test
  void isAHeadWhereNothingHappened() throws IOException {
    assertEquals(List.of(), lines(Window.ALL));
  }

  @Test
  void writesOneLineForEachMomentWithAllLevelsAsTheyThenAre() throws IOException {
    assertEquals(
        List.of("0,1000,12000,,,,,,,,,,,,,,,,", "7,1000,6000,-12000,,,,,,,,,,,,,,,"),
        lines(
            Window.ALL,
            new TraceEvent.Level(0, "cp.dutyPermille", 1000),
            new TraceEvent.Level(0, "cp.highMv", 12_000),
            new TraceEvent.Level(3, "rf.field", 1),
            new TraceEvent.Level(7, "cp.highMv", 6_000),
            new TraceEvent.Level(7, "cp.lowMv", -12_000)));
  }

  @Test
  void givesChoicesTheirNamesAndKeepsANumberThatHasNone() throws IOException {
    assertEquals(
        List.of(
            "1,,,,,READY,C2,NONE,RUNNING,,,,SHUT,OPEN,,,,,",
            "2,,,,,7,C2,NONE,RUNNING,,,,SHUT,-1,,,,,"),
        lines(
            Window.ALL,
            new TraceEvent.Level(1, "car.s2", 1),
            new TraceEvent.Level(1, "pilot.state", 5),
            new TraceEvent.Level(1, "pilot.fault", 0),
            new TraceEvent.Level(1, "session.phase", 5),
            new TraceEvent.Level(1, "lock.drive", 1),
            new TraceEvent.Level(1, "lock.bolt", 0),
            new TraceEvent.Level(2, "car.s2", 7),
            new TraceEvent.Level(2, "lock.bolt", -1)));
  }

  @Test
  void namesTapsApdusAndFlashOperationsInTheLastColumn() throws IOException {
    byte[] erase = {0, 0, 0x10, 0};
    byte[] program = {0, 0, 1, 2, 3, 4, 5};
    List<String> lines =
        lines(
            Window.ALL,
            new TraceEvent.Bytes(1, "tap.target", new byte[4]),
            new TraceEvent.Bytes(1, "apdu.command", new byte[14]),
            new TraceEvent.Bytes(2, "flash.erase", erase),
            new TraceEvent.Bytes(3, "flash.program", program),
            new TraceEvent.Bytes(4, "uart.host", new byte[9]),
            new TraceEvent.Level(5, "tap.end", 1),
            new TraceEvent.Level(6, "flash.power", 0));
    String empty = ",,,,,,,,,,,,,,,,,,";
    assertEquals(
        List.of(
            "1" + empty + "tap.target: 4 bytes; apdu.command: 14 bytes",
            "2" + empty + "flash.erase: at 4096",
            "3" + empty + "flash.program: 3 bytes at 258",
            "5" + empty + "tap.end: 1",
            "6" + empty + "flash.power: 0"),
        lines);
  }

  @Test
  void quotesWhatWouldBreakALine() throws IOException {
    List<String> lines = lines(Window.ALL, new TraceEvent.Text(1, "stimulus", "plugs, then waits"));
    assertEquals("1,,,,,,,,,,,,,,,,,,\"stimulus: plugs, then waits\"", lines.getFirst());
    assertEquals("\"a \"\"b\"\"\"", CsvExport.quoted("a \"b\""));
    assertEquals("a;b", CsvExport.quoted("a;b"));
    assertEquals("\"a\nb\"", CsvExport.quoted("a\nb"));
  }

  @Test
  void knowsLevelsFromBeforeTheWindow() throws IOException {
    assertEquals(
        List.of("10,531,,,,,,,,,,,,,,,,1,", "20,1000,,,,,,,,,,,,,,,,1,"),
        lines(
            new Window(10, 20),
            new TraceEvent.Level(9, "cp.dutyPermille", 531),
            new TraceEvent.Level(10, "rf.present", 1),
            new TraceEvent.Level(20, "cp.dutyPermille", 1000),
            new TraceEvent.Level(21, "rf.present", 0)));
  }
}
