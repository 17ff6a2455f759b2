package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.record.StopReason;
import faraday.pilot.connector.SafetyStatus;
import org.jspecify.annotations.Nullable;

/**
 * From the accepted right to the running session: GRANT durable, the driver told, the tap over, a
 * plug and a sound charger, START durable (design §3). Whoever stops it on the way is remembered
 * until it can be recorded.
 */
final class Beginning {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final SafetyStatus status;
  private final RecordBook book;
  private final RunningSession run;
  private final TapEnd tap;
  private final long plugTimeoutNanos;
  private long awaitedSeq;
  private long grantedAtNanos;
  private @Nullable StopReason stopWanted;

  Beginning(SafetyStatus status, RecordBook book, RunningSession run, SessionSettings settings) {
    this.status = status;
    this.book = book;
    this.run = run;
    tap = new TapEnd(settings.tapTimeoutS() * NANOS_PER_SECOND);
    plugTimeoutNanos = settings.plugTimeoutS() * NANOS_PER_SECOND;
  }

  /** When the tap that brought the right is over. */
  TapEnd tap() {
    return tap;
  }

  /**
   * Queues GRANT.
   *
   * @return false when the journal has no room or takes no writes; nothing changed then
   */
  boolean grant(SessionGrant grant) {
    long seq = book.append(RecordType.GRANT, SessionCodec.encode(grant));
    if (seq == RecordBook.REFUSED) {
      return false;
    }
    book.granted(grant, seq, book.stamp());
    tap.begin();
    stopWanted = null;
    awaitedSeq = seq;
    return true;
  }

  /** A record is on its way that cannot be called back: the first stop waits for it. */
  void stopOnceDurable(StopReason why) {
    stopWanted = stopWanted == null ? why : stopWanted;
  }

  /** The stop that was remembered, or null. */
  @Nullable StopReason stopWanted() {
    return stopWanted;
  }

  /** GRANT is on its way: FREE when it never arrives. */
  SessionPhase granting(long atNanos) {
    if (book.durable(awaitedSeq)) {
      grantedAtNanos = atNanos;
      return SessionPhase.GRANTED;
    }
    return book.alive() ? SessionPhase.GRANTING : SessionPhase.FREE;
  }

  /** GRANT is durable: RECORDING when it lapses. */
  SessionPhase granted(SessionProgress session, boolean healthy, long atNanos) {
    boolean ready = status.plugged() && healthy && run.meterKnown();
    if (tap.over(atNanos) && ready) {
      awaitedSeq = run.start(session, atNanos);
      boolean queued = awaitedSeq != RecordBook.REFUSED;
      return queued ? SessionPhase.STARTING : SessionPhase.RECORDING;
    }
    boolean lapsed = atNanos - grantedAtNanos >= plugTimeoutNanos;
    return lapsed ? SessionPhase.RECORDING : SessionPhase.GRANTED;
  }

  /** START is on its way: FREE when it never arrives. */
  SessionPhase starting(long atNanos) {
    if (book.durable(awaitedSeq)) {
      run.begin(atNanos);
      return SessionPhase.RUNNING;
    }
    return book.alive() ? SessionPhase.STARTING : SessionPhase.FREE;
  }
}
