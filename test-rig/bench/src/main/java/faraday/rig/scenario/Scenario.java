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
}
