package faraday.rig.scenario;

/**
 * What a step expects.
 *
 * @param line in the file
 * @param condition what
 * @param mode how it relates to time
 */
record Expectation(int line, Condition condition, Mode mode) {

  /** The same at a connector. */
  Expectation at(int evse) {
    return new Expectation(line, Condition.at(evse, condition), mode);
  }

  /** How an expectation relates to the time from its step on. */
  sealed interface Mode {
    /** It holds at the step's own moment. */
    record Now() implements Mode {}

    /** It comes to hold within this time; then stays so for {@code staysNanos}. */
    record Within(long nanos, long staysNanos) implements Mode {}

    /** It holds all the time for so long. */
    record StaysFor(long nanos) implements Mode {}

    /** It never holds for so long. */
    record NeverFor(long nanos) implements Mode {}

    /** It comes to hold so often within this time; holding at the beginning does not count. */
    record Times(long count, long nanos) implements Mode {}
  }
}
