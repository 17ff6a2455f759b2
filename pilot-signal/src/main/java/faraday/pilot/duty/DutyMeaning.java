package faraday.pilot.duty;

/** What a vehicle reads from a duty cycle. */
public enum DutyMeaning {
  /** No charging: below 3 %, 7 … 8 %, above 97 %. */
  NO_CHARGING,
  /** Nothing without digital communication: 3 … 7 %, nominally 5 %. */
  DIGITAL,
  /** A current limit: 8 … 97 %. */
  CURRENT
}
