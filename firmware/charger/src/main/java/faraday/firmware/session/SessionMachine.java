package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.Ticked;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.connector.SafetyOrders;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.lock.ReleaseReason;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The session of one connector (design §3): GRANT durable → M4 → tap over → START durable → offer;
 * then contacts confirmed open → STOP durable → unlock. It decides nothing about rights and nothing
 * about electricity; it keeps the order. Service loop only.
 */
public final class SessionMachine implements Ticked {

  /** As often as the safety loop speaks; between two looks nothing is seen, whoever ticks. */
  private static final long PERIOD_NANOS = 5_000_000L;

  private static final Set<SessionPhase> STARTS_AHEAD =
      EnumSet.of(SessionPhase.GRANTING, SessionPhase.GRANTED, SessionPhase.STARTING);

  private final ConnectorView connector;
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
  private long nowNanos;
  private long dueNanos = Long.MIN_VALUE;

  /** A connector without a session. */
  public SessionMachine(ConnectorView connector, RecordBook book, SessionSettings settings) {
    this.connector = connector;
    this.orders = connector.safety().orders();
    this.status = connector.safety().status();
    this.book = book;
    this.notes = new ConnectorNotes(connector, book);
    this.run = new RunningSession(connector, book, settings, notes);
    this.beginning = new Beginning(status, book, run, settings);
    this.ending = new SessionEnding(connector, book, settings);
    this.hold = new PlugHold(settings.end().lockRelease());
  }

  /** Connector number, from 1. */
  public int evse() {
    return connector.evse();
  }

  /** Where the session stands. */
  public SessionPhase phase() {
    return phase;
  }

  /** The right in use, or null when FREE or HOLDING. */
  public @Nullable SessionGrant grant() {
    SessionProgress now = progress;
    return now == null ? null : now.grant();
  }

  /** The last session that ended here since boot, or null. */
  public @Nullable EndedSession ended() {
    return ended;
  }

  /** The safety loop's state as this machine last saw it. */
  public SafetyStatus status() {
    return status;
  }

  /**
   * Whether a session could begin here: self-test passed, no fault that stops a charge, a meter
   * that can be believed, and a journal that writes.
   */
  public boolean healthy() {
    boolean sound = status.selfTestPassed() && status.fault() == SafetyFault.NONE;
    return sound && run.meterGood() && book.alive();
  }

  /** Whether the session is on its way to its record; nothing revives it. */
  public boolean ends() {
    return phase == SessionPhase.ENDING || phase == SessionPhase.RECORDING;
  }

  /** Whether nothing but the plug of an ended session stands against a right of this key. */
  public boolean holdsPlugOf(P256PublicKey phoneKey) {
    EndedSession last = ended;
    return phase == SessionPhase.HOLDING
        && last != null
        && last.grant().phoneKey().equals(phoneKey);
  }

  /** The current a session could be offered at most now, in mA per phase. */
  public int offerableMa() {
    SessionProgress now = progress;
    return now == null ? 0 : run.offerableMa(now, nowNanos);
  }

  /**
   * Accepts a right. The connector must be FREE, or HOLDING.
   *
   * @return false when the journal has no room or takes no writes; nothing changed then
   */
  public boolean accept(SessionGrant grant, LoadSchedule schedule, long atNanos) {
    if (phase != SessionPhase.FREE && phase != SessionPhase.HOLDING) {
      throw new IllegalStateException("connector " + evse() + " is " + phase);
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

  /** The phone has taken M4. Nothing starts that the driver never heard of. */
  public void told(long atNanos) {
    beginning.tap().told(atNanos);
  }

  /** The phone that brought the right has gone, or was let go. */
  public void tapOver() {
    beginning.tap().phoneGone();
  }

  /**
   * The driver has tapped again with the right in use: a plug that was pulled and plugged again
   * meanwhile is his (E19).
   */
  public void confirmPlugIn() {
    run.confirmPlugIn();
  }

  /** The driver, the staff or the charger itself ends the session. */
  public void stop(StopReason why, long atNanos) {
    switch (phase) {
      case RUNNING, RESUMING -> end(why, RecordType.STOP, atNanos);
      case GRANTED -> lapse(atNanos);
      case GRANTING, STARTING -> beginning.stopOnceDurable(why);
      case HOLDING -> release(PlugHold.row(why, true));
      case FREE, ENDING, RECORDING -> {}
    }
  }

  /**
   * Staff or operator want the plug out: a session that waits ends, a plug that is held is freed, a
   * bolt that was found shut is driven open. Nothing happens while the contacts are not confirmed
   * open: who wants a session that charges to end says so first.
   *
   * @return false when it was ignored
   */
  public boolean forceUnlock(long atNanos) {
    return status.contactor() == ContactorState.OPEN && endByStaff(atNanos);
  }

  /** As {@link #forceUnlock}, but a session that charges ends too. */
  boolean endByStaff(long atNanos) {
    if (phase == SessionPhase.FREE) {
      orders.forceUnlock();
      return status.contactor() == ContactorState.OPEN;
    }
    stop(StopReason.STAFF, atNanos);
    return true;
  }

  /** Takes up a session that was open when power was lost; called once, before the first tick. */
  void restore(SessionProgress open, boolean mayGoOn, long atNanos) {
    progress = open;
    open.slotPlaced(book.epochSeconds(), book.clockQuality(), atNanos);
    resume = new ResumeCheck(mayGoOn, atNanos);
    enter(SessionPhase.RESUMING);
    if (open.hasStarted()) {
      run.restore(open, atNanos);
    }
  }

  /** No session was open when power was lost: a bolt found shut holds nobody's cable. */
  void freeAfterRestart() {
    orders.releasePlug(ReleaseReason.RESTARTED);
  }

  /** One look when it is due, nothing before. */
  @Override
  public void tick(long atNanos) {
    if (atNanos < dueNanos) {
      return;
    }
    dueNanos = atNanos + PERIOD_NANOS;
    nowNanos = atNanos;
    status.refresh();
    orders.alive();
    SessionProgress now = progress;
    notes.take(now);
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
      case GRANTED -> begun(beginning.granted(now, healthy(), atNanos), atNanos);
      case STARTING -> begun(beginning.starting(atNanos), atNanos);
      case RESUMING -> resuming(now, atNanos);
      case RUNNING -> running(now, atNanos);
      case ENDING -> ending(now, atNanos);
      case RECORDING -> recording(atNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return dueNanos;
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
    switch (check.look(status, healthy() && run.meterKnown(), notes.sawNoVehicle(), atNanos)) {
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
    book.startExpected(evse(), STARTS_AHEAD.contains(next));
  }
}
