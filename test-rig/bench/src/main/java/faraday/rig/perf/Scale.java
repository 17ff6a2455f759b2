package faraday.rig.perf;

/**
 * How much is measured.
 *
 * @param seed of all worlds
 * @param taps start taps whose computing time is recorded
 * @param warmUpTaps start taps before them
 * @param repeats of whatever is repeated
 * @param safetyTicks ticks over which allocation is counted
 * @param openings of contacts, bound to 100 ms
 */
public record Scale(
    long seed, int taps, int warmUpTaps, int repeats, int safetyTicks, int openings) {

  /** A few minutes. */
  public static Scale usual(long seed) {
    return new Scale(seed, 2_000, 1_000, 3, 1_000_000, 100_000);
  }

  /** Until the tails are clear. */
  public static Scale thorough(long seed) {
    return new Scale(seed, 20_000, 2_000, 7, 20_000_000, 1_000_000);
  }
}
