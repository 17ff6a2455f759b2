package faraday.firmware.session;

import faraday.hal.EnergyMeter;
import faraday.hal.Ticked;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.connector.SafetyStatus;

/**
 * What a session's end waits for before it may be recorded: contacts confirmed open, and a meter
 * reading younger than that. Both waits are bounded.
 */
final class EndWait {

  /** How long to wait for the mirror before the record says that the contactor did not open. */
  private static final long WELD_NANOS = 10_000_000_000L;

  /** How long to wait, once open, for a reading that knows of it. */
  private static final long METER_NANOS = 2_000_000_000L;

  private long sinceNanos;
  private long openSinceNanos = Ticked.NEVER;

  /** The offer has been withdrawn. */
  void begin(long atNanos) {
    sinceNanos = atNanos;
    openSinceNanos = Ticked.NEVER;
  }

  /** Whether the end may be recorded now. */
  boolean over(SafetyStatus status, EnergyMeter meter, long atNanos) {
    boolean open = status.contactor() == ContactorState.OPEN && status.atNanos() > sinceNanos;
    openSinceNanos = open ? Math.min(openSinceNanos, atNanos) : Ticked.NEVER;
    boolean read = meter.readAtNanos() > Math.max(sinceNanos, status.openedAtNanos());
    boolean metered = read || atNanos - openSinceNanos >= METER_NANOS;
    return (open && metered) || atNanos - sinceNanos >= WELD_NANOS;
  }
}
