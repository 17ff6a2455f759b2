package faraday.rig.export;

import faraday.hal.LockMotor;
import faraday.hal.sim.SimNorFlash;
import faraday.pilot.state.PilotState;
import java.util.List;
import java.util.function.Consumer;

/**
 * A window of a trace as a value change dump for PulseView and GTKWave. Every level is a wire of
 * its own, because PulseView takes no samples at all from a file with vectors. The pilot is drawn
 * as the wave it is, 1 kHz with its duty, periods beginning at whole milliseconds of virtual time;
 * NFC frames are high while they are on the air, flash operations for the time they take when all
 * is well.
 *
 * <p>Times are whole microseconds, cut off: sigrok makes a sample of every unit of time, and at 1
 * ns it would need minutes for seconds.
 */
public final class VcdExport implements Consumer<TraceEvent> {

  /** One unit of time in the file. */
  public static final long UNIT_NANOS = 1_000;

  private static final List<String> WIRES =
      List.of(
          "cp_pwm",
          "state_a",
          "state_b",
          "state_c",
          "state_d",
          "state_e",
          "state_f",
          "car_s2",
          "contactor_command",
          "contactor_coil",
          "contactor_main",
          "lock_motor",
          "bolt_open",
          "bolt_shut",
          "phone",
          "nfc_field",
          "nfc_reader",
          "nfc_card",
          "flash",
          "pole_l1",
          "pole_l2",
          "pole_l3",
          "chain_open",
          "residual_dc",
          "residual_ac",
          "residual_test",
          "emergency",
          "mains",
          "earth",
          "phone_field",
          "card_role",
          "apdu");

  private static final String PILOT = "cp_pwm";
  private static final long PERIOD_NANOS = 1_000_000;
  private static final int PERMILLE = 1_000;
  private static final long CARRIER_CYCLES_PER_BIT = 128;
  private static final long CARRIER_KHZ = 13_560;
  private static final long NANOS_PER_MS = 1_000_000;

  private final Window window;
  private final WireDump wires;
  private int dutyPermille = PERMILLE;
  private long drawnToNanos;
  private long lastNanos;

  /** Writes the declarations. */
  VcdExport(TextOut out, Window window) {
    this.window = window;
    this.wires = new WireDump(out, "1 us", UNIT_NANOS, WIRES);
    this.drawnToNanos = window.fromNanos();
  }

  @Override
  public void accept(TraceEvent event) {
    lastNanos = event.atNanos();
    if (lastNanos > window.toNanos()) {
      return;
    }
    drawTo(lastNanos);
    switch (event) {
      case TraceEvent.Level level -> level(level);
      case TraceEvent.Bytes bytes -> bytes(bytes);
      case TraceEvent.Text text -> {}
    }
  }

  /**
   * Draws to the end of the window, or of the trace where that comes first.
   *
   * @return the last moment drawn, or −1 when the trace ends before the window
   */
  public long finish() {
    long endNanos = Math.min(window.toNanos(), lastNanos);
    if (endNanos < window.fromNanos()) {
      return -1;
    }
    drawTo(endNanos);
    wires.end(endNanos);
    return endNanos;
  }

  private void level(TraceEvent.Level level) {
    long atNanos = level.atNanos();
    long value = level.value();
    switch (level.signal()) {
      case "cp.dutyPermille" -> {
        dutyPermille = Math.clamp(value, 0, PERMILLE);
        wires.set(PILOT, pilotHigh(atNanos), atNanos);
      }
      case "pilot.state" -> state(value, atNanos);
      case "lock.bolt" -> {
        wires.set("bolt_open", is(level, LockMotor.Bolt.OPEN), atNanos);
        wires.set("bolt_shut", is(level, LockMotor.Bolt.SHUT), atNanos);
      }
      case "lock.drive" -> wires.set("lock_motor", value != 0, atNanos);
      case "rf.present" -> wires.set("phone", value != 0, atNanos);
      case "phone.rf.field" -> wires.set("phone_field", value != 0, atNanos);
      case "phone.role" -> wires.set("card_role", value != 0, atNanos);
      case "tap.end" -> wires.set("apdu", false, atNanos);
      case "rf.field" -> wires.set("nfc_field", value != 0, atNanos);
      case "car.s2", "contactor.command", "contactor.coil", "contactor.main" ->
          wires.set(level.signal().replace('.', '_'), value != 0, atNanos);
      default -> hardware(level.signal(), value, atNanos);
    }
  }

  private void hardware(String signal, long value, long atNanos) {
    switch (signal) {
      case "contactor.poles" -> {
        wires.set("pole_l1", (value & 1) != 0, atNanos);
        wires.set("pole_l2", (value & 2) != 0, atNanos);
        wires.set("pole_l3", (value & 4) != 0, atNanos);
      }
      case "contactor.chain" -> wires.set("chain_open", value != 0, atNanos);
      case "residual.dc", "residual.ac", "residual.test" ->
          wires.set(signal.replace('.', '_'), value != 0, atNanos);
      case "emergency.open" -> wires.set("emergency", value != 0, atNanos);
      case "mains.milliHz" -> wires.set("mains", value != 0, atNanos);
      case "mains.earth" -> wires.set("earth", value != 0, atNanos);
      default -> {}
    }
  }

  private static boolean is(TraceEvent.Level level, Enum<?> choice) {
    return LevelNames.of(level.signal(), level.value()).equals(choice.name());
  }

  private void state(long ordinal, long atNanos) {
    String name = LevelNames.of("pilot.state", ordinal);
    boolean unread = name.equals(PilotState.START.name());
    for (char letter = 'a'; letter <= 'f'; letter++) {
      boolean now = !unread && Character.toLowerCase(name.charAt(0)) == letter;
      wires.set("state_" + letter, now, atNanos);
    }
  }

  private void bytes(TraceEvent.Bytes bytes) {
    long atNanos = bytes.atNanos();
    switch (bytes.signal()) {
      case "apdu.command" -> wires.set("apdu", true, atNanos);
      case "apdu.response" -> wires.set("apdu", false, atNanos);
      case "rf.reader" -> wires.pulse("nfc_reader", atNanos, airNanos(bytes.data().length));
      case "rf.card" -> wires.pulse("nfc_card", atNanos, airNanos(bytes.data().length));
      case "flash.program" -> wires.pulse("flash", atNanos, SimNorFlash.PROGRAM_NANOS);
      case "flash.erase" -> wires.pulse("flash", atNanos, SimNorFlash.ERASE_NANOS);
      default -> {}
    }
  }

  /** At 106 kbit/s, nine bits a byte; one byte alone is taken for a short frame of seven bits. */
  private static long airNanos(int bytes) {
    long bits = bytes == 1 ? 7 : 9L * bytes;
    return bits * CARRIER_CYCLES_PER_BIT * NANOS_PER_MS / CARRIER_KHZ;
  }

  // ---- what changes by itself

  private boolean pilotHigh(long atNanos) {
    return atNanos % PERIOD_NANOS < PERIOD_NANOS / PERMILLE * dutyPermille;
  }

  /** The first change of the pilot after this moment. */
  private long pilotEdgeNanos(long afterNanos) {
    if (dutyPermille == 0 || dutyPermille == PERMILLE) {
      return WireDump.NEVER;
    }
    long periodNanos = afterNanos / PERIOD_NANOS * PERIOD_NANOS;
    long fallNanos = periodNanos + PERIOD_NANOS / PERMILLE * dutyPermille;
    return afterNanos < fallNanos ? fallNanos : periodNanos + PERIOD_NANOS;
  }

  /** Draws every edge that falls due up to this moment. */
  private void drawTo(long toNanos) {
    if (toNanos < window.fromNanos()) {
      wires.fall(toNanos);
      return;
    }
    if (!wires.begun()) {
      wires.fall(window.fromNanos());
      wires.set(PILOT, pilotHigh(window.fromNanos()), window.fromNanos());
      wires.begin(window.fromNanos());
    }
    for (long dueNanos = dueNanos(); dueNanos <= toNanos; dueNanos = dueNanos()) {
      drawnToNanos = dueNanos;
      wires.fall(dueNanos);
      wires.set(PILOT, pilotHigh(dueNanos), dueNanos);
    }
    drawnToNanos = toNanos;
  }

  private long dueNanos() {
    return Math.min(pilotEdgeNanos(drawnToNanos), wires.firstFallNanos());
  }
}
