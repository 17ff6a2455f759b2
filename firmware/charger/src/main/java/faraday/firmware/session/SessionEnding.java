package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.record.StopReason;
import org.jspecify.annotations.Nullable;

/** The end of one session: why, as which record, what it waits for, and its way to flash. */
final class SessionEnding {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final ConnectorView connector;
  private final RecordBook book;
  private final long patienceNanos;
  private final EndWait wait = new EndWait();
  private StopReason reason = StopReason.TAP;
  private RecordType type = RecordType.STOP;
  private @Nullable EndRecord record;

  SessionEnding(ConnectorView connector, RecordBook book, SessionSettings settings) {
    this.connector = connector;
    this.book = book;
    patienceNanos = settings.unrecordedAfterS() * NANOS_PER_SECOND;
  }

  /** The offer has been withdrawn; the record comes once the contacts are open. */
  void begin(StopReason why, RecordType as, long atNanos) {
    reason = why;
    type = as;
    connector.safety().orders().withdraw();
    wait.begin(atNanos);
  }

  /** Why the session ended. */
  StopReason reason() {
    return reason;
  }

  /** Whether the end may be recorded now. */
  boolean mayRecord(long atNanos) {
    return wait.over(connector.safety().status(), connector.meter(), atNanos);
  }

  /** Signs and queues the end as it was begun. */
  void record(SessionProgress session, long atNanos) {
    SessionEnd end = SessionEnd.of(session, connector, book, reason, atNanos);
    record = new EndRecord(book, type, end, atNanos, patienceNanos);
  }

  /** Signs and queues the end of a right that nothing was delivered for. */
  void lapse(SessionProgress session, long atNanos) {
    reason = StopReason.LAPSED;
    type = RecordType.LAPSE;
    record(session, atNanos);
  }

  /** The ended session once its record is durable or never will be, else null. */
  @Nullable EndedSession look(long atNanos) {
    EndRecord due = record;
    return due == null ? null : due.look(atNanos);
  }
}
