package faraday.rig.soak;

import faraday.rig.invariant.Invariant;
import java.util.List;
import java.util.Locale;

/** Writes a story down as a scenario file, so that it can be played, read and kept. */
final class ScenarioText {

  private static final long SPARE_MS = 1_000;

  private ScenarioText() {}

  /** The name of the file without its ending. */
  static String name(Reduction.Result found) {
    String what = found.breach().what().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return "soak-seed-" + found.spec().seed() + "-" + what;
  }

  /** The file. */
  static String of(String name, Reduction.Result found) {
    SoakSpec spec = found.spec();
    List<SoakStimulus> story = found.story();
    SoakBreach breach = found.breach();
    StringBuilder text = new StringBuilder();
    text.append("name: ").append(name).append('\n');
    text.append("title: Found by the soak with seed ").append(spec.seed()).append('\n');
    text.append("why: {hazard: \"").append(demand(breach)).append("\"}\n");
    text.append("seed: ").append(spec.seed()).append('\n');
    if (!spec.board().isEmpty()) {
      text.append("board:\n");
      spec.board().forEach((key, value) -> text.append("  %s: %s%n".formatted(key, value)));
    }
    text.append("steps:\n");
    long lengthMs = Math.max(breach.atMs(), story.getLast().atMs()) + SPARE_MS;
    text.append("  - {atMs: 0, expect: ").append(throughout(breach, lengthMs)).append("}\n");
    for (SoakStimulus one : story) {
      text.append("  - {atMs: ").append(one.atMs()).append(", ");
      text.append(one.step().substring(1)).append('\n');
    }
    return text.toString();
  }

  private static String demand(SoakBreach breach) {
    for (Invariant invariant : Invariant.values()) {
      if (invariant.name().equals(breach.what())) {
        return invariant + ": " + invariant.demand();
      }
    }
    return breach.what();
  }

  /** A fault that may not come, or just the time in which the standing invariants must hold. */
  private static String throughout(SoakBreach breach, long lengthMs) {
    if (breach.what().equals(Judge.FAULT_HAS_CAUSE)) {
      String fault = breach.seen().substring(0, breach.seen().indexOf(':'));
      return "{fault: %s, neverForMs: %d}".formatted(fault, lengthMs);
    }
    return "{energyMwh: [0, 1000000000000], staysForMs: %d}".formatted(lengthMs);
  }
}
