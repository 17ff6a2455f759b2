package faraday.firmware.access;

import faraday.firmware.session.EndedSession;
import faraday.firmware.session.RecordBook;
import faraday.firmware.session.SessionGrant;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.StaffAct;
import faraday.firmware.tap.PendingAnswer;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.frame.Answer;
import faraday.firmware.wire.frame.Reason;
import faraday.firmware.wire.record.StopReason;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a stop is answered, and what it sets going (SPEC §3.5). */
final class StopAnswers {

  /** A stop that has not settled by then is answered STOPPING; the phone is not held longer. */
  static final long STOP_PATIENCE_NANOS = 8_000_000_000L;

  private final StaffAct staff;
  private final LongSupplier timeS;

  StopAnswers(RecordBook book, LongSupplier timeS) {
    staff = new StaffAct(book);
    this.timeS = timeS;
  }

  /** Whose wallet has proved itself by this stop, or null. */
  static @Nullable Id8 wallet(StopDecision.Outcome outcome) {
    return switch (outcome) {
      case StopDecision.Refused refused -> null;
      case StopDecision.Ended ended -> ended.ended().grant().walletId();
      case StopDecision.Running running -> running.grant().walletId();
      case StopDecision.ByStaff act -> act.staff().walletId();
    };
  }

  PendingAnswer to(StopDecision.Outcome outcome, long sinceNanos) {
    return switch (outcome) {
      case StopDecision.Refused(Reason reason) -> refuse(reason);
      case StopDecision.Ended(SessionMachine session, EndedSession ended) -> {
        if (session.holdsPlugOf(ended.grant().phoneKey())) {
          session.stop(StopReason.TAP, sinceNanos);
        }
        yield now -> stopped(ended);
      }
      case StopDecision.Running(SessionMachine session, SessionGrant grant) ->
          now -> stopped(session, grant, now, sinceNanos);
      case StopDecision.ByStaff act -> byStaff(act, sinceNanos);
    };
  }

  /** The record is the driver's: staff hear that it is over, the driver gets it at a later tap. */
  private PendingAnswer byStaff(StopDecision.ByStaff act, long sinceNanos) {
    SessionMachine session = act.session();
    SessionGrant grant = session.grant();
    if (!staff.end(session, act.staff().tokenId(), sinceNanos)) {
      return refuse(Reason.NOT_AVAILABLE);
    }
    if (grant == null) {
      return now -> new Answer.Served(timeS.getAsLong());
    }
    return now ->
        switch (stopped(session, grant, now, sinceNanos)) {
          case null -> null;
          case Answer.Stopped done ->
              new Answer.Stopped(done.sessionId(), done.timeS(), Bytes.EMPTY);
          case Answer other -> other;
        };
  }

  /**
   * M4 waits until STOP is durable, so that the phone takes its receipt home (E22). Asked late, it
   * may find somebody else's session here, which is none of its business (TH-26).
   */
  private @Nullable Answer stopped(
      SessionMachine session, SessionGrant grant, long nowNanos, long sinceNanos) {
    EndedSession ended = session.ended();
    if (ended != null && ended.grant().sessionId().equals(grant.sessionId())) {
      return stopped(ended);
    }
    SessionGrant current = session.grant();
    if (current == null || !current.sessionId().equals(grant.sessionId())) {
      return new Answer.Refused(Reason.NO_SESSION, timeS.getAsLong());
    }
    session.stop(StopReason.TAP, nowNanos);
    return nowNanos - sinceNanos < STOP_PATIENCE_NANOS
        ? null
        : new Answer.Stopping(grant.sessionId(), timeS.getAsLong());
  }

  private Answer stopped(EndedSession ended) {
    return new Answer.Stopped(ended.grant().sessionId(), timeS.getAsLong(), ended.receipt());
  }

  private PendingAnswer refuse(Reason reason) {
    return now -> new Answer.Refused(reason, timeS.getAsLong());
  }
}
