package faraday.rig.export;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One-bit wires of a trace as a value change dump for PulseView and GTKWave. The pilot is drawn as
 * the wave it is, 1 kHz with its duty; every level is a wire of its own, because PulseView reads no
 * vectors (sigrok 0.5 yields no samples for them).
 */
public final class VcdExport implements Consumer<TraceEvent> {

  private static final long PERIOD_NANOS = 1_000_000;
  private static final int PERMILLE = 1000;

  private final PrintWriter out;
  private final Window window;
  private final Map<String, Wire> wires = new LinkedHashMap<>();
  private final Wire pwm;
  private int dutyPermille = PERMILLE;
  private long drawnToNanos;
  private long writtenNanos = -1;

  private static final class Wire {
    final char id;
    final String name;
    boolean high;

    Wire(char id, String name) {
      this.id = id;
      this.name = name;
    }
  }

  /** Writes the declarations. */
  public VcdExport(PrintWriter out, Window window) {
    this.out = out;
    this.window = window;
    this.drawnToNanos = window.fromNanos();
    this.pwm = wire("cp_pwm");
    for (String name : List.of("contactor.command", "contactor.coil", "contactor.main")) {
      wire(name);
    }
    for (String name : List.of("bolt_open", "bolt_shut", "nfc_field", "nfc_reader", "nfc_card")) {
      wire(name);
    }
    out.print("$version Faraday $end\n$timescale 1 ns $end\n$scope module charger $end\n");
    for (Wire wire : wires.values()) {
      out.printf("$var wire 1 %s %s $end%n", wire.id, wire.name.replace('.', '_'));
    }
    out.print("$upscope $end\n$enddefinitions $end\n");
    pwm.high = true;
  }

  @Override
  public void accept(TraceEvent event) {
    if (event.atNanos() > window.toNanos()) {
      return;
    }
    drawPilotTo(Math.max(window.fromNanos(), event.atNanos()));
    switch (event) {
      case TraceEvent.Level level -> level(level);
      case TraceEvent.Bytes bytes when bytes.signal().equals("rf.reader") ->
          set("nfc_reader", !wires("nfc_reader").high, bytes.atNanos());
      case TraceEvent.Bytes bytes when bytes.signal().equals("rf.card") ->
          set("nfc_card", !wires("nfc_card").high, bytes.atNanos());
      default -> {}
    }
  }

  /** Draws the pilot to the end of the window and closes the dump. */
  public void finish() {
    drawPilotTo(window.toNanos());
    time(window.toNanos());
    out.flush();
  }

  private void level(TraceEvent.Level level) {
    switch (level.signal()) {
      case "cp.dutyPermille" -> dutyPermille = (int) level.value();
      case "lock.bolt" -> {
        set("bolt_open", level.value() == 0, level.atNanos());
        set("bolt_shut", level.value() == 1, level.atNanos());
      }
      case "rf.field" -> set("nfc_field", level.value() != 0, level.atNanos());
      default -> {
        if (wires.containsKey(level.signal())) {
          set(level.signal(), level.value() != 0, level.atNanos());
        }
      }
    }
  }

  /** The generator's periods begin at whole milliseconds of virtual time. */
  private void drawPilotTo(long toNanos) {
    while (drawnToNanos < toNanos) {
      long periodNanos = drawnToNanos / PERIOD_NANOS * PERIOD_NANOS;
      long fallNanos = periodNanos + PERIOD_NANOS / PERMILLE * dutyPermille;
      boolean high = drawnToNanos < fallNanos;
      put(pwm, high, drawnToNanos);
      drawnToNanos = Math.min(toNanos, high ? fallNanos : periodNanos + PERIOD_NANOS);
    }
  }

  private void set(String name, boolean high, long atNanos) {
    put(wires(name), high, Math.max(window.fromNanos(), atNanos));
  }

  private void put(Wire wire, boolean high, long atNanos) {
    if (wire.high != high || writtenNanos < 0) {
      wire.high = high;
      time(atNanos);
      out.print(high ? '1' : '0');
      out.print(wire.id);
      out.print('\n');
    }
  }

  private void time(long atNanos) {
    if (writtenNanos < 0) {
      out.print("#" + window.fromNanos() + "\n$dumpvars\n");
      for (Wire wire : new ArrayList<>(wires.values())) {
        out.print((wire.high ? "1" : "0") + wire.id + "\n");
      }
      out.print("$end\n");
      writtenNanos = window.fromNanos();
    }
    if (atNanos != writtenNanos) {
      out.print("#" + atNanos + "\n");
      writtenNanos = atNanos;
    }
  }

  private Wire wire(String name) {
    Wire wire = new Wire((char) ('!' + wires.size()), name);
    wires.put(name, wire);
    return wire;
  }

  private Wire wires(String name) {
    Wire wire = wires.get(name);
    if (wire == null) {
      throw new IllegalStateException("no wire " + name);
    }
    return wire;
  }
}
