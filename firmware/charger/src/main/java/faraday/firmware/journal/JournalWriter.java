package faraday.firmware.journal;

import faraday.hal.NorFlash;
import faraday.hal.Ticked;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings queued records to flash one after the other, opens and prepares sectors, and keeps erased
 * ones ahead while nothing waits.
 */
final class JournalWriter {

  private static final long PROGRAM_POLL_NANOS = 500_000L;
  private static final long ERASE_POLL_NANOS = 5_000_000L;
  private static final int RECENT_RECORDS = 8;
  private static final long NOT_SEEN = Long.MIN_VALUE;

  /** What the task under way is for. */
  private enum Work {
    NONE,
    RECORD,
    OPENING,
    PREPARATION
  }

  /** A record on its way. */
  private static final class Pending {
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
  }

  private final NorFlash flash;
  private final JournalSettings settings;
  private final Set<WriteRule> rules;
  private final SectorMap map;
  private final RecordIndex index;
  private final Queue<Pending> queue = new ArrayDeque<>();
  private final Queue<Pending> recent = new ArrayDeque<>();
  private Work work = Work.NONE;
  private @Nullable FlashTask task;
  private int sector;
  private int offset;
  private long workGiveUpAtNanos;
  private long lastDoneNanos;
  private boolean erasesHeld;
  private boolean dead;
  private long durableRecords;
  private long retries;
  private long erases;

  JournalWriter(
      NorFlash flash, JournalSettings settings, Set<WriteRule> rules, Recovery recovered) {
    this.flash = flash;
    this.settings = settings;
    this.rules = rules;
    this.map = recovered.map();
    this.index = recovered.index();
  }

  void offer(long seq, byte[] bytes) {
    queue.add(new Pending(seq, bytes));
  }

  int queued() {
    return queue.size();
  }

  /** The bytes of a record still queued or just written, or null. */
  byte @Nullable [] bytesInRam(long seq) {
    for (Pending pending : queue) {
      if (pending.seq == seq) {
        return pending.bytes.clone();
      }
    }
    for (Pending pending : recent) {
      if (pending.seq == seq) {
        return pending.bytes.clone();
      }
    }
    return null;
  }

  /** Erases ahead count their quiet time from here. */
  void startAt(long nowNanos) {
    lastDoneNanos = nowNanos;
  }

  void holdErases(boolean hold) {
    erasesHeld = hold;
  }

  /** True when nothing more will be written in this life. */
  boolean dead() {
    return dead;
  }

  JournalStats stats() {
    return new JournalStats(
        durableRecords, retries, erases, map.count(SectorMap.Use.BAD), queue.size());
  }

  /** Free sectors that would remain with one more record of this extent behind the queued ones. */
  int freeSectorsWith(int extent) {
    int[] extents = new int[queue.size() + 1];
    int i = 0;
    for (Pending pending : queue) {
      extents[i++] = pending.extent;
    }
    extents[i] = extent;
    return map.freeSectorsAfter(extents);
  }

  void tick(long nowNanos) {
    if (dead) {
      return;
    }
    watch(nowNanos);
    boolean more = true;
    while (more && !dead) {
      more = step(nowNanos);
    }
    if (overdue(nowNanos)) {
      dead = true;
    }
  }

  long nextDeadlineNanos(long lastTickNanos) {
    if (dead) {
      return Ticked.NEVER;
    }
    return switch (work) {
      case RECORD, OPENING -> lastTickNanos + PROGRAM_POLL_NANOS;
      case PREPARATION -> lastTickNanos + ERASE_POLL_NANOS;
      case NONE -> idleDeadlineNanos(lastTickNanos);
    };
  }

  private long idleDeadlineNanos(long lastTickNanos) {
    if (!queue.isEmpty()) {
      return lastTickNanos;
    }
    return erasesWanted() ? eraseDueNanos() : Ticked.NEVER;
  }

  private void watch(long nowNanos) {
    for (Pending pending : queue) {
      if (pending.giveUpAtNanos == NOT_SEEN) {
        pending.giveUpAtNanos = nowNanos + settings.giveUpNanos();
      }
    }
  }

  private boolean overdue(long nowNanos) {
    Pending head = queue.peek();
    boolean late = head != null && nowNanos >= head.giveUpAtNanos;
    return late || (work != Work.NONE && nowNanos >= workGiveUpAtNanos);
  }

  private boolean step(long nowNanos) {
    FlashTask current = task;
    if (current == null) {
      return begin(nowNanos);
    }
    FlashTask.Progress progress = current.step();
    noteCommit();
    switch (progress) {
      case WAITING -> {
        return false;
      }
      case ADVANCED -> workGiveUpAtNanos = nowNanos + settings.giveUpNanos();
      case DONE -> finish(nowNanos);
      case FAILED -> fail();
    }
    return true;
  }

  private boolean begin(long nowNanos) {
    workGiveUpAtNanos = nowNanos + settings.giveUpNanos();
    Pending head = queue.peek();
    if (head != null) {
      return beginFor(head);
    }
    return erasesWanted() && nowNanos >= eraseDueNanos() && prepare();
  }

  private boolean beginFor(Pending head) {
    int place = map.place(head.extent);
    int erased = map.next(SectorMap.Use.ERASED);
    if (place >= 0) {
      offset = place;
      begin(Work.RECORD, map.active(), recordWrite(head));
    } else if (erased >= 0) {
      begin(Work.OPENING, erased, opening(erased, head));
    } else if (!prepare()) {
      dead = true;
    }
    return !dead;
  }

  /** With nothing erased there is no time to lose; else a busy moment should pass first. */
  private long eraseDueNanos() {
    boolean urgent = map.next(SectorMap.Use.ERASED) < 0;
    return urgent ? lastDoneNanos : lastDoneNanos + settings.quietNanos();
  }

  private boolean erasesWanted() {
    return !erasesHeld
        && map.count(SectorMap.Use.ERASED) < JournalSettings.ERASED_AHEAD
        && map.next(SectorMap.Use.VACANT) >= 0;
  }

  private boolean prepare() {
    int vacant = map.next(SectorMap.Use.VACANT);
    if (vacant < 0) {
      return false;
    }
    erases++;
    int count = map.nextEraseCount(vacant);
    map.setEraseCount(vacant, count);
    begin(
        Work.PREPARATION,
        vacant,
        new SectorPreparation(flash, rules, map.addressOf(vacant), count));
    return true;
  }

  private FlashTask recordWrite(Pending head) {
    return FlashWrite.ofRecord(flash, rules, map.addressOf(map.active()) + offset, head.bytes);
  }

  private FlashTask opening(int erased, Pending head) {
    byte[] linkBefore = RecordFormat.previousLink(head.bytes);
    byte[] bytes = SectorHeader.opening(map.eraseCount(erased), head.seq, linkBefore);
    return FlashWrite.of(flash, rules, map.addressOf(erased) + SectorHeader.OPENING_AT, bytes);
  }

  private void begin(Work newWork, int inSector, FlashTask newTask) {
    work = newWork;
    sector = inSector;
    task = newTask;
  }

  private void noteCommit() {
    Pending head = queue.peek();
    if (work == Work.RECORD
        && head != null
        && task instanceof FlashWrite write
        && write.committed()
        && index.lastSeq() < head.seq) {
      index.add(head.seq, map.addressOf(sector) + offset);
      durableRecords++;
    }
  }

  private void finish(long nowNanos) {
    switch (work) {
      case RECORD -> leaveWritten(queue.remove());
      case OPENING -> map.activate(sector, SectorHeader.BYTES);
      case PREPARATION -> map.setUse(sector, SectorMap.Use.ERASED);
      case NONE -> throw new IllegalStateException("finished without work");
    }
    lastDoneNanos = nowNanos;
    rest();
  }

  private void leaveWritten(Pending written) {
    map.advance(offset + written.extent);
    recent.add(written);
    if (recent.size() > RECENT_RECORDS) {
      recent.remove();
    }
  }

  /** Every new try goes to fresh space, the last one to a fresh sector. */
  private void fail() {
    Pending head = queue.peek();
    switch (work) {
      case RECORD -> leaveTried(head);
      case OPENING, PREPARATION -> map.setUse(sector, SectorMap.Use.BAD);
      case NONE -> throw new IllegalStateException("failed without work");
    }
    if (head != null) {
      retries++;
      head.tries++;
      dead = head.tries >= JournalSettings.TRIES;
    }
    rest();
  }

  private void leaveTried(@Nullable Pending head) {
    if (head == null || !rules.contains(WriteRule.RETRY_ELSEWHERE)) {
      return;
    }
    if (head.tries > 0) {
      map.closeActive();
    } else {
      map.advance(map.layout().nextPage(offset + head.extent));
    }
  }

  private void rest() {
    work = Work.NONE;
    task = null;
  }
}
