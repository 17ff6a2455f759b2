package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.record.Cost;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.LockMotor;
import faraday.hal.Ticked;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.connector.SafetyFault;
import faraday.pilot.connector.SafetyOrders;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.state.PilotState;
import java.util.OptionalInt;
import java.util.OptionalLong;
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

  /**
   * How long ENDING waits for the mirror before the record says that the contactor did not open.
   */
  private static final long WELD_WAIT_NANOS = 10 * NANOS_PER_SECOND;

  /** How long ENDING waits for a meter reading younger than the opening. */
  private static final long METER_WAIT_NANOS = 2 * NANOS_PER_SECOND;

  /** After the self-test the pilot needs this long to show what is plugged. */
  private static final long RESUME_SETTLE_NANOS = NANOS_PER_SECOND;

  private final ConnectorView connector;
  private final SafetyOrders orders;
  private final SafetyStatus status;
  private final RecordBook book;
  private final SessionSettings settings;

  private SessionPhase phase = SessionPhase.FREE;
  private @Nullable SessionProgress progress;
  private @Nullable EndedSession ended;
  private long phaseSinceNanos;
  private long awaitedSeq;
  private boolean tapOver;
  private long meteredMwh;
  private long meteredAtS;
  private int offeredMa;
  private int unplugsAtStart;
  private StopReason reason = StopReason.TAP;
  private RecordType endType = RecordType.STOP;
  private boolean mayResume;
  private boolean boltFoundShut;
  private @Nullable Bytes receipt;
  private @Nullable SessionEnd end;
  private long nowNanos;
  private long dueNanos = Long.MIN_VALUE;

  /** A connector without a session. */
  public SessionMachine(ConnectorView connector, RecordBook book, SessionSettings settings) {
    this.connector = connector;
    this.orders = connector.safety().orders();
    this.status = connector.safety().status();
    this.book = book;
    this.settings = settings;
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

  /** The current a session could be offered at most now, in mA per phase. */
  public int offerableMa() {
    SessionProgress now = progress;
    int limitMa = now == null ? 0 : now.scheduledLimitMa(nowNanos, settings.siteLimitMa());
    return status.plugged() ? Math.min(limitMa, status.cableLimitMa()) : limitMa;
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
    awaitedSeq = seq;
    enter(SessionPhase.GRANTING, atNanos);
    return true;
  }

  /** The phone that brought the right has gone, or was let go. */
  public void tapOver() {
    tapOver = true;
  }

  /** The driver, the operator or the charger itself ends the session. */
  public void stop(StopReason why, long atNanos) {
    switch (phase) {
      case RUNNING, RESUMING -> end(why, RecordType.STOP, atNanos);
      case GRANTED -> record(StopReason.LAPSED, RecordType.LAPSE, atNanos);
      default -> {}
    }
  }

  /** Takes up a session that was open when power was lost; called once, before the first tick. */
  void restore(SessionProgress open, boolean mayGoOn, long atNanos) {
    progress = open;
    mayResume = mayGoOn;
    boltFoundShut = false;
    enter(SessionPhase.RESUMING, atNanos);
    mark(RecordType.GAP, open, atNanos);
  }

  /** A grant without START from before the restart: nothing was delivered, nothing is billed. */
  void lapseAfterRestart(SessionProgress open, long atNanos) {
    progress = open;
    record(StopReason.LAPSED, RecordType.LAPSE, atNanos);
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
    if (now == null) {
      return;
    }
    switch (phase) {
      case FREE -> {}
      case GRANTING -> granting(atNanos);
      case GRANTED -> granted(now, atNanos);
      case STARTING -> starting(now, atNanos);
      case RESUMING -> resuming(atNanos);
      case RUNNING -> running(now, atNanos);
      case ENDING -> ending(now, atNanos);
      case RECORDING -> recording(now, atNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return dueNanos;
  }

  private void granting(long atNanos) {
    if (book.durable(awaitedSeq)) {
      enter(SessionPhase.GRANTED, atNanos);
    } else if (!book.alive()) {
      forget(atNanos);
    }
  }

  private void granted(SessionProgress now, long atNanos) {
    boolean over = tapOver || since(atNanos) >= settings.tapTimeoutS() * NANOS_PER_SECOND;
    if (over && status.plugged()) {
      start(now, atNanos);
    } else if (since(atNanos) >= settings.plugTimeoutS() * NANOS_PER_SECOND) {
      record(StopReason.LAPSED, RecordType.LAPSE, atNanos);
    }
  }

  private void start(SessionProgress now, long atNanos) {
    now.started(book.epochSeconds(), book.clockQuality(), connector.meter().registerMwh(), atNanos);
    meteredMwh = now.startRegisterMwh();
    meteredAtS = 0;
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
      running(now, atNanos);
    } else if (!book.alive()) {
      orders.releasePlug();
      forget(atNanos);
    }
  }

  private void resuming(long atNanos) {
    boltFoundShut |= status.bolt() == LockMotor.Bolt.SHUT;
    if (since(atNanos) < RESUME_SETTLE_NANOS || !status.selfTestPassed()) {
      return;
    }
    boolean pluggedAllAlong = status.plugged() && status.unpluggedCount() == 0;
    if (mayResume && pluggedAllAlong && boltFoundShut && status.fault() == SafetyFault.NONE) {
      unplugsAtStart = 0;
      meteredMwh = connector.meter().registerMwh();
      orders.holdPlug();
      offeredMa = 0;
      enter(SessionPhase.RUNNING, atNanos);
    } else {
      end(StopReason.POWER_LOSS, RecordType.CLOSE, atNanos);
    }
  }

  private void running(SessionProgress now, long atNanos) {
    now.sawCurrent(connector.meter().maxCurrentMa());
    if (status.pilotState() == PilotState.D2) {
      now.sawVentilation();
    }
    StopReason limit = limitReached(now, atNanos);
    if (status.fault() != SafetyFault.NONE) {
      now.sawFault(FaultCode.of(status.fault()));
      end(StopReason.FAULT, RecordType.STOP, atNanos);
    } else if (settings.endOnUnplug() && status.unpluggedCount() != unplugsAtStart) {
      end(StopReason.UNPLUGGED, RecordType.STOP, atNanos);
    } else if (limit != null) {
      end(limit, RecordType.STOP, atNanos);
    } else {
      offer(now.scheduledLimitMa(atNanos, settings.siteLimitMa()));
      meterWhenDue(now, atNanos);
    }
  }

  private @Nullable StopReason limitReached(SessionProgress now, long atNanos) {
    SessionLimits limits = now.grant().limits();
    long energyMwh = connector.meter().registerMwh() - now.startRegisterMwh();
    long elapsedS = now.elapsedS(atNanos);
    if (energyMwh >= limits.energyWh() * 1000) {
      return StopReason.ENERGY_LIMIT;
    }
    if (elapsedS >= limits.durationS()) {
      return StopReason.TIME_LIMIT;
    }
    boolean costly =
        limits.costMinor() != SessionLimits.NO_COST_LIMIT
            && Cost.minorUnits(energyMwh, elapsedS, now.grant().tariff()) >= limits.costMinor();
    return costly ? StopReason.COST_LIMIT : null;
  }

  private void offer(int limitMa) {
    if (limitMa != offeredMa) {
      offeredMa = limitMa;
      orders.offer(Math.min(limitMa, SafetyOrders.LIMIT_MAX_MA));
    }
  }

  private void meterWhenDue(SessionProgress now, long atNanos) {
    long registerMwh = connector.meter().registerMwh();
    long elapsedS = now.elapsedS(atNanos);
    if (elapsedS - meteredAtS >= settings.meterIntervalS()
        || registerMwh - meteredMwh >= settings.meterStepMwh()) {
      meteredMwh = registerMwh;
      meteredAtS = elapsedS;
      mark(RecordType.METER, now, atNanos);
    }
  }

  private void end(StopReason why, RecordType type, long atNanos) {
    reason = why;
    endType = type;
    orders.withdraw();
    enter(SessionPhase.ENDING, atNanos);
  }

  private void ending(SessionProgress now, long atNanos) {
    now.sawCurrent(connector.meter().maxCurrentMa());
    if (status.fault() != SafetyFault.NONE) {
      now.sawFault(FaultCode.of(status.fault()));
    }
    boolean open = status.contactor() == ContactorState.OPEN && status.atNanos() > phaseSinceNanos;
    boolean metered =
        connector.meter().readAtNanos() > Math.max(phaseSinceNanos, status.openedAtNanos())
            || since(atNanos) >= METER_WAIT_NANOS + WELD_WAIT_NANOS;
    if ((open || since(atNanos) >= WELD_WAIT_NANOS) && metered) {
      record(reason, endType, atNanos);
    }
  }

  private void record(StopReason why, RecordType type, long atNanos) {
    SessionProgress now = progress;
    if (now == null) {
      return;
    }
    end = sessionEnd(now, why, atNanos);
    endType = type;
    enter(SessionPhase.RECORDING, atNanos);
    queueEnd();
  }

  /** The journal may be busy for a moment; a refused end is offered again at every tick. */
  private void queueEnd() {
    SessionEnd due = end;
    if (due != null) {
      RecordBook.Signed signed = book.appendSigned(endType, due);
      awaitedSeq = signed.seq();
      receipt = signed.record();
    }
  }

  private void recording(SessionProgress now, long atNanos) {
    if (awaitedSeq == RecordBook.REFUSED) {
      queueEnd();
    }
    boolean durable = awaitedSeq != RecordBook.REFUSED && book.durable(awaitedSeq);
    boolean hopeless =
        !book.alive() || since(atNanos) >= settings.unrecordedAfterS() * NANOS_PER_SECOND;
    Bytes signed = receipt;
    if ((durable || hopeless) && signed != null) {
      ended = new EndedSession(now.grant(), signed, durable);
      orders.releasePlug();
      forget(atNanos);
    }
  }

  private SessionEnd sessionEnd(SessionProgress now, StopReason why, long atNanos) {
    boolean lapsed = why == StopReason.LAPSED;
    long registerMwh = connector.meter().registerMwh();
    boolean climate = connector.climate().valid();
    ClockQuality atEnd = book.clockQuality();
    boolean trusted =
        atEnd == ClockQuality.TRUSTED && (lapsed || now.startQuality() == ClockQuality.TRUSTED);
    return new SessionEnd(
        now.grant(),
        why,
        lapsed ? OptionalLong.empty() : OptionalLong.of(now.startEpochS()),
        book.epochSeconds(),
        lapsed ? 0 : now.elapsedS(atNanos),
        lapsed ? registerMwh : now.startRegisterMwh(),
        registerMwh,
        now.maxCurrentMa(),
        status.plugged(),
        trusted ? ClockQuality.TRUSTED : ClockQuality.BOUNDED,
        climate ? OptionalInt.of(connector.climate().temperatureMilliC()) : OptionalInt.empty(),
        climate ? OptionalInt.of(connector.climate().humidityPermille()) : OptionalInt.empty(),
        now.faults(),
        status.contactor() != ContactorState.OPEN,
        now.ventilation(),
        status.faultCount());
  }

  private long mark(RecordType type, SessionProgress now, long atNanos) {
    return book.append(
        type,
        SessionCodec.encode(
            new SessionCodec.Mark(
                now.grant().sessionId(),
                connector.meter().registerMwh(),
                type == RecordType.START ? 0 : now.elapsedS(atNanos),
                now.maxCurrentMa())));
  }

  private void forget(long atNanos) {
    progress = null;
    receipt = null;
    end = null;
    enter(SessionPhase.FREE, atNanos);
  }

  private void enter(SessionPhase next, long atNanos) {
    phase = next;
    phaseSinceNanos = atNanos;
  }

  private long since(long atNanos) {
    return atNanos - phaseSinceNanos;
  }
}
