package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.record.StopReason;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.limit.LimitSource;
import org.jspecify.annotations.Nullable;

/**
 * What is done for a session between START and its end: the meter is read and judged, the profile
 * followed, METER and GAP written, and the rules that end it are asked.
 */
final class RunningSession {

  private final ConnectorView connector;
  private final SafetyStatus status;
  private final RecordBook book;
  private final SessionSettings settings;
  private final ConnectorNotes notes;
  private final MeterWatch meter;
  private final MeterCadence cadence;
  private final OutageMark outage = new OutageMark();
  private final PowerLevel power;
  private final EndRules rules;

  RunningSession(
      ConnectorView connector, RecordBook book, SessionSettings settings, ConnectorNotes notes) {
    this.connector = connector;
    this.status = connector.safety().status();
    this.book = book;
    this.settings = settings;
    this.notes = notes;
    meter = new MeterWatch(connector, settings);
    cadence = new MeterCadence(settings);
    power = new PowerLevel(connector.safety().orders(), status);
    rules = new EndRules(status, book, settings.end(), notes, meter, power);
  }

  /** See {@link SessionMachine#healthy}. */
  boolean healthy() {
    boolean sound = status.selfTestPassed() && status.fault() == SafetyFault.NONE;
    return sound && meterGood() && book.alive();
  }

  /** Whether the meter has given a value since boot. */
  boolean meterKnown() {
    return meter.known();
  }

  /** Whether what the meter says can be billed. */
  private boolean meterGood() {
    return meter.fault() == 0;
  }

  /**
   * The current the session could be offered at most now, in mA per phase: while power is ordered
   * what the safety loop publishes, before that the same minimum of what is known.
   */
  int offerableMa(SessionProgress session, long atNanos) {
    if (status.limitSource() != LimitSource.NONE) {
      return status.limitMa();
    }
    int profileMa =
        session.hasStarted()
            ? session.profileMa(atNanos)
            : session.profileAtStartMa(book.epochSeconds(), book.clockQuality());
    int siteMa = Math.min(connector.siteLimitMa(), connector.rules().limitMa());
    return power.expectedMa(profileMa, siteMa);
  }

  /**
   * The session starts with the register as it is; START goes to the journal.
   *
   * @return the record's number, or {@link RecordBook#REFUSED}
   */
  long start(SessionProgress session, long atNanos) {
    meter.begin();
    long registerMwh = meter.registerMwh();
    session.started(book.epochSeconds(), book.clockQuality(), registerMwh, atNanos);
    cadence.written(registerMwh, 0);
    power.begin();
    return mark(RecordType.START, session, atNanos);
  }

  /** START is durable: power may be offered. */
  void begin(long atNanos) {
    rules.begin(atNanos);
  }

  /** A restart found the session open. GAP tells the register, once more than METER did. */
  void restore(SessionProgress session, long atNanos) {
    meter.resume(session.registerMwh(), settings.meterStepMwh());
    meter(session, atNanos);
    mark(RecordType.GAP, session, atNanos);
  }

  /** The session goes on after a restart. */
  void resume(SessionProgress session, long atNanos) {
    cadence.written(session.registerMwh(), session.elapsedS(atNanos));
    power.resume();
    rules.begin(atNanos);
  }

  /** The driver stands behind the plug that is in now. */
  void confirmPlugIn() {
    power.plugInConfirmed();
  }

  /** Takes the meter's last reading, for whom it has something to bill. */
  void meter(SessionProgress session, long atNanos) {
    if (!session.hasStarted()) {
      return;
    }
    boolean wasGood = meterGood();
    meter.look();
    if (wasGood && !meterGood()) {
      notes.fault(atNanos, meter.fault(), meter.evidenceMwh());
    }
    session.metered(meter.registerMwh());
    session.sawCurrent(connector.meter().maxCurrentMa());
  }

  /** One look at a running session: why it ends now, or null when it goes on. */
  @Nullable StopReason look(SessionProgress session, long atNanos) {
    meter(session, atNanos);
    if (status.pilotState().ventilation()) {
      session.sawVentilation();
    }
    StopReason why = rules.look(session, atNanos);
    if (why == null) {
      power.offer(Math.min(session.profileMa(atNanos), connector.rules().limitMa()));
      writeMeterWhenDue(session, atNanos);
    }
    return why;
  }

  private void writeMeterWhenDue(SessionProgress session, long atNanos) {
    long elapsedS = session.elapsedS(atNanos);
    boolean mainsFailed = outage.look(status, atNanos);
    if (mainsFailed || cadence.due(session.registerMwh(), elapsedS)) {
      cadence.written(session.registerMwh(), elapsedS);
      mark(RecordType.METER, session, atNanos);
    }
  }

  private long mark(RecordType type, SessionProgress session, long atNanos) {
    SessionCodec.Mark mark =
        new SessionCodec.Mark(
            session.grant().sessionId(),
            session.registerMwh(),
            type == RecordType.START ? 0 : session.elapsedS(atNanos),
            session.maxCurrentMa());
    return book.append(type, SessionCodec.encode(mark));
  }
}
