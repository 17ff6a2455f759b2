package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.Ticked;
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

  private static final long NEVER_YET = Long.MIN_VALUE;
  private static final Set<SessionPhase> STARTS_AHEAD =
      EnumSet.of(SessionPhase.GRANTING, SessionPhase.GRANTED, SessionPhase.STARTING);

  private final ConnectorView connector;
  private final SafetyOrders orders;
  private final SafetyStatus status;
  private final RecordBook book;
  private final SessionSettings settings;
  private final ConnectorNotes notes;
  private final MeterCadence cadence;
  private final EndWait endWait = new EndWait();

  private SessionPhase phase = SessionPhase.FREE;
  private @Nullable SessionProgress progress;
  private @Nullable EndedSession ended;
  private long phaseSinceNanos;
  private long awaitedSeq;
  private boolean tapOver;
  private long toldAtNanos = NEVER_YET;
  private int offeredMa;
  private int unplugsAtStart;
  private StopReason reason = StopReason.TAP;
  private RecordType endType = RecordType.STOP;
  private @Nullable StopReason stopWanted;
  private @Nullable ResumeCheck resume;
  private @Nullable EndRecord endRecord;
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
    this.cadence = new MeterCadence(settings);
  }

  /** Connector number, from 1. */
  public int evse() {
    return connector.evse();
  }

  /** Where the session stands. */
  public SessionPhase phase() {
    return phase;
  }

  /** The right in use, or null when FREE. */
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

  /** Whether a session could begin here: self-test passed, no fault, and a journal that writes. */
  public boolean healthy() {
    return status.selfTestPassed() && status.fault() == SafetyFault.NONE && book.alive();
  }

  /** Whether the session is on its way to its record; nothing revives it. */
  public boolean ends() {
    return phase == SessionPhase.ENDING || phase == SessionPhase.RECORDING;
  }

  /** The current a session could be offered at most now, in mA per phase. */
  public int offerableMa() {
    SessionProgress now = progress;
    int limitMa = now == null ? 0 : scheduledLimitMa(now);
    return status.plugged() ? Math.min(limitMa, status.cableLimitMa()) : limitMa;
  }

  private int scheduledLimitMa(SessionProgress now) {
    return now.hasStarted()
        ? now.scheduledLimitMa(nowNanos, settings.siteLimitMa())
        : now.limitAtStartMa(book.epochSeconds(), book.clockQuality(), settings.siteLimitMa());
  }

  /**
   * Accepts a right. The connector must be FREE.
   *
   * @return false when the journal has no room or takes no writes; nothing changed then
   */
  public boolean accept(SessionGrant grant, LoadSchedule schedule, long atNanos) {
    if (phase != SessionPhase.FREE) {
      throw new IllegalStateException("connector " + evse() + " is " + phase);
    }
    long seq = book.append(RecordType.GRANT, SessionCodec.encode(grant));
    if (seq == RecordBook.REFUSED) {
      return false;
    }
    book.tokenUsed(grant.tokenId(), grant.tokenExpiresEpochS());
    progress = new SessionProgress(grant, schedule);
    tapOver = false;
    toldAtNanos = NEVER_YET;
    stopWanted = null;
    awaitedSeq = seq;
    enter(SessionPhase.GRANTING, atNanos);
    return true;
  }

  /** The phone has taken M4. Nothing starts that the driver never heard of. */
  public void told(long atNanos) {
    if (toldAtNanos == NEVER_YET) {
      toldAtNanos = atNanos;
    }
  }

  /** The phone that brought the right has gone, or was let go. */
  public void tapOver() {
    tapOver = toldAtNanos != NEVER_YET;
  }

  /** The driver, the operator or the charger itself ends the session. */
  public void stop(StopReason why, long atNanos) {
    switch (phase) {
      case RUNNING -> end(why, RecordType.STOP, atNanos);
      case RESUMING -> stopResuming(why, atNanos);
      case GRANTED -> record(StopReason.LAPSED, RecordType.LAPSE, atNanos);
      case GRANTING, STARTING -> stopWanted = why;
      case FREE, ENDING, RECORDING -> {}
    }
  }

  /** Only what had started has energy and time to bill. */
  private void stopResuming(StopReason why, long atNanos) {
    SessionProgress now = progress;
    if (now != null && now.hasStarted()) {
      end(why, RecordType.STOP, atNanos);
    } else {
      record(StopReason.LAPSED, RecordType.LAPSE, atNanos);
    }
  }

  /** Takes up a session that was open when power was lost; called once, before the first tick. */
  void restore(SessionProgress open, boolean mayGoOn, long atNanos) {
    progress = open;
    resume = new ResumeCheck(mayGoOn, atNanos);
    enter(SessionPhase.RESUMING, atNanos);
    if (open.hasStarted()) {
      mark(RecordType.GAP, open, atNanos);
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
    if (now == null) {
      return;
    }
    switch (phase) {
      case FREE -> {}
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
    boolean told = toldAtNanos != NEVER_YET;
    boolean over =
        tapOver || (told && atNanos - toldAtNanos >= settings.tapTimeoutS() * NANOS_PER_SECOND);
    if (over && status.plugged() && healthy()) {
      start(now, atNanos);
    } else if (since(atNanos) >= settings.plugTimeoutS() * NANOS_PER_SECOND) {
      record(StopReason.LAPSED, RecordType.LAPSE, atNanos);
    }
  }

  private void start(SessionProgress now, long atNanos) {
    now.started(book.epochSeconds(), book.clockQuality(), connector.registerMwh(), atNanos);
    cadence.written(now.startRegisterMwh(), 0);
    unplugsAtStart = status.unpluggedCount();
    long seq = mark(RecordType.START, now, atNanos);
    if (seq == RecordBook.REFUSED) {
      record(StopReason.LAPSED, RecordType.LAPSE, atNanos);
      return;
    }
    awaitedSeq = seq;
    orders.holdPlug();
    enter(SessionPhase.STARTING, atNanos);
  }

  private void starting(SessionProgress now, long atNanos) {
    if (book.durable(awaitedSeq)) {
      enter(SessionPhase.RUNNING, atNanos);
      offeredMa = 0;
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
    ResumeCheck check = resume;
    ResumeCheck.Verdict verdict =
        check == null
            ? ResumeCheck.Verdict.CLOSE
            : check.look(status, healthy(), notes.sawNoVehicle(), atNanos);
    if (verdict == ResumeCheck.Verdict.WAIT) {
      return;
    }
    if (!now.hasStarted()) {
      record(StopReason.LAPSED, RecordType.LAPSE, atNanos);
    } else if (verdict == ResumeCheck.Verdict.CLOSE) {
      end(StopReason.POWER_LOSS, RecordType.CLOSE, atNanos);
    } else {
      unplugsAtStart = 0;
      cadence.written(connector.registerMwh(), now.elapsedS(atNanos));
      orders.holdPlug();
      offeredMa = 0;
      enter(SessionPhase.RUNNING, atNanos);
    }
  }

  private void running(SessionProgress now, long atNanos) {
    now.sawCurrent(connector.meter().maxCurrentMa());
    if (status.pilotState().ventilation()) {
      now.sawVentilation();
    }
    StopReason limit = now.limitReached(connector.registerMwh(), atNanos);
    SafetyFault ending = status.sessionEndingFault();
    if (ending != SafetyFault.NONE) {
      now.sawFault(FaultCode.of(ending));
      end(StopReason.FAULT, RecordType.STOP, atNanos);
    } else if (!book.alive()) {
      notes.fault(atNanos, FaultCode.JOURNAL_DEAD);
      end(StopReason.FAULT, RecordType.STOP, atNanos);
    } else if (settings.endOnUnplug() && status.unpluggedCount() != unplugsAtStart) {
      end(StopReason.UNPLUGGED, RecordType.STOP, atNanos);
    } else if (limit != null) {
      end(limit, RecordType.STOP, atNanos);
    } else {
      offer(status.offerSpent() ? 0 : now.scheduledLimitMa(atNanos, settings.siteLimitMa()));
      meterWhenDue(now, atNanos);
    }
  }

  /**
   * An offer that counts no more, as after a stall of this loop, is taken back before a new one.
   */
  private void offer(int limitMa) {
    if (limitMa != offeredMa) {
      offeredMa = limitMa;
      orders.offer(Math.min(limitMa, SafetyOrders.LIMIT_MAX_MA));
    }
  }

  private void meterWhenDue(SessionProgress now, long atNanos) {
    long registerMwh = connector.registerMwh();
    long elapsedS = now.elapsedS(atNanos);
    if (cadence.due(registerMwh, elapsedS)) {
      cadence.written(registerMwh, elapsedS);
      mark(RecordType.METER, now, atNanos);
    }
  }

  private void end(StopReason why, RecordType type, long atNanos) {
    reason = why;
    endType = type;
    orders.withdraw();
    endWait.begin(atNanos);
    enter(SessionPhase.ENDING, atNanos);
  }

  private void ending(SessionProgress now, long atNanos) {
    now.sawCurrent(connector.meter().maxCurrentMa());
    if (endWait.over(status, connector.meter(), atNanos)) {
      record(reason, endType, atNanos);
    }
  }

  private void record(StopReason why, RecordType type, long atNanos) {
    SessionProgress now = progress;
    if (now == null) {
      return;
    }
    SessionEnd end = SessionEnd.of(now, connector, book, why, atNanos);
    long patienceNanos = settings.unrecordedAfterS() * NANOS_PER_SECOND;
    endRecord = new EndRecord(book, type, end, atNanos + patienceNanos);
    enter(SessionPhase.RECORDING, atNanos);
  }

  private void recording(long atNanos) {
    EndRecord due = endRecord;
    EndedSession done = due == null ? null : due.look(atNanos);
    if (done != null) {
      ended = done;
      orders.releasePlug();
      forget(atNanos);
    }
  }

  private long mark(RecordType type, SessionProgress now, long atNanos) {
    return book.append(
        type,
        SessionCodec.encode(
            new SessionCodec.Mark(
                now.grant().sessionId(),
                connector.registerMwh(),
                type == RecordType.START ? 0 : now.elapsedS(atNanos),
                now.maxCurrentMa())));
  }

  private void forget(long atNanos) {
    progress = null;
    endRecord = null;
    enter(SessionPhase.FREE, atNanos);
  }

  private void enter(SessionPhase next, long atNanos) {
    phase = next;
    book.startExpected(evse(), STARTS_AHEAD.contains(next));
    phaseSinceNanos = atNanos;
  }

  private long since(long atNanos) {
    return atNanos - phaseSinceNanos;
  }
}
