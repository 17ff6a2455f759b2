package faraday.pilot.limit;

/** Who sets a limit to the current. When two set the same, the first of this order binds. */
public enum LimitSource {
  /** Nobody yet: no power was ordered. */
  NONE,
  /** The driver's wish, or what his token allows. */
  USER,
  /** The charging profile that stands now. */
  PROFILE,
  /** What the installation carries. */
  SITE,
  /** The ampacity of the plugged cable; 0 without a valid one. */
  CABLE,
  /** Derating by temperature, or by a sensor that does not answer. */
  THERMAL,
  /** The ramp after the mains were outside their limits. */
  MAINS
}
