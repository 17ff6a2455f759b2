package faraday.firmware.session;

import faraday.firmware.wire.record.StopReason;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.lock.ReleaseReason;
import faraday.pilot.state.PilotState;

/**
 * Whether a plug stays held once its session is recorded (control-pilot rules for the socket lock,
 * table A.6 seq 2.1). What the safety loop adds is not repeated here: it frees no plug while the
 * contacts are not confirmed open.
 */
final class PlugHold {

  /** State F must stand this long before it frees a plug. */
  static final long UNAVAILABLE_NANOS = 5_000_000_000L;

  private final LockRelease policy;
  private long notUnavailableAtNanos;

  PlugHold(LockRelease policy) {
    this.policy = policy;
  }

  /** A session has ended and its plug may have to stay. */
  void begin(long atNanos) {
    notUnavailableAtNanos = atNanos;
  }

  /**
   * Whether the plug is freed together with the record.
   *
   * @param recorded false when the medium is dead: nobody's cable is kept for that
   */
  boolean freesAtOnce(StopReason reason, boolean recorded) {
    return !recorded
        || policy == LockRelease.AT_END
        || switch (reason) {
          case TAP, STAFF, LAPSED, POWER_LOSS -> true;
          case UNPLUGGED, ENERGY_LIMIT, TIME_LIMIT, COST_LIMIT, FAULT, CAR_FULL, SLOT_END -> false;
        };
  }

  /** Under which name the lock's policy shows the freed plug. */
  static ReleaseReason row(StopReason reason, boolean recorded) {
    if (!recorded) {
      return ReleaseReason.UNRECORDED;
    }
    return switch (reason) {
      case TAP, UNPLUGGED -> ReleaseReason.STOPPED;
      case ENERGY_LIMIT, TIME_LIMIT, COST_LIMIT -> ReleaseReason.LIMIT_REACHED;
      case SLOT_END -> ReleaseReason.SLOT_ENDED;
      case CAR_FULL -> ReleaseReason.VEHICLE_FULL;
      case STAFF -> ReleaseReason.BY_STAFF;
      case FAULT -> ReleaseReason.FAULT;
      case POWER_LOSS -> ReleaseReason.RESTARTED;
      case LAPSED -> ReleaseReason.REFUSED;
    };
  }

  /** Whether what is seen now frees a plug that was kept. */
  boolean frees(SafetyStatus status, long atNanos) {
    if (status.pilotState() != PilotState.F) {
      notUnavailableAtNanos = atNanos;
    }
    boolean gone = policy == LockRelease.AUTOMATIC && !status.plugged();
    boolean shorted = status.isLatched(SafetyFault.PILOT_SHORT);
    return gone || shorted || atNanos - notUnavailableAtNanos > UNAVAILABLE_NANOS;
  }
}
