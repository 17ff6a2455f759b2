package faraday.firmware.session;

import faraday.firmware.wire.record.StopReason;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import org.jspecify.annotations.Nullable;

/**
 * What ends a running session by itself. What comes first here is what the record says when several
 * come together: faults that end it, a dead journal, a meter that lies, the plug, the limits, a
 * pause without end, a full car.
 */
final class EndRules {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final SafetyStatus status;
  private final RecordBook book;
  private final EndPolicy policy;
  private final ConnectorNotes notes;
  private final MeterWatch meter;
  private final PowerLevel power;
  private CarFull carFull;
  private long unpausedAtNanos;

  EndRules(
      SafetyStatus status,
      RecordBook book,
      EndPolicy policy,
      ConnectorNotes notes,
      MeterWatch meter,
      PowerLevel power) {
    this.status = status;
    this.book = book;
    this.policy = policy;
    this.notes = notes;
    this.meter = meter;
    this.power = power;
    carFull = new CarFull(policy.carFullAfterS());
  }

  /** A session runs from now on. */
  void begin(long atNanos) {
    carFull = new CarFull(policy.carFullAfterS());
    unpausedAtNanos = atNanos;
  }

  /** Why the session ends now, or null when it goes on. */
  @Nullable StopReason look(SessionProgress session, long atNanos) {
    boolean full = carFull.look(status, session.energyMwh() > 0, atNanos);
    boolean endless = pausedTooLong(session, atNanos);
    if (endedByFault(session, atNanos)) {
      return StopReason.FAULT;
    }
    if (policy.onUnplug() && power.unplugged()) {
      return StopReason.UNPLUGGED;
    }
    StopReason limit = session.limitReached(atNanos);
    if (limit != null) {
      return limit;
    }
    if (endless) {
      return StopReason.FAULT;
    }
    return full ? StopReason.CAR_FULL : null;
  }

  private boolean endedByFault(SessionProgress session, long atNanos) {
    SafetyFault ending = status.sessionEndingFault();
    if (ending != SafetyFault.NONE) {
      session.sawFault(ending.code());
      return true;
    }
    if (!book.alive()) {
      notes.fault(atNanos, FaultCode.JOURNAL_DEAD, 0);
      return true;
    }
    return meter.fault() != 0;
  }

  /** A fault that passes by itself only pauses a session; but not for ever. */
  private boolean pausedTooLong(SessionProgress session, long atNanos) {
    SafetyFault pause = status.fault();
    if (pause == SafetyFault.NONE) {
      unpausedAtNanos = atNanos;
      return false;
    }
    session.sawFault(pause.code());
    return atNanos - unpausedAtNanos >= policy.pauseMaxS() * NANOS_PER_SECOND;
  }
}
