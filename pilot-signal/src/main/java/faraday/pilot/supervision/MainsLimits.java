package faraday.pilot.supervision;

/**
 * Limits of the mains, and the way back after they were left. Source: WARP after OVE R 37 (stop
 * below 0.80 pu for 3 s; again only inside 0.90 … 1.09 pu and 49.90 … 50.10 Hz for 60 s; then from
 * 6 A by 1 A each minute). Upper voltage and frequencies for stopping are common grid limits, not
 * verified.
 *
 * @param phases how many are connected, 1 … 3
 * @param nominalMv 1.00 pu, in mV
 * @param stopBelowPermille of nominal
 * @param stopAbovePermille of nominal
 * @param stopBelowMilliHz stop below
 * @param stopAboveMilliHz stop above
 * @param stopMs how long one of them must stand
 * @param restartFromPermille of nominal
 * @param restartToPermille of nominal
 * @param restartFromMilliHz again from
 * @param restartToMilliHz again up to
 * @param restartMs all of it without a break for so long
 * @param rampFromMa first limit after the way back
 * @param rampStepMa how much more after each step
 * @param rampStepMs length of a step
 */
public record MainsLimits(
    int phases,
    int nominalMv,
    int stopBelowPermille,
    int stopAbovePermille,
    int stopBelowMilliHz,
    int stopAboveMilliHz,
    int stopMs,
    int restartFromPermille,
    int restartToPermille,
    int restartFromMilliHz,
    int restartToMilliHz,
    int restartMs,
    int rampFromMa,
    int rampStepMa,
    int rampStepMs) {

  /** Refuses phases that are not, and a ramp that never rises. */
  public MainsLimits {
    if (phases < 1 || phases > 3 || rampStepMa < 1 || rampStepMs < 1) {
      throw new IllegalArgumentException(phases + " phases, ramp " + rampStepMa + " mA");
    }
  }

  /** Three phases of 230 V, 50 Hz. */
  public static MainsLimits standard() {
    return new MainsLimits(
        3, 230_000, 800, 1_100, 47_500, 51_500, 3_000, 900, 1_090, 49_900, 50_100, 60_000, 6_000,
        1_000, 60_000);
  }

  /** The same with another number of phases. */
  public MainsLimits withPhases(int newPhases) {
    return new MainsLimits(
        newPhases,
        nominalMv,
        stopBelowPermille,
        stopAbovePermille,
        stopBelowMilliHz,
        stopAboveMilliHz,
        stopMs,
        restartFromPermille,
        restartToPermille,
        restartFromMilliHz,
        restartToMilliHz,
        restartMs,
        rampFromMa,
        rampStepMa,
        rampStepMs);
  }

  int ofNominalMv(int permille) {
    return (int) ((long) nominalMv * permille / 1_000);
  }
}
