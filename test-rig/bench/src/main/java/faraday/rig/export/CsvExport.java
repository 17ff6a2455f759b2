package faraday.rig.export;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A trace as one table for spreadsheets: one line for each moment at which a level changed or
 * something happened, all columns as they then are. A level is empty until the trace first gives
 * it. Stimuli, APDUs and flash operations stand in the last column. Quoting is that of RFC 4180,
 * line ends are single.
 */
public final class CsvExport implements Consumer<TraceEvent> {

  private static final List<String> COLUMNS =
      List.of(
          "cp.dutyPermille",
          "cp.highMv",
          "cp.lowMv",
          "pp.ohm",
          "car.s2",
          "pilot.state",
          "pilot.fault",
          "session.phase",
          "contactor.command",
          "contactor.coil",
          "contactor.main",
          "lock.drive",
          "lock.bolt",
          "meter.registerMwh",
          "meter.currentMa",
          "meter.powerW",
          "rf.present");

  private final TextOut out;
  private final Window window;
  private final Map<String, String> now = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private long momentNanos;
  private boolean changed;
  private int lines;

  /** Writes the head line. */
  CsvExport(TextOut out, Window window) {
    this.out = out;
    this.window = window;
    out.put("timeNs");
    for (String column : COLUMNS) {
      now.put(column, "");
      out.put(",").put(column);
    }
    out.put(",event\n");
  }

  /** Lines written so far, without the head. */
  public int lines() {
    return lines;
  }

  @Override
  public void accept(TraceEvent event) {
    if (event.atNanos() != momentNanos) {
      finish();
      momentNanos = event.atNanos();
    }
    switch (event) {
      case TraceEvent.Level level -> level(level);
      case TraceEvent.Bytes bytes -> bytes(bytes);
      case TraceEvent.Text text -> remark(text.signal() + ": " + text.text());
    }
  }

  /** Writes the line of the last moment. */
  public void finish() {
    if (changed && window.contains(momentNanos)) {
      out.put(momentNanos);
      for (String value : now.values()) {
        out.put(",").put(value);
      }
      out.put(",").put(quoted(String.join("; ", remarks))).put("\n");
      lines++;
    }
    remarks.clear();
    changed = false;
  }

  private void level(TraceEvent.Level level) {
    if (now.containsKey(level.signal())) {
      now.put(level.signal(), LevelNames.of(level.signal(), level.value()));
      changed = true;
    } else if (level.signal().equals("tap.end") || level.signal().equals("flash.power")) {
      remark(level.signal() + ": " + level.value());
    }
  }

  private void bytes(TraceEvent.Bytes bytes) {
    String signal = bytes.signal();
    if (signal.startsWith("apdu.") || signal.startsWith("tap.")) {
      remark(signal + ": " + bytes.data().length + " bytes");
    } else if (signal.startsWith("flash.") && bytes.data().length >= Integer.BYTES) {
      int address = ByteBuffer.wrap(bytes.data()).getInt();
      int count = bytes.data().length - Integer.BYTES;
      remark(signal + ": " + (count == 0 ? "" : count + " bytes ") + "at " + address);
    }
  }

  private void remark(String text) {
    remarks.add(text);
    changed = true;
  }

  static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
