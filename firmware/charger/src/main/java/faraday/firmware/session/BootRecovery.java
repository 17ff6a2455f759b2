package faraday.firmware.session;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.journal.Journal;
import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.JournalState;
import faraday.firmware.journal.RecordType;
import faraday.firmware.journal.Stamp;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.Id8;
import faraday.firmware.wire.record.SessionRecord;
import faraday.hal.Ticked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the charger knows after a start, read from the journal alone: spent tokens, money the server
 * lacks, and sessions that were open when power was lost (design §3). Runs once, as soon as the
 * journal can be read; nothing is granted before. A journal that cannot be read at all knows of no
 * session: then nothing is granted either, and no cable is kept.
 */
public final class BootRecovery implements Ticked {

  private final Journal journal;
  private final RecordBook book;
  private final ChargerClock clock;
  private final SessionSettings settings;
  private final List<SessionMachine> sessions;
  private final Function<Bytes, LoadSchedule> schedules;
  private final Map<Id8, OpenSession> open = new LinkedHashMap<>();
  private boolean done;

  private static final class OpenSession {
    final SessionGrant grant;
    long startEpochS;
    ClockQuality startQuality = ClockQuality.BOUNDED;
    long startRegisterMwh;
    boolean started;
    long lastEpochS;
    boolean lastTrusted;
    long elapsedS;
    long registerMwh;
    int maxCurrentMa;

    OpenSession(SessionGrant grant) {
      this.grant = grant;
    }
  }

  /**
   * A recovery for these connectors.
   *
   * @param schedules reads the charging profile out of a command
   */
  public BootRecovery(
      Journal journal,
      RecordBook book,
      ChargerClock clock,
      SessionSettings settings,
      List<SessionMachine> sessions,
      Function<Bytes, LoadSchedule> schedules) {
    this.journal = journal;
    this.book = book;
    this.clock = clock;
    this.settings = settings;
    this.sessions = List.copyOf(sessions);
    this.schedules = schedules;
  }

  /** True once the past is known; before that the charger accepts nothing. */
  public boolean done() {
    return done;
  }

  @Override
  public void tick(long nowNanos) {
    if (done || journal.state() == JournalState.RECOVERING) {
      return;
    }
    boolean unreadable = journal.state() == JournalState.DEAD;
    if (!unreadable && !journal.replay(this::visit)) {
      return;
    }
    done = true;
    book.countBoot();
    for (OpenSession session : open.values()) {
      int evse = session.grant.evse();
      if (evse <= sessions.size()) {
        takeUp(sessions.get(evse - 1), session, nowNanos);
      }
    }
    open.clear();
    for (SessionMachine machine : sessions) {
      if (machine.phase() == SessionPhase.FREE) {
        machine.freeAfterRestart();
      }
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return done ? NEVER : journal.nextDeadlineNanos();
  }

  private void visit(JournalRecord found) {
    book.recovered(found.stamp().bootCount());
    switch (found.type()) {
      case GRANT -> granted(found);
      case START, METER, GAP -> marked(found);
      case STOP, CLOSE, LAPSE -> ended(found);
      case ACK -> book.recoveredAck(found.payload());
      default -> {}
    }
  }

  private void granted(JournalRecord found) {
    if (SessionCodec.grant(found.payload()) instanceof Decoded.Value<SessionGrant>(var grant)) {
      book.tokenUsed(grant.tokenId(), grant.tokenExpiresEpochS());
      open.put(grant.sessionId(), new OpenSession(grant));
    }
  }

  private void marked(JournalRecord found) {
    if (!(SessionCodec.mark(found.payload()) instanceof Decoded.Value<SessionCodec.Mark>(var m))) {
      return;
    }
    OpenSession session = open.get(m.sessionId());
    if (session == null) {
      return;
    }
    if (found.type() == RecordType.START) {
      session.started = true;
      session.startEpochS = found.stamp().epochSeconds();
      session.startQuality = quality(found.stamp());
      session.startRegisterMwh = m.registerMwh();
    }
    session.elapsedS = m.elapsedS();
    session.registerMwh = m.registerMwh();
    session.maxCurrentMa = m.maxCurrentMa();
    session.lastEpochS = found.stamp().epochSeconds();
    session.lastTrusted = found.stamp().quality() == Stamp.Quality.TRUSTED;
  }

  private void ended(JournalRecord found) {
    if (SessionRecord.parseSigned(found.payload())
        instanceof Decoded.Value<SessionRecord>(SessionRecord signed)) {
      book.recoveredMoney(found.seq(), signed.holder().walletId(), found.link());
      open.remove(signed.place().sessionId());
    }
  }

  private void takeUp(SessionMachine machine, OpenSession session, long nowNanos) {
    SessionProgress progress =
        new SessionProgress(session.grant, schedules.apply(session.grant.command()));
    if (!session.started) {
      machine.restore(progress, false, nowNanos);
      return;
    }
    progress.started(session.startEpochS, session.startQuality, session.startRegisterMwh, nowNanos);
    boolean timeKnown = clock.quality() == ClockQuality.TRUSTED && session.lastTrusted;
    long outageS = timeKnown ? Math.max(0, clock.epochSeconds() - session.lastEpochS) : 0;
    progress.carriedOver(
        withOutage(session.elapsedS, outageS, session.grant.limits().durationS()),
        session.registerMwh,
        session.maxCurrentMa,
        nowNanos);
    machine.restore(progress, mayGoOn(session, timeKnown, outageS), nowNanos);
  }

  /** The outage counts, but nobody pays for longer than his right would have lasted. */
  private static long withOutage(long elapsedS, long outageS, long longestS) {
    return Math.max(elapsedS, Math.min(elapsedS + outageS, longestS));
  }

  /** Design §3: the limits must remain, and the outage be short or the limits need no clock. */
  private boolean mayGoOn(OpenSession session, boolean timeKnown, long outageS) {
    boolean shortOutage = timeKnown && outageS <= settings.resumeOutageLimitS();
    boolean clockless =
        !timeKnown && session.grant.limits().costMinor() == SessionLimits.NO_COST_LIMIT;
    return settings.resumeAfterPowerLoss() && (shortOutage || clockless);
  }

  private static ClockQuality quality(Stamp stamp) {
    return stamp.quality() == Stamp.Quality.TRUSTED ? ClockQuality.TRUSTED : ClockQuality.BOUNDED;
  }
}
