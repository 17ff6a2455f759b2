package faraday.pilot.lock;

/**
 * Why the plug is freed. The bolt moves alike for all of them; the reason is for the display and
 * the record.
 */
public enum ReleaseReason {
  /** The STOP of the driver's own tap is durable. */
  STOPPED(LockRow.STOPPED),
  /** Refused, lapsed, or nothing ever began: there is nothing to hold. */
  REFUSED(LockRow.REFUSED),
  /** The booked slot is over, and its STOP durable. */
  SLOT_ENDED(LockRow.SLOT_ENDED),
  /** The token's time or energy is used up, and its STOP durable. */
  LIMIT_REACHED(LockRow.LIMIT_REACHED),
  /** The vehicle is full and the site frees full vehicles; its STOP is durable. */
  VEHICLE_FULL(LockRow.VEHICLE_FULL),
  /** A staff token freed it, as when the driver's phone is dead; the STOP is durable. */
  BY_STAFF(LockRow.BY_STAFF),
  /** A fault ended the session, and its STOP is durable. */
  FAULT(LockRow.ENDED_BY_FAULT),
  /** The medium is dead: freed without a durable STOP (design §3). */
  UNRECORDED(LockRow.UNRECORDED),
  /** After a restart no session was open, or it was closed: a bolt found shut holds nobody. */
  RESTARTED(LockRow.RESTARTED);

  private final LockRow row;

  ReleaseReason(LockRow row) {
    this.row = row;
  }

  LockRow row() {
    return row;
  }
}
