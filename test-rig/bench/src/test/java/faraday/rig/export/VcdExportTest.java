package faraday.rig.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Wires over time, in whole microseconds. */
final class VcdExportTest {

  private static final long MS = 1_000_000;
  private static final long US = 1_000;

  private long endNanos;

  private static TraceEvent level(long atNanos, String signal, long value) {
    return new TraceEvent.Level(atNanos, signal, value);
  }

  private static TraceEvent bytes(long atNanos, String signal, int count) {
    return new TraceEvent.Bytes(atNanos, signal, new byte[count]);
  }

  private String dump(Window window, TraceEvent... events) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (TextOut out = new TextOut(written)) {
      VcdExport export = new VcdExport(out, window);
      Arrays.stream(events).forEach(export);
      endNanos = export.finish();
    }
    return written.toString(StandardCharsets.US_ASCII);
  }

  /** Changes of one wire as {@code time=value}, the value at the start first. */
  private static List<String> wire(String dump, String name) {
    Map<String, String> ids = new HashMap<>();
    List<String> changes = new ArrayList<>();
    String now = "";
    long last = -1;
    for (String line : dump.split("\n", -1)) {
      if (line.startsWith("$var wire 1 ")) {
        ids.put(line.split(" ", -1)[4], line.split(" ", -1)[3]);
      } else if (line.startsWith("#")) {
        now = line.substring(1);
        assertTrue(Long.parseLong(now) > last, "time runs forward");
        last = Long.parseLong(now);
      } else if (line.matches("[01].") && line.substring(1).equals(ids.get(name))) {
        changes.add(now + "=" + line.charAt(0));
      }
    }
    return changes;
  }

  @Test
  void declaresOneBitWiresInMicroseconds() throws IOException {
    String dump = dump(new Window(0, MS), level(2 * MS, "rf.present", 1));
    assertTrue(dump.startsWith("$version Faraday $end\n$timescale 1 us $end\n"), dump);
    assertEquals(32, dump.lines().filter(line -> line.startsWith("$var wire 1 ")).count());
    assertTrue(dump.endsWith("#1000\n"), dump);
    assertEquals(MS, endNanos);
  }

  @Test
  void showsATapOnceAsReaderAndOnceAsCard() throws IOException {
    String dump =
        dump(
            new Window(0, 60 * MS),
            level(0, "phone.role", 0),
            level(MS, "rf.present", 1),
            bytes(2 * MS, "apdu.command", 14),
            bytes(3 * MS, "apdu.response", 5),
            bytes(4 * MS, "apdu.command", 14),
            level(5 * MS, "tap.end", 1),
            level(6 * MS, "rf.present", 0),
            level(10 * MS, "phone.role", 1),
            level(11 * MS, "phone.rf.field", 1),
            bytes(12 * MS, "apdu.command", 14),
            bytes(13 * MS, "apdu.response", 5),
            level(14 * MS, "phone.rf.field", 0),
            level(20 * MS, "phone.role", 0));
    assertEquals(
        List.of("0=0", "2000=1", "3000=0", "4000=1", "5000=0", "12000=1", "13000=0"),
        wire(dump, "apdu"));
    assertEquals(List.of("0=0", "10000=1", "20000=0"), wire(dump, "card_role"));
    assertEquals(List.of("0=0", "11000=1", "14000=0"), wire(dump, "phone_field"));
    assertEquals(List.of("0=0", "1000=1", "6000=0"), wire(dump, "phone"));
  }

  @Test
  void drawsThePilotAsTheWaveItIs() throws IOException {
    String dump =
        dump(
            new Window(0, 5 * MS),
            level(0, "cp.dutyPermille", 1000),
            level(MS, "cp.dutyPermille", 533),
            level(3 * MS, "cp.dutyPermille", 0),
            level(4 * MS, "cp.dutyPermille", 1000),
            level(9 * MS, "rf.present", 0));
    assertEquals(List.of("0=1", "1533=0", "2000=1", "2533=0", "4000=1"), wire(dump, "cp_pwm"));
  }

  @Test
  void followsADutyThatChangesInsideAPeriod() throws IOException {
    String dump =
        dump(
            new Window(0, 2 * MS),
            level(0, "cp.dutyPermille", 200),
            level(400 * US, "cp.dutyPermille", 700),
            level(1_100 * US, "cp.dutyPermille", 50),
            level(2 * MS, "rf.present", 0));
    assertEquals(
        List.of("0=1", "200=0", "400=1", "700=0", "1000=1", "1100=0", "2000=1"),
        wire(dump, "cp_pwm"));
  }

  @Test
  void beginsAWindowWithWhatWasBefore() throws IOException {
    String dump =
        dump(
            new Window(10 * MS + 600 * US, 12 * MS),
            level(0, "contactor.main", 1),
            level(0, "cp.dutyPermille", 500),
            bytes(9 * MS, "rf.reader", 1), // long over
            bytes(10 * MS, "flash.erase", 4), // still running
            level(20 * MS, "contactor.main", 0));
    assertEquals(List.of("10600=1"), wire(dump, "contactor_main"));
    assertEquals(List.of("10600=0", "11000=1", "11500=0", "12000=1"), wire(dump, "cp_pwm"));
    assertEquals(List.of("10600=0"), wire(dump, "nfc_reader"));
    assertEquals(List.of("10600=1"), wire(dump, "flash"));
  }

  @Test
  void keepsFramesHighWhileTheyAreInTheAir() throws IOException {
    String dump =
        dump(
            new Window(0, 100 * MS),
            bytes(1_000_999, "rf.reader", 1), // 7 bits of 9.44 µs
            bytes(MS + 166 * US, "rf.card", 2), // 18 bits
            bytes(2 * MS, "flash.program", 8),
            bytes(3 * MS, "flash.erase", 4),
            level(100 * MS, "rf.present", 0));
    assertEquals(List.of("0=0", "1000=1", "1067=0"), wire(dump, "nfc_reader"));
    assertEquals(List.of("0=0", "1166=1", "1335=0"), wire(dump, "nfc_card"));
    assertEquals(List.of("0=0", "2000=1", "2500=0", "3000=1", "48000=0"), wire(dump, "flash"));
  }

  @Test
  void hasAWireForEachPilotStateAndEachEndOfTheBolt() throws IOException {
    String dump =
        dump(
            new Window(0, 9 * MS),
            level(0, "pilot.state", 0), // START
            level(0, "lock.bolt", 0),
            level(MS, "pilot.state", 1), // A1
            level(2 * MS, "lock.bolt", 2),
            level(3 * MS, "pilot.state", 3), // B2
            level(4 * MS, "lock.bolt", 1),
            level(5 * MS, "pilot.state", 5), // C2
            level(6 * MS, "pilot.state", 99),
            level(9 * MS, "car.s2", 2));
    assertEquals(List.of("0=0", "1000=1", "3000=0"), wire(dump, "state_a"));
    assertEquals(List.of("0=0", "3000=1", "5000=0"), wire(dump, "state_b"));
    assertEquals(List.of("0=0", "5000=1", "6000=0"), wire(dump, "state_c"));
    assertEquals(List.of("0=1", "2000=0"), wire(dump, "bolt_open"));
    assertEquals(List.of("0=0", "4000=1"), wire(dump, "bolt_shut"));
    assertEquals(List.of("0=0", "9000=1"), wire(dump, "car_s2"));
  }

  @Test
  void endsWhereTheTraceEnds() throws IOException {
    String dump =
        dump(
            new Window(MS, 9 * MS),
            level(0, "cp.dutyPermille", 500),
            level(2 * MS + 700 * US, "contactor.coil", 1));
    assertTrue(dump.endsWith("#2700\n1*\n"), dump);
    assertEquals(2 * MS + 700 * US, endNanos);
    dump(new Window(MS, 9 * MS), level(0, "cp.dutyPermille", 500));
    assertEquals(-1, endNanos);
  }

  @Test
  void drawsPolesChainResidualEmergencyMainsAndEarth() throws IOException {
    String dump =
        dump(
            new Window(0, 9 * MS),
            level(0, "mains.milliHz", 50_000),
            level(0, "mains.earth", 1),
            level(MS, "contactor.poles", 5),
            level(2 * MS, "residual.ac", 1),
            level(2 * MS, "contactor.chain", 2),
            level(3 * MS, "contactor.poles", 1),
            level(4 * MS, "emergency.open", 1),
            level(5 * MS, "mains.earth", 0));
    assertEquals(List.of("0=0", "1000=1"), wire(dump, "pole_l1"));
    assertEquals(List.of("0=0"), wire(dump, "pole_l2"));
    assertEquals(List.of("0=0", "1000=1", "3000=0"), wire(dump, "pole_l3"));
    assertEquals(List.of("0=0", "2000=1"), wire(dump, "residual_ac"));
    assertEquals(List.of("0=0", "2000=1"), wire(dump, "chain_open"));
    assertEquals(List.of("0=0", "4000=1"), wire(dump, "emergency"));
    assertEquals(List.of("0=1", "5000=0"), wire(dump, "earth"));
  }

  @Test
  void writesQuantitiesAsRealsInNanoseconds() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (TextOut out = new TextOut(written)) {
      VoltsVcdExport export = new VoltsVcdExport(out);
      export.accept(level(0, "cp.highMv", 12_000));
      export.accept(level(0, "cp.lowMv", -11_987));
      export.accept(level(0, "cp.dutyPermille", 533));
      export.accept(level(1_234_567, "meter.registerMwh", 5));
      export.accept(level(1_234_567, "meter.powerW", 22_066));
      export.accept(level(1_234_568, "meter.currentMa", 31_980));
      export.accept(bytes(1_234_999, "uart.host", 1));
      export.finish();
    }
    String dump = written.toString(StandardCharsets.US_ASCII);
    assertTrue(dump.contains("$timescale 1 ns $end"), dump);
    assertTrue(
        dump.endsWith(
            """
            #0
            r12.000 !
            r-11.987 "
            r53.3 #
            #1234567
            r0.005 &
            r22.066 %
            #1234568
            r31.980 $
            #1234999
            """),
        dump);
  }
}
