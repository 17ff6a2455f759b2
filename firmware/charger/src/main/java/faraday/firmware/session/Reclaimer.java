package faraday.firmware.session;

import faraday.firmware.journal.Journal;
import faraday.firmware.journal.JournalState;
import faraday.hal.Ticked;

/**
 * Releases records that the server has, a good part of the flash at a time, or as soon as room for
 * sessions runs short. Runs last of all machines, in a quiet moment: no phone there, nothing
 * waiting for the flash.
 */
public final class Reclaimer implements Ticked {

  /** A part of the flash: what is released at once when room is plentiful. */
  private static final int PART = 8;

  /** A release gives back at least this many times what it costs. */
  private static final int GAIN = 4;

  private static final long QUIET_NANOS = 1_000_000_000L;

  private final Journal journal;
  private final RecordBook book;
  private long seenSeq = -1;
  private long dueNanos = NEVER;

  /** A reclaimer; nothing happens before the book has read the journal. */
  public Reclaimer(Journal journal, RecordBook book) {
    this.journal = journal;
    this.book = book;
  }

  @Override
  public void tick(long nowNanos) {
    long tip = journal.nextSeq();
    if (tip != seenSeq) {
      seenSeq = tip;
      dueNanos = journal.state() == JournalState.READY ? nowNanos + QUIET_NANOS : NEVER;
    } else if (nowNanos >= dueNanos) {
      boolean wait = worthwhile() && !book.quiet();
      dueNanos = wait ? nowNanos + QUIET_NANOS : NEVER;
      if (!wait && worthwhile()) {
        release();
      }
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return dueNanos;
  }

  private void release() {
    Memory memory = book.memory();
    long upTo = Math.max(journal.releasedSeq(), memory.releasableSeq());
    journal.checkpoint(upTo, memory.carried(), memory.state(), book.stamp());
  }

  private boolean worthwhile() {
    long released = journal.releasedSeq();
    long releasable = Math.max(released, book.memory().releasableSeq());
    int gain = journal.bytesUpTo(releasable);
    if (gain == 0 || gain < GAIN * book.memory().carriedBytes()) {
      return false;
    }
    int fresh = gain - journal.bytesUpTo(released);
    return fresh >= journal.sizeBytes() / PART || !book.hasRoomForSession();
  }
}
