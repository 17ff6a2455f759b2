package faraday.firmware.session;

/**
 * Where a session ends by itself (E6, E18).
 *
 * @param energyWh at least 1
 * @param durationS at least 1
 * @param costMinor minor units, or {@link #NO_COST_LIMIT}
 * @param endsEpochS UTC second at which the slot is over, or {@link #NO_SLOT}
 */
public record SessionLimits(long energyWh, long durationS, long costMinor, long endsEpochS) {

  /** The token names no cost limit. */
  public static final long NO_COST_LIMIT = Long.MAX_VALUE;

  /** The token does not end the session with its slot. */
  public static final long NO_SLOT = Long.MAX_VALUE;

  /** Refuses limits that leave nothing to deliver. */
  public SessionLimits {
    if (energyWh < 1 || durationS < 1 || costMinor < 0 || endsEpochS < 1) {
      throw new IllegalArgumentException("a limit leaves nothing to deliver");
    }
  }

  /** Limits without a slot. */
  public SessionLimits(long energyWh, long durationS, long costMinor) {
    this(energyWh, durationS, costMinor, NO_SLOT);
  }

  /** Whether an outage of unknown length cheats nobody (design §3). */
  boolean needNoClock() {
    return costMinor == NO_COST_LIMIT && endsEpochS == NO_SLOT;
  }
}
