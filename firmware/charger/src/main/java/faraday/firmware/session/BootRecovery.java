package faraday.firmware.session;

import faraday.firmware.clock.ChargerClock;
import faraday.firmware.journal.Journal;
import faraday.firmware.journal.JournalState;
import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.Bytes;
import faraday.firmware.wire.ClockQuality;
import faraday.hal.Ticked;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * What the charger knows after a start, read from the journal alone: spent tokens, money the server
 * lacks, and sessions that were open when power was lost (design §3). Each of these either goes on
 * or gets its end. Runs once, as soon as the journal can be read; nothing is granted before. A
 * journal that cannot be read at all knows of no session: then nothing is granted either, and no
 * cable is kept.
 */
public final class BootRecovery implements Ticked {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** How often an end that the journal was too busy for is offered again. */
  private static final long RETRY_NANOS = 5_000_000L;

  private final Journal journal;
  private final RecordBook book;
  private final ChargerClock clock;
  private final SessionSettings settings;
  private final List<SessionMachine> sessions;
  private final Function<Bytes, LoadSchedule> schedules;
  private final OpenSessions past;
  private final List<EndRecord> orphans = new ArrayList<>();
  private boolean done;
  private long dueNanos;

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
    this.past = new OpenSessions(book);
  }

  /** True once the past is known; before that the charger accepts nothing. */
  public boolean done() {
    return done;
  }

  @Override
  public void tick(long nowNanos) {
    if (done) {
      recordOrphans(nowNanos);
    } else if (journal.state() == JournalState.DEAD
        || (journal.state() != JournalState.RECOVERING && journal.replay(past::visit))) {
      done = true;
      book.countBoot();
      settle(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    if (done) {
      return orphans.isEmpty() ? NEVER : dueNanos;
    }
    return journal.nextDeadlineNanos();
  }

  private void settle(long nowNanos) {
    BitSet taken = new BitSet();
    for (OpenSession session : past.all().reversed()) {
      int evse = session.grant().evse();
      if (evse > sessions.size() || taken.get(evse)) {
        close(session, nowNanos);
      } else {
        taken.set(evse);
        takeUp(sessions.get(evse - 1), session, nowNanos);
      }
    }
    for (SessionMachine machine : sessions) {
      if (machine.phase() == SessionPhase.FREE) {
        machine.freeAfterRestart();
      }
    }
  }

  private void takeUp(SessionMachine machine, OpenSession session, long nowNanos) {
    boolean timeKnown = clock.quality() == ClockQuality.TRUSTED && session.lastTrusted();
    long outageS = timeKnown ? Math.max(0, clock.epochSeconds() - session.lastEpochS()) : 0;
    machine.restore(
        progress(session, outageS, nowNanos), mayGoOn(session, timeKnown, outageS), nowNanos);
  }

  private SessionProgress progress(OpenSession session, long outageS, long nowNanos) {
    LoadSchedule schedule = schedules.apply(session.grant().command());
    return session.progress(schedule, session.elapsedS(outageS), nowNanos);
  }

  /** Design §3: the limits must remain, and the outage be short or the limits need no clock. */
  private boolean mayGoOn(OpenSession session, boolean timeKnown, long outageS) {
    boolean shortOutage = timeKnown && outageS <= settings.resumeOutageLimitS();
    boolean clockless = !timeKnown && session.grant().limits().needNoClock();
    return session.started() && settings.resumeAfterPowerLoss() && (shortOutage || clockless);
  }

  /**
   * A session that no connector can take up: its connector is not configured any more, or a later
   * session stands on it. It ends with what the journal knows; nobody is billed for more.
   */
  private void close(OpenSession session, long nowNanos) {
    SessionEnd end = SessionEnd.orphan(progress(session, 0, nowNanos), book, nowNanos);
    RecordType type = session.started() ? RecordType.CLOSE : RecordType.LAPSE;
    long patienceNanos = settings.unrecordedAfterS() * NANOS_PER_SECOND;
    orphans.add(new EndRecord(book, type, end, nowNanos, patienceNanos));
    dueNanos = nowNanos + RETRY_NANOS;
  }

  private void recordOrphans(long nowNanos) {
    if (!orphans.isEmpty() && nowNanos >= dueNanos) {
      dueNanos = nowNanos + RETRY_NANOS;
      orphans.removeIf(orphan -> orphan.look(nowNanos) != null);
    }
  }
}
