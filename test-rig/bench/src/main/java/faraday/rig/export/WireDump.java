package faraday.rig.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One-bit wires in a value change dump (IEEE 1364-2005 §18). Before {@link #begin} changes are only
 * remembered; from then on they are written, in the order of their times. Of several changes of a
 * wire within one unit of time the last counts.
 */
final class WireDump {

  /** No such moment. */
  static final long NEVER = Long.MAX_VALUE;

  private static final class Wire {
    final char id;
    boolean high;
    boolean written;
    long fallNanos = NEVER;

    Wire(char id) {
      this.id = id;
    }
  }

  private final TextOut out;
  private final long unitNanos;
  private final Map<String, Wire> wires = new LinkedHashMap<>();
  private boolean begun;
  private boolean dumped;
  private long unit;

  /** Writes the declarations; all wires are low. */
  WireDump(TextOut out, String unit, long unitNanos, List<String> names) {
    this.out = out;
    this.unitNanos = unitNanos;
    out.put("$version Faraday $end\n$timescale " + unit + " $end\n$scope module charger $end\n");
    for (String name : names) {
      Wire wire = new Wire((char) ('!' + wires.size()));
      wires.put(name, wire);
      out.put("$var wire 1 " + wire.id + " " + name + " $end\n");
    }
    out.put("$upscope $end\n$enddefinitions $end\n");
  }

  boolean begun() {
    return begun;
  }

  /** The dump begins at this moment, with all wires as they are at its end. */
  void begin(long atNanos) {
    begun = true;
    unit = atNanos / unitNanos;
  }

  /** The dump ends at this moment. */
  void end(long atNanos) {
    reach(atNanos);
    if (!writeUnit()) {
      out.put("#").put(unit).put("\n");
    }
  }

  /** Sets a wire; nothing happens when it is so already. */
  void set(String name, boolean high, long atNanos) {
    set(named(name), high, atNanos);
  }

  /** Raises a wire until {@link #fall} is called for the end of its pulse or later. */
  void pulse(String name, long atNanos, long lastsNanos) {
    Wire wire = named(name);
    set(wire, true, atNanos);
    wire.fallNanos = atNanos + lastsNanos;
  }

  /** When the first pulse ends, or {@link #NEVER}. */
  long firstFallNanos() {
    long firstNanos = NEVER;
    for (Wire wire : wires.values()) {
      firstNanos = Math.min(firstNanos, wire.fallNanos);
    }
    return firstNanos;
  }

  /** Ends all pulses that are over. */
  void fall(long nowNanos) {
    for (Wire wire : wires.values()) {
      if (wire.fallNanos <= nowNanos) {
        wire.fallNanos = NEVER;
        set(wire, false, nowNanos);
      }
    }
  }

  private void set(Wire wire, boolean high, long atNanos) {
    if (wire.high != high) {
      reach(atNanos);
      wire.high = high;
    }
  }

  private void reach(long atNanos) {
    if (begun && atNanos / unitNanos != unit) {
      writeUnit();
      unit = atNanos / unitNanos;
    }
  }

  /** Writes what changed in this unit of time; true when that was anything. */
  private boolean writeUnit() {
    boolean first = !dumped;
    boolean any = first;
    for (Wire wire : wires.values()) {
      any |= wire.high != wire.written;
    }
    if (any) {
      out.put("#").put(unit).put(first ? "\n$dumpvars\n" : "\n");
      for (Wire wire : wires.values()) {
        if (first || wire.high != wire.written) {
          out.put(wire.high ? "1" : "0").put(String.valueOf(wire.id)).put("\n");
          wire.written = wire.high;
        }
      }
      out.put(first ? "$end\n" : "");
      dumped = true;
    }
    return any;
  }

  private Wire named(String name) {
    Wire wire = wires.get(name);
    if (wire == null) {
      throw new IllegalStateException("no wire " + name);
    }
    return wire;
  }
}
