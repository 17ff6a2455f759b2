package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.crypto.P256PublicKey;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.Ticked;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.connector.SafetyOrders;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The session of one connector (design §3): GRANT durable → M4 → tap over → START durable → offer;
 * then contacts confirmed open → STOP durable → unlock. It decides nothing about rights and nothing
 * about electricity; it keeps the order. Service loop only.
 */
public final class SessionMachine implements Ticked {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** As often as the safety loop speaks; between two looks nothing is seen, whoever ticks. */
  private static final long PERIOD_NANOS = 5_000_000L;

  private static final Set<SessionPhase> STARTS_AHEAD =
      EnumSet.of(SessionPhase.GRANTING, SessionPhase.GRANTED, SessionPhase.STARTING);

  private final ConnectorView connector;
  private final SafetyOrders orders;
  private final SafetyStatus status;
  private final RecordBook book;
  private final SessionSettings settings;
  private final ConnectorNotes notes;
  private final TapEnd tap;
  private final RunningSession run;
  private final SessionEnding ending;
  private final PlugHold hold;

  private SessionPhase phase = SessionPhase.FREE;
  private @Nullable SessionProgress progress;
  private @Nullable EndedSession ended;
  private long phaseSinceNanos;
  private long awaitedSeq;
  private @Nullable StopReason stopWanted;
  private @Nullable ResumeCheck resume;
  private long nowNanos;
  private long dueNanos = Long.MIN_VALUE;

  /** A connector without a session. */
  public SessionMachine(ConnectorView connector, RecordBook book, SessionSettings settings) {
    this.connector = connector;
    this.orders = connector.safety().orders();
    this.status = connector.safety().status();
    this.book = book;
    this.settings = settings;
    this.notes = new ConnectorNotes(connector, book);
    this.tap = new TapEnd(settings.tapTimeoutS() * NANOS_PER_SECOND);
    this.run = new RunningSession(connector, book, settings, notes);
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
    long seq = book.append(RecordType.GRANT, SessionCodec.encode(grant));
    if (seq == RecordBook.REFUSED) {
      return false;
    }
    book.tokenUsed(grant.tokenId(), grant.tokenExpiresEpochS());
    progress = new SessionProgress(grant, schedule);
    tap.begin();
    stopWanted = null;
    awaitedSeq = seq;
    enter(SessionPhase.GRANTING, atNanos);
    return true;
  }

  /** The phone has taken M4. Nothing starts that the driver never heard of. */
  public void told(long atNanos) {
    tap.told(atNanos);
  }

  /** The phone that brought the right has gone, or was let go. */
  public void tapOver() {
    tap.phoneGone();
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
      case RUNNING -> end(why, RecordType.STOP, atNanos);
      case RESUMING -> stopResuming(why, atNanos);
      case GRANTED -> lapse(atNanos);
      case GRANTING, STARTING -> stopWanted = why;
      case HOLDING -> release(atNanos);
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
    if (status.contactor() != ContactorState.OPEN) {
      return false;
    }
    if (phase == SessionPhase.FREE) {
      orders.releasePlug();
    } else {
      stop(StopReason.STAFF, atNanos);
    }
    return true;
  }

  /** Only what had started has energy and time to bill. */
  private void stopResuming(StopReason why, long atNanos) {
    SessionProgress now = progress;
    if (now != null && now.hasStarted()) {
      end(why, RecordType.STOP, atNanos);
    } else {
      lapse(atNanos);
    }
  }

  /** Takes up a session that was open when power was lost; called once, before the first tick. */
  void restore(SessionProgress open, boolean mayGoOn, long atNanos) {
    progress = open;
    resume = new ResumeCheck(mayGoOn, atNanos);
    enter(SessionPhase.RESUMING, atNanos);
    if (open.hasStarted()) {
      run.restore(open, atNanos);
    }
  }

  /** No session was open when power was lost: a bolt found shut holds nobody's cable. */
  void freeAfterRestart() {
    orders.releasePlug();
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
      release(atNanos);
    }
  }

  private void look(SessionProgress now, long atNanos) {
    switch (phase) {
      case FREE, HOLDING -> {}
      case GRANTING -> granting(atNanos);
      case GRANTED -> granted(now, atNanos);
      case STARTING -> starting(now, atNanos);
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

  private void granting(long atNanos) {
    if (book.durable(awaitedSeq)) {
      enter(SessionPhase.GRANTED, atNanos);
      StopReason wanted = stopWanted;
      if (wanted != null) {
        stop(wanted, atNanos);
      }
    } else if (!book.alive()) {
      forget(atNanos);
    }
  }

  private void granted(SessionProgress now, long atNanos) {
    boolean ready = status.plugged() && healthy() && run.meterKnown();
    if (tap.over(atNanos) && ready) {
      start(now, atNanos);
    } else if (atNanos - phaseSinceNanos >= settings.plugTimeoutS() * NANOS_PER_SECOND) {
      lapse(atNanos);
    }
  }

  private void start(SessionProgress now, long atNanos) {
    long seq = run.start(now, atNanos);
    if (seq == RecordBook.REFUSED) {
      lapse(atNanos);
      return;
    }
    awaitedSeq = seq;
    orders.holdPlug();
    enter(SessionPhase.STARTING, atNanos);
  }

  private void starting(SessionProgress now, long atNanos) {
    if (book.durable(awaitedSeq)) {
      run.begin(atNanos);
      enter(SessionPhase.RUNNING, atNanos);
      StopReason wanted = stopWanted;
      if (wanted == null) {
        running(now, atNanos);
      } else {
        stop(wanted, atNanos);
      }
    } else if (!book.alive()) {
      orders.releasePlug();
      forget(atNanos);
    }
  }

  private void resuming(SessionProgress now, long atNanos) {
    run.meter(now, atNanos);
    ResumeCheck check = resume;
    boolean sound = healthy() && run.meterKnown();
    ResumeCheck.Verdict verdict =
        check == null
            ? ResumeCheck.Verdict.CLOSE
            : check.look(status, sound, notes.sawNoVehicle(), atNanos);
    if (verdict == ResumeCheck.Verdict.WAIT) {
      return;
    }
    if (!now.hasStarted()) {
      lapse(atNanos);
    } else if (verdict == ResumeCheck.Verdict.CLOSE) {
      end(StopReason.POWER_LOSS, RecordType.CLOSE, atNanos);
    } else {
      orders.holdPlug();
      run.resume(now, atNanos);
      enter(SessionPhase.RUNNING, atNanos);
    }
  }

  private void running(SessionProgress now, long atNanos) {
    StopReason why = run.look(now, atNanos);
    if (why != null) {
      end(why, RecordType.STOP, atNanos);
    }
  }

  private void end(StopReason why, RecordType type, long atNanos) {
    ending.begin(why, type, atNanos);
    enter(SessionPhase.ENDING, atNanos);
  }

  private void ending(SessionProgress now, long atNanos) {
    run.meter(now, atNanos);
    if (ending.mayRecord(atNanos)) {
      ending.record(now, atNanos);
      enter(SessionPhase.RECORDING, atNanos);
    }
  }

  private void lapse(long atNanos) {
    SessionProgress now = progress;
    if (now != null) {
      ending.lapse(now, atNanos);
      enter(SessionPhase.RECORDING, atNanos);
    }
  }

  private void recording(long atNanos) {
    EndedSession done = ending.look(atNanos);
    if (done == null) {
      return;
    }
    ended = done;
    if (hold.freesAtOnce(ending.reason(), done.recorded())) {
      release(atNanos);
    } else {
      progress = null;
      hold.begin(atNanos);
      enter(SessionPhase.HOLDING, atNanos);
    }
  }

  private void release(long atNanos) {
    orders.releasePlug();
    forget(atNanos);
  }

  private void forget(long atNanos) {
    progress = null;
    enter(SessionPhase.FREE, atNanos);
  }

  private void enter(SessionPhase next, long atNanos) {
    phase = next;
    book.startExpected(evse(), STARTS_AHEAD.contains(next));
    phaseSinceNanos = atNanos;
  }
}
