package faraday.pilot.state;

/** What everything but the vehicle says about offering power. */
public enum Wish {
  /** The charger is not available. */
  UNAVAILABLE,
  /** No power may be offered. */
  NONE,
  /** An offer that runs may go on; a new one is too soon after the last change of the duty. */
  KEEP,
  /** Power may be offered. */
  POWER
}
