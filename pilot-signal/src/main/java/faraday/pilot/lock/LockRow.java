package faraday.pilot.lock;

/**
 * The rows of the lock policy, in the order in which {@link LockPolicy} asks them. The first that
 * applies decides, so what stands above is stronger than what stands below.
 */
public enum LockRow {
  /** The cable is part of the charger: there is no bolt. */
  TETHERED(LockGoal.STAY),
  /** A weld or a live output, and a plug: nobody may pull it. */
  WELDED(LockGoal.SHUT),
  /** A weld or a live output, and no plug: none may be trapped either. */
  WELDED_EMPTY(LockGoal.STAY),
  /**
   * The contacts are not confirmed open, and a plug is in: running, or on the way there or back.
   */
  RUNNING(LockGoal.SHUT),
  /** The contacts are not confirmed open; no plug is seen. */
  NOT_OPEN(LockGoal.STAY),
  /** The mains are lost and the contacts open: stored energy frees the plug without any order. */
  MAINS_LOST(LockGoal.OPEN),
  /** Freed by hand of the operator, with contacts open. */
  FORCED(LockGoal.OPEN),
  /** {@link ReleaseReason#STOPPED}. */
  STOPPED(LockGoal.OPEN),
  /** {@link ReleaseReason#REFUSED}. */
  REFUSED(LockGoal.OPEN),
  /** {@link ReleaseReason#SLOT_ENDED}. */
  SLOT_ENDED(LockGoal.OPEN),
  /** {@link ReleaseReason#LIMIT_REACHED}. */
  LIMIT_REACHED(LockGoal.OPEN),
  /** {@link ReleaseReason#VEHICLE_FULL}. */
  VEHICLE_FULL(LockGoal.OPEN),
  /** {@link ReleaseReason#BY_STAFF}. */
  BY_STAFF(LockGoal.OPEN),
  /** {@link ReleaseReason#FAULT}. */
  ENDED_BY_FAULT(LockGoal.OPEN),
  /** {@link ReleaseReason#UNRECORDED}. */
  UNRECORDED(LockGoal.OPEN),
  /** {@link ReleaseReason#RESTARTED}. */
  RESTARTED(LockGoal.OPEN),
  /** Held, pulled at the vehicle, and the site frees such cables by itself (seq 2.1). */
  UNPLUGGED(LockGoal.OPEN),
  /** Accepted, and a vehicle is connected: hold, before anything is offered. */
  ACCEPTED(LockGoal.SHUT),
  /**
   * Held, pulled at the vehicle, cable still here: kept until the same user's release (seq 2.1).
   */
  KEPT_FOR_USER(LockGoal.SHUT),
  /** Accepted, no plug yet: an empty socket is not shut. */
  AWAITING_PLUG(LockGoal.STAY),
  /** No order since boot: as found. */
  AS_FOUND(LockGoal.STAY);

  private final LockGoal goal;

  LockRow(LockGoal goal) {
    this.goal = goal;
  }

  /** What this row wants. */
  public LockGoal goal() {
    return goal;
  }
}
