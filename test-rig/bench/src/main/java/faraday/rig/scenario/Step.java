package faraday.rig.scenario;

import faraday.rig.scenario.format.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step: when, what is done, what is expected from then on.
 *
 * @param line in the file
 * @param when its time
 * @param stimulus key of what is done, or null
 * @param refused whether it must turn out to be impossible
 * @param expectations from this moment on
 * @param section the step as it stands in the file
 */
record Step(
    int line,
    When when,
    @Nullable String stimulus,
    boolean refused,
    List<Expectation> expectations,
    Section section) {

  /** The connector it is about, from 1. */
  int connector() {
    return (int) section.whole("connector", 1);
  }

  /** When a step happens. */
  sealed interface When {
    /** So long after time zero. */
    record At(long nanos) implements When {}

    /** So long after the step before began. */
    record After(long nanos) implements When {}

    /** As soon as this holds, but within this time after the step before began. */
    record Once(Condition condition, long withinNanos) implements When {}
  }
}
