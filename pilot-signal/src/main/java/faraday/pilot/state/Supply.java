package faraday.pilot.state;

/** What the charger wants to drive. */
public enum Supply {
  /** Steady −12 V. */
  UNAVAILABLE,
  /** Steady +12 V: no power offered. */
  NONE,
  /** The 1 kHz signal: power offered. */
  POWER
}
