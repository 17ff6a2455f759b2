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
    /** How long after its step it is looked at, at most. */
    default long lengthNanos() {
      return switch (this) {
        case Now _ -> 0;
        case Within(long nanos, long _) -> nanos;
        case StaysFor(long nanos) -> nanos;
        case NeverFor(long nanos) -> nanos;
        case Times(long _, long nanos) -> nanos;
      };
    }

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
