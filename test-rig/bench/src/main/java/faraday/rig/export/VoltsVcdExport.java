package faraday.rig.export;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Quantities of a whole trace as {@code real} variables of a value change dump: for GTKWave
 * (PulseView skips them). Times are whole nanoseconds.
 */
public final class VoltsVcdExport implements Consumer<TraceEvent> {

  private static final int PHASES = 3;

  private record Quantity(char id, String name, int decimals) {}

  private final TextOut out;
  private final Map<String, Quantity> quantities = new LinkedHashMap<>();
  private long writtenNanos = -1;
  private long lastNanos;

  /** Writes the declarations. */
  VoltsVcdExport(TextOut out) {
    this.out = out;
    quantity("cp.highMv", "cp_high_v", 3);
    quantity("cp.lowMv", "cp_low_v", 3);
    quantity("cp.dutyPermille", "duty_percent", 1);
    quantity("meter.currentMa", "current_a", 3);
    quantity("meter.powerW", "power_kw", 3);
    quantity("meter.registerMwh", "energy_wh", 3);
    quantity("residual.dcMa", "residual_dc_ma", 0);
    quantity("residual.acMa", "residual_ac_ma", 0);
    quantity("heat.enclosureMilliC", "enclosure_c", 3);
    quantity("heat.contactsMilliC", "contacts_c", 3);
    quantity("lock.motorMa", "lock_motor_a", 3);
    for (int phase = 1; phase <= PHASES; phase++) {
      quantity("mains.l" + phase + "Mv", "mains_l" + phase + "_v", 3);
      quantity("load.l" + phase + "Ma", "load_l" + phase + "_a", 3);
    }
    out.put("$version Faraday $end\n$timescale 1 ns $end\n$scope module charger $end\n");
    for (Quantity each : quantities.values()) {
      out.put("$var real 64 " + each.id + " " + each.name + " $end\n");
    }
    out.put("$upscope $end\n$enddefinitions $end\n");
  }

  private void quantity(String signal, String name, int decimals) {
    quantities.put(signal, new Quantity((char) ('!' + quantities.size()), name, decimals));
  }

  @Override
  public void accept(TraceEvent event) {
    lastNanos = event.atNanos();
    Quantity quantity = quantities.get(event.signal());
    if (event instanceof TraceEvent.Level level && quantity != null) {
      time(level.atNanos());
      BigDecimal value = BigDecimal.valueOf(level.value(), quantity.decimals);
      out.put("r" + value.toPlainString() + " " + quantity.id + "\n");
    }
  }

  /** Marks the end of the trace. */
  public void finish() {
    time(lastNanos);
  }

  private void time(long atNanos) {
    if (atNanos != writtenNanos) {
      out.put("#").put(atNanos).put("\n");
      writtenNanos = atNanos;
    }
  }
}
