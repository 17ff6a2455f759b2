package faraday.firmware.session;

import faraday.pilot.connector.SafetyStatus;

/**
 * Whether the car has had enough: it charged, ended that itself (C to B, seq 7 and 8.1), and has
 * asked for nothing for the policy's time although power stood on offer all the while. A pause of
 * the charger's own making, or a car that has not begun yet, is no full car.
 */
final class CarFull {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NOT_RESTING = Long.MIN_VALUE;

  private final long patienceNanos;
  private boolean charged;
  private long restingSinceNanos = NOT_RESTING;

  /** A watch for one session; 0 s: no car is ever full. */
  CarFull(int patienceS) {
    patienceNanos = patienceS * NANOS_PER_SECOND;
  }

  /** Looks again; true when the car is full. */
  boolean look(SafetyStatus status, boolean energyFlowed, long atNanos) {
    charged |= energyFlowed;
    boolean rests = charged && status.offeredLimitMa() > 0 && !status.evWantsEnergy();
    if (!rests) {
      restingSinceNanos = NOT_RESTING;
    } else if (restingSinceNanos == NOT_RESTING) {
      restingSinceNanos = atNanos;
    }
    return rests && patienceNanos > 0 && atNanos - restingSinceNanos >= patienceNanos;
  }
}
