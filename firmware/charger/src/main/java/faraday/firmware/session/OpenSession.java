package faraday.firmware.session;

import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.journal.Stamp;
import faraday.firmware.wire.ClockQuality;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the journal says of one session whose end it does not know. */
final class OpenSession {

  private final SessionGrant grant;
  private final Set<Integer> faults = new LinkedHashSet<>();
  private boolean started;
  private Stamp startStamp;
  private Stamp lastStamp;
  private long startRegisterMwh;
  private long registerMwh;
  private long elapsedS;
  private int maxCurrentMa;

  OpenSession(SessionGrant grant, Stamp stamp) {
    this.grant = grant;
    startStamp = stamp;
    lastStamp = stamp;
  }

  /** A START, METER or GAP of this session. */
  void marked(JournalRecord found, SessionCodec.Mark mark) {
    if (found.type() == RecordType.START) {
      started = true;
      startStamp = found.stamp();
      startRegisterMwh = mark.registerMwh();
    }
    lastStamp = found.stamp();
    registerMwh = mark.registerMwh();
    elapsedS = mark.elapsedS();
    maxCurrentMa = mark.maxCurrentMa();
  }

  /** A fault of this session's connector. */
  void sawFault(int code) {
    if (started) {
      faults.add(code);
    }
  }

  SessionGrant grant() {
    return grant;
  }

  boolean started() {
    return started;
  }

  /** When it was last heard of. */
  long lastEpochS() {
    return lastStamp.epochSeconds();
  }

  /** Whether that is UTC and no lower bound. */
  boolean lastTrusted() {
    return quality(lastStamp) == ClockQuality.TRUSTED;
  }

  /**
   * The session as it stood, taken up again.
   *
   * @param elapsedNowS its time by now, the outage included as far as it counts
   */
  SessionProgress progress(LoadSchedule schedule, long elapsedNowS, long nowNanos) {
    SessionProgress progress = new SessionProgress(grant, schedule);
    if (started) {
      progress.started(startStamp.epochSeconds(), quality(startStamp), startRegisterMwh, nowNanos);
      progress.carriedOver(elapsedNowS, registerMwh, maxCurrentMa, nowNanos);
      faults.forEach(progress::sawFault);
    }
    return progress;
  }

  /** The outage counts, but nobody pays for longer than his right would have lasted. */
  long elapsedS(long outageS) {
    return Math.max(elapsedS, Math.min(elapsedS + outageS, grant.limits().durationS()));
  }

  private static ClockQuality quality(Stamp stamp) {
    return stamp.quality() == Stamp.Quality.TRUSTED ? ClockQuality.TRUSTED : ClockQuality.BOUNDED;
  }
}
