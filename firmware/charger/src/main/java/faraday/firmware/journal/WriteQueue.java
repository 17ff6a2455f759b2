package faraday.firmware.journal;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Records waiting for the flash, oldest first, and the newest ones already written. */
final class WriteQueue {

  private static final int RECENT_RECORDS = 8;
  private static final long NOT_SEEN = Long.MIN_VALUE;

  /** A record on its way. */
  static final class Pending {
    private final long seq;
    private final byte[] bytes;
    private final int extent;
    private int tries;
    private long giveUpAtNanos = NOT_SEEN;

    private Pending(long seq, byte[] bytes) {
      this.seq = seq;
      this.bytes = bytes;
      this.extent =
          RecordFormat.extentBytes(
              bytes.length - RecordFormat.HEADER_BYTES - RecordFormat.TRAILER_BYTES);
    }

    long seq() {
      return seq;
    }

    /** Not a copy. */
    byte[] bytes() {
      return bytes;
    }

    int extent() {
      return extent;
    }

    /** Writes of it that failed so far. */
    int tries() {
      return tries;
    }

    void countTry() {
      tries++;
    }
  }

  private final Queue<Pending> waiting = new ArrayDeque<>();
  private final Queue<Pending> recent = new ArrayDeque<>();

  void add(long seq, byte[] bytes) {
    waiting.add(new Pending(seq, bytes));
  }

  int size() {
    return waiting.size();
  }

  @Nullable Pending head() {
    return waiting.peek();
  }

  /** The head is on flash. */
  Pending removeWritten() {
    Pending written = waiting.remove();
    recent.add(written);
    if (recent.size() > RECENT_RECORDS) {
      recent.remove();
    }
    return written;
  }

  /** A copy of the bytes of a record still waiting or just written, or null. */
  byte @Nullable [] bytesOf(long seq) {
    Pending found = find(waiting, seq);
    found = found == null ? find(recent, seq) : found;
    return found == null ? null : found.bytes.clone();
  }

  /** Records waiting that have numbers behind this one. */
  int sizeBehind(long seq) {
    int size = 0;
    for (Pending pending : waiting) {
      size += pending.seq > seq ? 1 : 0;
    }
    return size;
  }

  /** Flash taken by each waiting record, and by more behind them. */
  int[] extentsWith(int[] more) {
    int[] extents = new int[waiting.size() + more.length];
    int i = 0;
    for (Pending pending : waiting) {
      extents[i++] = pending.extent;
    }
    System.arraycopy(more, 0, extents, i, more.length);
    return extents;
  }

  /** Starts the time limit of records not seen before. */
  void limit(long giveUpAtNanos) {
    if (waiting.isEmpty()) {
      return;
    }
    for (Pending pending : waiting) {
      if (pending.giveUpAtNanos == NOT_SEEN) {
        pending.giveUpAtNanos = giveUpAtNanos;
      }
    }
  }

  /** Forgets the time limits: nobody was there to see the chip at work. */
  void limitAnew() {
    for (Pending pending : waiting) {
      pending.giveUpAtNanos = NOT_SEEN;
    }
  }

  /** True when the oldest waiting record has had its time. */
  boolean overdue(long nowNanos) {
    Pending head = waiting.peek();
    return head != null && nowNanos >= head.giveUpAtNanos;
  }

  private static @Nullable Pending find(Queue<Pending> records, long seq) {
    for (Pending pending : records) {
      if (pending.seq == seq) {
        return pending;
      }
    }
    return null;
  }
}
