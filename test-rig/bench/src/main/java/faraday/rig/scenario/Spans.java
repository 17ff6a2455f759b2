package faraday.rig.scenario;

import faraday.rig.scenario.format.Section;
import java.util.List;
import java.util.OptionalLong;

/** Reads a time that may be given in any of three units. */
final class Spans {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long MS_PER_S = 1_000;
  private static final long MS_PER_MIN = 60_000;

  private Spans() {}

  /** The keys of a stem that are there. */
  static List<String> keys(Section section, String stem) {
    return List.of(stem + "Ms", stem + "S", stem + "Min").stream().filter(section::has).toList();
  }

  /** The time in ns, or empty when no key of the stem is there. */
  static OptionalLong nanos(Section section, String stem) {
    List<String> keys = keys(section, stem);
    if (keys.isEmpty()) {
      return OptionalLong.empty();
    }
    String key = keys.getFirst();
    long factor = NANOS_PER_MS;
    if (key.endsWith("Min")) {
      factor = NANOS_PER_MS * MS_PER_MIN;
    } else if (key.endsWith("S")) {
      factor = NANOS_PER_MS * MS_PER_S;
    }
    return OptionalLong.of(section.whole(key) * factor);
  }
}
