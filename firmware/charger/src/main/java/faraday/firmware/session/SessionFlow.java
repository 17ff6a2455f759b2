package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.record.StopReason;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.connector.SafetyOrders;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.lock.ReleaseReason;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order no fault may break (design §3): GRANT durable → M4 → tap over → START durable → offer;
 * then contacts confirmed open → STOP durable → unlock. Phases and what leads from one to the next;
 * what is done within them stands in classes of their own.
 */
final class SessionFlow {

  private static final Set<SessionPhase> STARTS_AHEAD =
      EnumSet.of(SessionPhase.GRANTING, SessionPhase.GRANTED, SessionPhase.STARTING);

  private final int evse;
  private final SafetyOrders orders;
  private final SafetyStatus status;
  private final RecordBook book;
  private final ConnectorNotes notes;
  private final RunningSession run;
  private final Beginning beginning;
  private final SessionEnding ending;
  private final PlugHold hold;

  private SessionPhase phase = SessionPhase.FREE;
  private @Nullable SessionProgress progress;
  private @Nullable EndedSession ended;
  private @Nullable ResumeCheck resume;

  SessionFlow(
      ConnectorView connector,
      RecordBook book,
      SessionSettings settings,
      ConnectorNotes notes,
      RunningSession run) {
    evse = connector.evse();
    orders = connector.safety().orders();
    status = connector.safety().status();
    this.book = book;
    this.notes = notes;
    this.run = run;
    beginning = new Beginning(status, book, run, settings);
    ending = new SessionEnding(connector, book, settings);
    hold = new PlugHold(settings.end().lockRelease());
  }

  SessionPhase phase() {
    return phase;
  }

  @Nullable SessionProgress progress() {
    return progress;
  }

  @Nullable EndedSession ended() {
    return ended;
  }

  TapEnd tap() {
    return beginning.tap();
  }

  /** See {@link SessionMachine#accept}. */
  boolean accept(SessionGrant grant, LoadSchedule schedule, long atNanos) {
    if (phase != SessionPhase.FREE && phase != SessionPhase.HOLDING) {
      throw new IllegalStateException("connector " + evse + " is " + phase);
    }
    if (!beginning.grant(grant)) {
      return false;
    }
    SessionProgress begun = new SessionProgress(grant, schedule);
    begun.slotPlaced(book.epochSeconds(), book.clockQuality(), atNanos);
    progress = begun;
    enter(SessionPhase.GRANTING);
    return true;
  }

  /** See {@link SessionMachine#stop}. */
  void stop(StopReason why, long atNanos) {
    switch (phase) {
      case RUNNING, RESUMING -> end(why, RecordType.STOP, atNanos);
      case GRANTED -> lapse(atNanos);
      case GRANTING, STARTING -> beginning.stopOnceDurable(why);
      case HOLDING -> release(PlugHold.row(why, true));
      case FREE, ENDING, RECORDING -> {}
    }
  }

  /** Staff end a session, or, where there is none, free the plug as far as the contacts allow. */
  boolean endByStaff(long atNanos) {
    if (phase == SessionPhase.FREE) {
      orders.forceUnlock();
      return contactsOpen();
    }
    stop(StopReason.STAFF, atNanos);
    return true;
  }

  boolean contactsOpen() {
    return status.contactor() == ContactorState.OPEN;
  }

  /** See {@link SessionMachine#restore}. */
  void restore(SessionProgress open, boolean mayGoOn, long atNanos) {
    progress = open;
    open.slotPlaced(book.epochSeconds(), book.clockQuality(), atNanos);
    resume = new ResumeCheck(mayGoOn, atNanos);
    enter(SessionPhase.RESUMING);
    if (open.hasStarted()) {
      run.restore(open, atNanos);
    }
  }

  /** One look. */
  void look(long atNanos) {
    SessionProgress now = progress;
    if (now != null) {
      look(now, atNanos);
    } else if (phase == SessionPhase.HOLDING && hold.frees(status, atNanos)) {
      release(PlugHold.row(ending.reason(), true));
    }
  }

  private void look(SessionProgress now, long atNanos) {
    switch (phase) {
      case FREE, HOLDING -> {}
      case GRANTING -> begun(beginning.granting(atNanos), atNanos);
      case GRANTED -> begun(beginning.granted(now, run.healthy(), atNanos), atNanos);
      case STARTING -> begun(beginning.starting(atNanos), atNanos);
      case RESUMING -> resuming(now, atNanos);
      case RUNNING -> running(now, atNanos);
      case ENDING -> ending(now, atNanos);
      case RECORDING -> recording(atNanos);
    }
  }

  private void begun(SessionPhase next, long atNanos) {
    if (next == phase) {
      return;
    }
    switch (next) {
      case FREE -> release(ReleaseReason.UNRECORDED);
      case RECORDING -> lapse(atNanos);
      case STARTING -> {
        orders.holdPlug();
        enter(next);
      }
      default -> {
        enter(next);
        stopAsWanted(atNanos);
      }
    }
  }

  private void stopAsWanted(long atNanos) {
    StopReason wanted = beginning.stopWanted();
    SessionProgress now = progress;
    if (wanted != null) {
      stop(wanted, atNanos);
    } else if (phase == SessionPhase.RUNNING && now != null) {
      running(now, atNanos);
    }
  }

  private void resuming(SessionProgress now, long atNanos) {
    run.meter(now, atNanos);
    ResumeCheck check = resume;
    if (check == null) {
      return;
    }
    switch (check.look(status, run.healthy() && run.meterKnown(), notes.sawNoVehicle(), atNanos)) {
      case WAIT -> {}
      case CLOSE -> end(StopReason.POWER_LOSS, RecordType.CLOSE, atNanos);
      case GO_ON -> {
        orders.holdPlug();
        run.resume(now, atNanos);
        enter(SessionPhase.RUNNING);
      }
    }
  }

  private void running(SessionProgress now, long atNanos) {
    StopReason why = run.look(now, atNanos);
    if (why != null) {
      end(why, RecordType.STOP, atNanos);
    }
  }

  /** Only what had started has energy and time to bill. */
  private void end(StopReason why, RecordType type, long atNanos) {
    SessionProgress now = progress;
    if (now == null || !now.hasStarted()) {
      lapse(atNanos);
    } else {
      ending.begin(why, type, atNanos);
      enter(SessionPhase.ENDING);
    }
  }

  private void ending(SessionProgress now, long atNanos) {
    run.meter(now, atNanos);
    if (ending.mayRecord(atNanos)) {
      ending.record(now, atNanos);
      enter(SessionPhase.RECORDING);
    }
  }

  private void lapse(long atNanos) {
    SessionProgress now = progress;
    if (now != null) {
      ending.lapse(now, atNanos);
      enter(SessionPhase.RECORDING);
    }
  }

  private void recording(long atNanos) {
    EndedSession done = ending.look(atNanos);
    if (done == null) {
      return;
    }
    ended = done;
    if (hold.freesAtOnce(ending.reason(), done.recorded())) {
      release(PlugHold.row(ending.reason(), done.recorded()));
    } else {
      progress = null;
      hold.begin(atNanos);
      enter(SessionPhase.HOLDING);
    }
  }

  private void release(ReleaseReason why) {
    orders.releasePlug(why);
    progress = null;
    enter(SessionPhase.FREE);
  }

  private void enter(SessionPhase next) {
    phase = next;
    book.startExpected(evse, STARTS_AHEAD.contains(next));
  }
}
