package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * The end of one session on its way to flash. A journal that is busy is asked again at every look;
 * one that is dead, or takes too long, leaves the signed receipt in RAM only (design §3).
 */
final class EndRecord {

  /** The medium is not to blame for time in which this loop stood still itself. */
  private static final long AWAKE_NANOS = 500_000_000L;

  private final RecordBook book;
  private final RecordType type;
  private final SessionEnd end;
  private long hopelessAtNanos;
  private long lookedAtNanos;
  private RecordBook.Signed signed;

  /** Signs and queues the end; the session is over for everybody but the bolt. */
  EndRecord(RecordBook book, RecordType type, SessionEnd end, long atNanos, long patienceNanos) {
    this.book = book;
    this.type = type;
    this.end = end;
    hopelessAtNanos = atNanos + patienceNanos;
    lookedAtNanos = atNanos;
    this.signed = book.appendSigned(type, end);
  }

  /** The ended session once its record is durable or never will be, else null. */
  @Nullable EndedSession look(long atNanos) {
    long sleptNanos = atNanos - lookedAtNanos - AWAKE_NANOS;
    hopelessAtNanos += Math.max(0, sleptNanos);
    lookedAtNanos = atNanos;
    if (signed.seq() == RecordBook.REFUSED) {
      signed = book.appendSigned(type, end);
    }
    boolean durable = signed.seq() != RecordBook.REFUSED && book.durable(signed.seq());
    boolean hopeless = !book.alive() || atNanos >= hopelessAtNanos;
    return durable || hopeless ? new EndedSession(end.grant(), signed.record(), durable) : null;
  }
}
