package faraday.rig.scenario;

import java.util.List;
import java.util.OptionalLong;

/**
 * A scenario as it stands in its file, checked.
 *
 * @param file as the user named it
 * @param line of its name
 * @param name also the file's
 * @param title one sentence
 * @param proves planted faults it must catch
 * @param seed of its own, if any
 * @param fixture what the board is made of
 * @param given where the board is brought before time zero
 * @param steps in order
 * @param skipped corners at which it says nothing
 */
record Scenario(
    String file,
    int line,
    String name,
    String title,
    List<String> proves,
    OptionalLong seed,
    Fixture fixture,
    Given given,
    List<Step> steps,
    List<String> skipped) {

  /** Where the board is brought before time zero. */
  enum Given {
    /** Charger up, nothing plugged. */
    IDLE,
    /** A car is plugged in, nobody has tapped. */
    PLUGGED,
    /** Anna has tapped and the car draws current. */
    CHARGING
  }

  /** Who taps in {@link Given#CHARGING}. */
  static final String DRIVER = "Anna";

  /** Time that it takes at most, for whoever plays the long ones first. */
  long lengthNanos() {
    long atNanos = 0;
    long endNanos = 0;
    for (Step step : steps) {
      atNanos =
          switch (step.when()) {
            case Step.When.At(long nanos) -> nanos;
            case Step.When.After(long nanos) -> atNanos + nanos;
            case Step.When.Once(Condition _, long withinNanos) -> atNanos + withinNanos;
          };
      for (Expectation expectation : step.expectations()) {
        endNanos = Math.max(endNanos, atNanos + expectation.mode().lengthNanos());
      }
    }
    return Math.max(atNanos, endNanos);
  }
}
