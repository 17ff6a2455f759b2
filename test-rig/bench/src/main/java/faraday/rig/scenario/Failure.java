package faraday.rig.scenario;

/**
 * Why a run failed.
 *
 * @param line of the file that was not fulfilled, or of the scenario's name
 * @param atMs since the scenario's time zero
 * @param expected in words
 * @param seen in words
 */
record Failure(int line, double atMs, String expected, String seen) {

  @Override
  public String toString() {
    return "at %s ms: expected %s; seen %s".formatted(Words.ms(atMs), expected, seen);
  }
}
