package faraday.pilot.supervision;

import java.util.Set;

/**
 * Whether and how often a charger closes again by itself after a residual-current trip. Open
 * firmware tries six times, every five minutes; national rules of Denmark, the United Kingdom,
 * France and Switzerland do not allow it (reference control pilot §7).
 *
 * @param intervalS from a trip to the next try, in s, at least 60
 * @param triesMax tries in one plug-in, 0 … 100
 * @param allowed false where nobody but a person may close again: the plug must be pulled
 */
public record ReclosePolicy(int intervalS, int triesMax, boolean allowed) {

  private static final Set<String> NOT_ALLOWED = Set.of("DK", "GB", "UK", "FR", "CH");

  /** Refuses values outside the ranges above. */
  public ReclosePolicy {
    if (intervalS < 60 || triesMax < 0 || triesMax > 100) {
      throw new IllegalArgumentException("interval " + intervalS + " s, tries " + triesMax);
    }
  }

  /** Every 300 s, six times. */
  public static ReclosePolicy standard() {
    return new ReclosePolicy(300, 6, true);
  }

  /**
   * The policy of a country.
   *
   * @param country ISO 3166-1 alpha-2 in capitals; UK is taken for GB
   */
  public static ReclosePolicy of(String country) {
    ReclosePolicy standard = standard();
    return NOT_ALLOWED.contains(country)
        ? new ReclosePolicy(standard.intervalS, standard.triesMax, false)
        : standard;
  }
}
