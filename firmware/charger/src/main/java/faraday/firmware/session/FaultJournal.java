package faraday.firmware.session;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.cbor.CborWriter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Brings the faults of one connector into the journal, each raising once (E20), and how long it
 * stood once it has passed by itself. A fault that comes and goes must not fill the flash (TH-17):
 * the same code is written again only after {@value #SAME_CODE_QUIET_S} s, an end only for a
 * raising that was written, and while the journal takes nothing at most {@value #WAITING_MAX} wait.
 */
final class FaultJournal {

  /** Records that wait for the journal at most; further faults only the safety loop counts. */
  static final int WAITING_MAX = 8;

  /** The same code is not written again for so long. */
  static final int SAME_CODE_QUIET_S = 3600;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long QUIET_NANOS = SAME_CODE_QUIET_S * NANOS_PER_SECOND;
  private static final long NEVER = Long.MIN_VALUE;
  private static final int OVER_ITEMS = 3;

  private final int evse;
  private final RecordBook book;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final long[] writtenAtNanos = new long[FaultCode.LIMIT];
  private final boolean[] standing = new boolean[FaultCode.LIMIT];

  FaultJournal(int evse, RecordBook book) {
    this.evse = evse;
    this.book = book;
    Arrays.fill(writtenAtNanos, NEVER);
  }

  /** A fault was raised. */
  void raised(long nowNanos, FaultNote note) {
    long before = writtenAtNanos[note.code()];
    boolean fresh = before == NEVER || nowNanos - before >= QUIET_NANOS;
    if (fresh && waiting.size() < WAITING_MAX) {
      writtenAtNanos[note.code()] = nowNanos;
      standing[note.code()] = true;
      waiting.add(note.encode(evse));
    }
  }

  /** A fault has passed by itself. */
  void over(long nowNanos, int code) {
    if (standing[code] && waiting.size() < WAITING_MAX) {
      long stoodS = (nowNanos - writtenAtNanos[code]) / NANOS_PER_SECOND;
      waiting.add(
          new CborWriter().array(OVER_ITEMS).integer(evse).integer(code).integer(stoodS).toArray());
    }
    standing[code] = false;
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
}
