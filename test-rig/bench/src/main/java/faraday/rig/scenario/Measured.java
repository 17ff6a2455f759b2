package faraday.rig.scenario;

/**
 * How long something took that was expected within a time.
 *
 * @param line of the expectation
 * @param what it is
 * @param ms from the step to the moment it held
 * @param limitMs what was allowed
 */
record Measured(int line, String what, double ms, double limitMs) {

  @Override
  public String toString() {
    return "%s after %s of %s ms".formatted(what, Words.ms(ms), Words.ms(limitMs));
  }
}
