package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.cbor.CborWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Brings the faults of one connector into the journal, each once (E20). A fault that comes and goes
 * must not fill the flash (TH-17): the same code is written again only after {@value
 * #SAME_CODE_QUIET_S} s, and while the journal takes nothing at most {@value #WAITING_MAX} wait.
 */
final class FaultJournal {

  /** Faults that wait for the journal at most; further ones are only counted by the safety loop. */
  static final int WAITING_MAX = 8;

  /** The same code is not written again for so long. */
  static final int SAME_CODE_QUIET_S = 3600;

  private static final long QUIET_NANOS = SAME_CODE_QUIET_S * 1_000_000_000L;
  private static final int ITEMS = 5;

  private final int evse;
  private final RecordBook book;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final long[] writtenAtNanos = new long[FaultCode.LIMIT];

  FaultJournal(int evse, RecordBook book) {
    this.evse = evse;
    this.book = book;
    Arrays.fill(writtenAtNanos, Long.MIN_VALUE);
  }

  /**
   * A fault was raised.
   *
   * @param code of {@link FaultCode}
   * @param highMv high plateau then
   * @param lowMv low plateau then
   * @param detail see the safety loop's fault
   */
  void raised(long nowNanos, int code, int highMv, int lowMv, int detail) {
    long before = writtenAtNanos[code];
    boolean fresh = before == Long.MIN_VALUE || nowNanos - before >= QUIET_NANOS;
    if (fresh && waiting.size() < WAITING_MAX) {
      writtenAtNanos[code] = nowNanos;
      waiting.add(encode(code, highMv, lowMv, detail));
    }
  }

  /** Hands over what waits, as far as the journal takes it. */
  void flush() {
    while (!waiting.isEmpty()
        && book.append(RecordType.FAULT, waiting.getFirst()) != RecordBook.REFUSED) {
      waiting.removeFirst();
    }
  }

  int waiting() {
    return waiting.size();
  }

  private byte[] encode(int code, int highMv, int lowMv, int detail) {
    CborWriter writer = new CborWriter().array(ITEMS).integer(evse).integer(code);
    return writer.integer(highMv).integer(lowMv).integer(detail).toArray();
  }
}
