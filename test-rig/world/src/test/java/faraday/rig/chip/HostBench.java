package faraday.rig.chip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimSerialLine;
import faraday.hal.sim.VirtualClock;
import faraday.rig.rf.CardApplication;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.EchoApp;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.rf.RadioField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A chip under test at the end of a simulated line, and a host that writes frames by hand. */
final class HostBench {

  static final String ACK = "0000ff00ff00";
  static final String NACK = "0000ffff0000";
  static final String ERROR = "0000ff01ff7f8100";
  static final String PRELUDE = "5555" + "00".repeat(14);
  static final long MILLI = 1_000_000;

  final StringBuilder trace = new StringBuilder();
  final VirtualClock clock = new VirtualClock();
  final SimSerialLine line = new SimSerialLine(clock, 115_200, recorder());
  final RadioField field = new RadioField(recorder());

  /** What else lives in this world, ticked behind the chip. */
  final List<Ticked> others = new ArrayList<>();

  final Pn532Chip chip = new Pn532Chip(line.device(), field, Pn532Timing.typical());

  /** A chip that has just got power and sleeps. */
  static HostBench asleep() {
    return new HostBench();
  }

  /** A chip after prelude and SAMConfiguration, with short searches. */
  static HostBench awake() {
    HostBench bench = new HostBench();
    bench.send(PRELUDE + frame("1401"));
    assertEquals(ACK + response("15"), bench.hear(20));
    bench.ask("3205ff0101");
    return bench;
  }

  /** An awake chip with an activated phone of known UID that echoes. */
  static HostBench withPhone(EchoApp app) {
    HostBench bench = awake();
    bench.place(app);
    assertEquals("4b01010004200408112233" + "0578807002", bench.ask("4a0100"));
    return bench;
  }

  void place(CardApplication app) {
    CardProfile profile = CardProfile.phone().withUid(HexFormat.of().parseHex("08112233"));
    field.place(new IsoDepCard(profile, app, new SeededRandom(1, "uid")), clock.nowNanos());
  }

  void send(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertEquals(bytes.length, line.host().write(bytes, 0, bytes.length));
  }

  /** Lets the world run and gives everything that arrived meanwhile. */
  String hear(long millis) {
    long endNanos = clock.nowNanos() + millis * MILLI;
    while (clock.nowNanos() < endNanos) {
      long due = Math.min(chip.nextDeadlineNanos(), endNanos);
      for (Ticked other : others) {
        due = Math.min(due, other.nextDeadlineNanos());
      }
      clock.advanceTo(Math.max(due, clock.nowNanos()));
      chip.tick(clock.nowNanos());
      others.forEach(other -> other.tick(clock.nowNanos()));
    }
    byte[] heard = new byte[4096];
    int count = line.host().read(heard, 0, heard.length);
    return HexFormat.of().formatHex(heard, 0, count);
  }

  /** Sends a command and gives the data of its response (code first) after checking the frames. */
  String ask(String data) {
    return ask(data, 2_000);
  }

  /** The same with so many milliseconds for the answer. */
  String ask(String data, long millis) {
    send(frame(data));
    String heard = hear(millis);
    assertTrue(heard.startsWith(ACK), () -> "no ACK in " + heard);
    return data(heard.substring(ACK.length()));
  }

  /** TFI and data in the shortest frame that holds them. */
  static String frame(String data) {
    return framed("d4" + data);
  }

  static String response(String data) {
    return framed("d5" + data);
  }

  private static String framed(String body) {
    byte[] bytes = HexFormat.of().parseHex(body);
    int sum = 0;
    for (byte value : bytes) {
      sum += value;
    }
    String tail = body + "%02x00".formatted(-sum & 0xff);
    return bytes.length <= 255
        ? "0000ff%02x%02x".formatted(bytes.length, -bytes.length & 0xff) + tail
        : extendedHead(bytes.length) + tail;
  }

  static String extendedHead(int length) {
    int check = -(length >>> 8) - length;
    return "0000ffffff%04x%02x".formatted(length, check & 0xff);
  }

  private static String data(String heard) {
    boolean extended = heard.startsWith("0000ffffff");
    int at = extended ? 16 : 10;
    assertTrue(heard.length() > at + 4, () -> "no response: " + heard);
    String data = heard.substring(at + 2, heard.length() - 4);
    assertEquals(response(data), heard);
    return data;
  }

  private SimProbe recorder() {
    return new SimProbe() {
      @Override
      public void level(long nowNanos, String signal, long value) {
        trace.append(nowNanos).append(' ').append(signal).append(' ').append(value).append('\n');
      }

      @Override
      public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {
        String hex = HexFormat.of().formatHex(data, offset, offset + count);
        trace.append(nowNanos).append(' ').append(signal).append(' ').append(hex).append('\n');
      }
    };
  }
}
