package faraday.rig.scenario;

import faraday.rig.invariant.Wire;
import faraday.rig.invariant.WireListener;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a charger decided, in order: pilot state, duty, contactor command, lock drive, faults. */
final class DecisionLog implements WireListener {

  private static final Set<Wire> DECISIONS =
      EnumSet.of(Wire.STATE, Wire.DUTY, Wire.COMMAND, Wire.DRIVE, Wire.FAULT);
  private static final int LINES_MAX = 100_000;
  private static final double NANOS_PER_MS = 1e6;

  private record Line(long atNanos, Wire wire, long value) {
    String words(String circuit) {
      return "%s %s at %s ms (%s)"
          .formatted(wire.signal(), value, Words.ms(atNanos / NANOS_PER_MS), circuit);
    }
  }

  private final List<Line> lines = new ArrayList<>();

  @Override
  public void changed(long nowNanos, int evse, Wire wire, long value) {
    if (DECISIONS.contains(wire) && lines.size() < LINES_MAX) {
      lines.add(new Line(nowNanos, wire, value));
    }
  }

  /**
   * Where two circuits led to different decisions, or empty.
   *
   * @param toleranceNanos how far apart the same decision may lie
   */
  static String difference(DecisionLog plateau, DecisionLog sampled, long toleranceNanos) {
    for (Wire wire : DECISIONS) {
      String found = difference(plateau.of(wire), sampled.of(wire), toleranceNanos);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  private List<Line> of(Wire wire) {
    return lines.stream().filter(line -> line.wire() == wire).toList();
  }

  private static String difference(List<Line> a, List<Line> b, long toleranceNanos) {
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      String left = i < a.size() ? a.get(i).words("plateau") : "nothing (plateau)";
      String right = i < b.size() ? b.get(i).words("per-sample") : "nothing (per-sample)";
      boolean both = i < a.size() && i < b.size();
      if (!both
          || a.get(i).value() != b.get(i).value()
          || Math.abs(a.get(i).atNanos() - b.get(i).atNanos()) > toleranceNanos) {
        return left + " but " + right;
      }
    }
    return "";
  }
}
