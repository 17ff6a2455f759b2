package faraday.firmware.session;

import faraday.hal.LockMotor;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;

/** Whether a session that a restart found open may go on (design §3). */
final class ResumeCheck {

  /** After the self-test the pilot needs this long to show what is plugged. */
  private static final long SETTLE_NANOS = 1_000_000_000L;

  /** Self-test and meter have spoken by then; if not, nothing may go on. */
  private static final long LIMIT_NANOS = 10_000_000_000L;

  /** What comes next. */
  enum Verdict {
    /** Too early to tell. */
    WAIT,
    /** The same plug is held as before. */
    GO_ON,
    /** Anything may have happened. */
    CLOSE
  }

  private final boolean allowed;
  private final long sinceNanos;
  private boolean boltFoundShut;

  /**
   * A check that begins now.
   *
   * @param allowed whether policy, clock and outage let the session go on at all
   */
  ResumeCheck(boolean allowed, long atNanos) {
    this.allowed = allowed;
    this.sinceNanos = atNanos;
  }

  /**
   * Looks again.
   *
   * @param healthy whether a session could begin here now
   * @param sawNoVehicle whether the pilot has shown an empty socket since boot
   */
  Verdict look(SafetyStatus status, boolean healthy, boolean sawNoVehicle, long atNanos) {
    boltFoundShut |= status.bolt() == LockMotor.Bolt.SHUT;
    long elapsedNanos = atNanos - sinceNanos;
    boolean judged = healthy || status.fault() != SafetyFault.NONE || elapsedNanos >= LIMIT_NANOS;
    if (elapsedNanos < SETTLE_NANOS || !judged) {
      return Verdict.WAIT;
    }
    boolean pluggedAllAlong = status.plugged() && !sawNoVehicle && status.unpluggedCount() == 0;
    return allowed && pluggedAllAlong && boltFoundShut && healthy ? Verdict.GO_ON : Verdict.CLOSE;
  }
}
