package faraday.rig.scenario;

import java.util.List;

/**
 * What one run of a scenario came to.
 *
 * @param scenario which
 * @param variant how it was played
 * @param started false when the rig did not come up
 * @param failures empty when it passed
 * @param measured what was timed
 * @param steps of the scenario that were played
 * @param expectations that have a verdict
 * @param worldSteps at each of which every invariant was checked
 * @param virtualNanos how far the world went
 * @param zeroNanos when the scenario's time zero was, in time of the world
 * @param decisions what the charger decided, for comparison
 */
record RunResult(
    Scenario scenario,
    Variant variant,
    boolean started,
    List<Failure> failures,
    List<Measured> measured,
    int steps,
    int expectations,
    long worldSteps,
    long virtualNanos,
    long zeroNanos,
    DecisionLog decisions) {

  boolean passed() {
    return started && failures.isEmpty();
  }
}
