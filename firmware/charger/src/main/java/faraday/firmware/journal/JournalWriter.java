package faraday.firmware.journal;

import faraday.hal.NorFlash;
import faraday.hal.Ticked;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings queued records to flash one after the other, opens and prepares sectors, and keeps erased
 * ones ahead while nothing waits.
 */
final class JournalWriter {

  private static final long PROGRAM_POLL_NANOS = 500_000L;
  private static final long ERASE_POLL_NANOS = 5_000_000L;

  /** A pause between ticks that speaks of the loop, not of the chip. */
  private static final long STALL_NANOS = 1_000_000_000L;

  /** What the task under way is for. */
  private enum Work {
    NONE,
    RECORD,
    OPENING,
    PREPARATION
  }

  private final NorFlash flash;
  private final JournalSettings settings;
  private final Set<WriteRule> rules;
  private final SectorMap map;
  private final RecordIndex index;
  private final WriteQueue queue = new WriteQueue();
  private Work work = Work.NONE;
  private @Nullable FlashTask task;
  private int sector;
  private int offset;
  private long pollAtNanos;
  private long workGiveUpAtNanos;
  private long lastDoneNanos;
  private long lastTickNanos;
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
    queue.add(seq, bytes);
  }

  int queued() {
    return queue.size();
  }

  /** Records waiting that have numbers behind this one. */
  int queuedBehind(long seq) {
    return queue.sizeBehind(seq);
  }

  /** The bytes of a record still queued or just written, or null. */
  byte @Nullable [] bytesInRam(long seq) {
    return queue.bytesOf(seq);
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
    return freeSectorsWith(new int[] {extent});
  }

  /** The same for several records. */
  int freeSectorsWith(int[] extents) {
    return map.freeSectorsAfter(queue.extentsWith(extents));
  }

  /**
   * Goes on where there is something to do. A chip at work is asked when {@link #nextDeadlineNanos}
   * says so and not in between, so that nothing depends on how often this is called.
   */
  void tick(long nowNanos) {
    if (dead || (task != null && nowNanos < pollAtNanos)) {
      return;
    }
    if (nowNanos - lastTickNanos > STALL_NANOS) {
      queue.limitAnew();
      workGiveUpAtNanos = nowNanos + settings.giveUpNanos();
    }
    lastTickNanos = nowNanos;
    queue.limit(nowNanos + settings.giveUpNanos());
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
      case RECORD, OPENING, PREPARATION -> pollAtNanos;
      case NONE -> idleDeadlineNanos(lastTickNanos);
    };
  }

  private long idleDeadlineNanos(long lastTickNanos) {
    if (queue.size() > 0) {
      return lastTickNanos;
    }
    return erasesWanted() ? eraseDueNanos() : Ticked.NEVER;
  }

  private long pollNanos() {
    return work == Work.PREPARATION ? ERASE_POLL_NANOS : PROGRAM_POLL_NANOS;
  }

  private boolean overdue(long nowNanos) {
    return queue.overdue(nowNanos) || (work != Work.NONE && nowNanos >= workGiveUpAtNanos);
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
        pollAtNanos = nowNanos + pollNanos();
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
    WriteQueue.Pending head = queue.head();
    if (head != null) {
      return beginFor(head);
    }
    return erasesWanted() && nowNanos >= eraseDueNanos() && prepare();
  }

  private boolean beginFor(WriteQueue.Pending head) {
    int place = map.place(head.extent());
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
        && map.erased() < JournalSettings.ERASED_AHEAD
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

  private FlashTask recordWrite(WriteQueue.Pending head) {
    return FlashWrite.ofRecord(flash, rules, map.addressOf(map.active()) + offset, head.bytes());
  }

  private FlashTask opening(int erased, WriteQueue.Pending head) {
    byte[] linkBefore = RecordFormat.previousLink(head.bytes());
    byte[] bytes = SectorHeader.opening(map.eraseCount(erased), head.seq(), linkBefore);
    return FlashWrite.of(flash, rules, map.addressOf(erased) + SectorHeader.OPENING_AT, bytes);
  }

  private void begin(Work newWork, int inSector, FlashTask newTask) {
    work = newWork;
    sector = inSector;
    task = newTask;
  }

  private void noteCommit() {
    WriteQueue.Pending head = queue.head();
    if (work == Work.RECORD
        && head != null
        && task instanceof FlashWrite write
        && write.committed()
        && index.lastSeq() < head.seq()) {
      index.add(head.seq(), map.addressOf(sector) + offset);
      map.holds(sector, head.seq());
      durableRecords++;
    }
  }

  private void finish(long nowNanos) {
    switch (work) {
      case RECORD -> map.advance(offset + queue.removeWritten().extent());
      case OPENING -> map.activate(sector, SectorHeader.BYTES);
      case PREPARATION -> map.setUse(sector, SectorMap.Use.ERASED);
      case NONE -> throw new IllegalStateException("finished without work");
    }
    lastDoneNanos = nowNanos;
    rest();
  }

  /** Every new try goes to fresh space, the last one to a fresh sector. */
  private void fail() {
    WriteQueue.Pending head = queue.head();
    switch (work) {
      case RECORD -> leaveTried(head);
      case OPENING, PREPARATION -> map.setUse(sector, SectorMap.Use.BAD);
      case NONE -> throw new IllegalStateException("failed without work");
    }
    if (head != null) {
      retries++;
      head.countTry();
      dead = head.tries() >= JournalSettings.TRIES;
    }
    rest();
  }

  private void leaveTried(WriteQueue.@Nullable Pending head) {
    if (head == null || !rules.contains(WriteRule.RETRY_ELSEWHERE)) {
      return;
    }
    if (head.tries() > 0) {
      map.closeActive();
    } else {
      map.advance(map.layout().nextPage(offset + head.extent()));
    }
  }

  private void rest() {
    work = Work.NONE;
    task = null;
  }
}
