package faraday.rig.export;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Levels of a trace as one table for spreadsheets: a line whenever anything changed, all columns as
 * they then are. Text stimuli stand in the last column.
 */
public final class CsvExport implements Consumer<TraceEvent> {

  private static final String[] COLUMNS = {
    "cp.dutyPermille",
    "cp.highMv",
    "cp.lowMv",
    "contactor.command",
    "contactor.main",
    "lock.bolt",
    "meter.registerMwh",
    "meter.currentMa",
    "meter.powerW",
    "car.s2",
    "pp.ohm"
  };

  private final PrintWriter out;
  private final Map<String, String> now = new LinkedHashMap<>();

  /** Writes the head line. */
  public CsvExport(PrintWriter out) {
    this.out = out;
    out.print("timeNs");
    for (String column : COLUMNS) {
      now.put(column, "");
      out.print("," + column);
    }
    out.print(",event\n");
  }

  @Override
  public void accept(TraceEvent event) {
    switch (event) {
      case TraceEvent.Level level when now.containsKey(level.signal()) -> {
        now.put(level.signal(), Long.toString(level.value()));
        line(level.atNanos(), "");
      }
      case TraceEvent.Text text -> line(text.atNanos(), text.signal() + ": " + text.text());
      default -> {}
    }
  }

  private void line(long atNanos, String remark) {
    out.print(atNanos);
    for (String value : now.values()) {
      out.print("," + value);
    }
    out.print(remark.isEmpty() ? ",\n" : ",\"" + remark + "\"\n");
  }
}
