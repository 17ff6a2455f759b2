package faraday.rig.export;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;

/** The pilot's plateaus in volts as {@code real} variables: for GTKWave (PulseView skips them). */
public final class VoltsVcdExport implements Consumer<TraceEvent> {

  private static final Map<String, Character> IDS =
      Map.of("cp.highMv", '!', "cp.lowMv", '"', "cp.dutyPermille", '#');

  private final PrintWriter out;
  private long writtenNanos = -1;

  /** Writes the declarations. */
  public VoltsVcdExport(PrintWriter out) {
    this.out = out;
    out.print("$version Faraday $end\n$timescale 1 ns $end\n$scope module pilot $end\n");
    out.print("$var real 64 ! cp_high_v $end\n$var real 64 \" cp_low_v $end\n");
    out.print("$var real 64 # duty_percent $end\n$upscope $end\n$enddefinitions $end\n");
  }

  @Override
  public void accept(TraceEvent event) {
    if (event instanceof TraceEvent.Level level && IDS.containsKey(level.signal())) {
      if (level.atNanos() != writtenNanos) {
        out.print("#" + level.atNanos() + "\n");
        writtenNanos = level.atNanos();
      }
      out.print("r" + decimal(level) + " " + IDS.get(level.signal()) + "\n");
    }
  }

  private static String decimal(TraceEvent.Level level) {
    int digits = level.signal().equals("cp.dutyPermille") ? 1 : 3;
    return BigDecimal.valueOf(level.value(), digits).toPlainString();
  }
}
