package faraday.firmware.session;

/**
 * Where a session ends by itself (E6, E18).
 *
 * @param energyWh at least 1
 * @param durationS at least 1
 * @param costMinor minor units, or {@link #NO_COST_LIMIT}
 */
public record SessionLimits(long energyWh, long durationS, long costMinor) {

  /** The token names no cost limit. */
  public static final long NO_COST_LIMIT = Long.MAX_VALUE;

  /** Refuses limits that leave nothing to deliver. */
  public SessionLimits {
    if (energyWh < 1 || durationS < 1 || costMinor < 0) {
      throw new IllegalArgumentException("a limit leaves nothing to deliver");
    }
  }

  /** Whether an outage of unknown length cheats nobody (design §3). */
  boolean needNoClock() {
    return costMinor == NO_COST_LIMIT;
  }
}
