package faraday.firmware.journal;

import faraday.hal.NorFlash;
import faraday.hal.Ticked;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The append-only journal of one charger (design §5; bytes in docs/spec/journal.md).
 *
 * <p>After a start it reads the flash, some KiB per tick, and is then READY. Appended records get
 * their number and link at once, wait in a bounded queue, and are durable when {@link #durable}
 * says so: then their last byte has been read back. They become durable in the order of their
 * numbers. Confined to the service loop; never blocks.
 */
public final class Journal implements Ticked {

  private final NorFlash flash;
  private final JournalSettings settings;
  private final Set<WriteRule> rules;
  private final Recovery recovery;
  private final RecoveryRun run;
  private final Reserve reserve;
  private @Nullable JournalWriter writer;
  private @Nullable RecoveryReport report;
  private JournalState state = JournalState.RECOVERING;
  private long tipSeq;
  private Checkpoint.Pending released = Checkpoint.Pending.NONE;
  private byte[] tipLink = new byte[RecordFormat.LINK_BYTES];
  private long lastTickNanos = Long.MIN_VALUE;

  /**
   * A journal over the whole chip. Nothing is read before the first tick.
   *
   * @throws IllegalArgumentException when the chip's sectors or pages are too small for a record
   */
  public Journal(NorFlash flash, JournalSettings settings) {
    this(flash, settings, EnumSet.allOf(WriteRule.class));
  }

  Journal(NorFlash flash, JournalSettings settings, Set<WriteRule> rules) {
    this.flash = flash;
    this.settings = settings;
    this.rules = rules;
    this.recovery = new Recovery(flash, settings.recoveryBytesPerTick(), rules);
    this.run = new RecoveryRun(recovery, settings.giveUpNanos());
    this.reserve =
        rules.contains(WriteRule.KEEP_RESERVE)
            ? Reserve.of(SectorLayout.of(flash), settings)
            : Reserve.NONE;
  }

  /** What can be asked of the journal now. */
  public JournalState state() {
    return state;
  }

  /** What the start found; null while {@link JournalState#RECOVERING} or DEAD. */
  public @Nullable RecoveryReport recoveryReport() {
    return report;
  }

  /**
   * Takes a record for writing.
   *
   * @param type any but {@link RecordType#UNKNOWN}
   * @param payload copied; 0 … 1024 bytes
   * @throws IllegalArgumentException for the type UNKNOWN
   */
  public AppendResult append(RecordType type, byte[] payload, Stamp stamp) {
    if (type == RecordType.UNKNOWN) {
      throw new IllegalArgumentException("a record of no type");
    }
    JournalWriter open = writer;
    if (open == null || state != JournalState.READY) {
      boolean early = state == JournalState.RECOVERING;
      return refused(early ? AppendResult.Reason.NOT_READY : AppendResult.Reason.DEAD);
    }
    if (payload.length > RecordFormat.PAYLOAD_BYTES_MAX) {
      return refused(AppendResult.Reason.TOO_LARGE);
    }
    if (open.queuedBehind(released.seq()) >= settings.queueRecords()) {
      return refused(AppendResult.Reason.QUEUE_FULL);
    }
    boolean numbersLeft = tipSeq < RecordFormat.SEQ_MAX;
    int free = open.freeSectorsWith(RecordFormat.extentBytes(payload.length));
    if (!numbersLeft || free < reserve.floor(type.purpose())) {
      return refused(AppendResult.Reason.FULL);
    }
    return write(open, type, payload, stamp);
  }

  private AppendResult write(JournalWriter open, RecordType type, byte[] payload, Stamp stamp) {
    byte[] bytes = RecordFormat.encode(type, nextSeq(), stamp, tipLink, payload);
    open.offer(++tipSeq, bytes);
    tipLink = RecordFormat.linkOf(bytes);
    return new AppendResult.Queued(tipSeq, tipLink.clone());
  }

  /**
   * Takes what must outlive the records up to a number, in the order in which it shall be read
   * again, and a CHECKPOINT that releases them; all or nothing. Whoever asks has made sure that
   * nobody needs them (docs/spec/journal.md §6).
   *
   * @param releasedSeq not behind the last durable record, not before the last one released
   * @param kept at most {@link Checkpoint#STATE_BYTES_MAX} bytes, for whoever reads it again
   */
  public AppendResult checkpoint(
      long releasedSeq, List<Carried> carried, byte[] kept, Stamp stamp) {
    JournalWriter open = writer;
    byte[] payload = Checkpoint.payload(releasedSeq, kept);
    if (open == null || state != JournalState.READY) {
      return refused(AppendResult.Reason.NOT_READY);
    }
    if (releasedSeq > lastDurableSeq() || releasedSeq < releasedSeq()) {
      return refused(AppendResult.Reason.NOT_DURABLE);
    }
    if (payload.length > RecordFormat.PAYLOAD_BYTES_MAX || open.queued() > 0) {
      return refused(AppendResult.Reason.QUEUE_FULL);
    }
    int free = open.freeSectorsWith(Carried.extents(carried, payload.length));
    int then = free + bytesUpTo(releasedSeq()) / flash.sectorBytes();
    if (tipSeq >= RecordFormat.SEQ_MAX - carried.size() || free < 0 || then < reserve.running()) {
      return refused(AppendResult.Reason.FULL);
    }
    carried.forEach(one -> write(open, one.type(), one.payload(), stamp));
    released = new Checkpoint.Pending(tipSeq + 1, payload);
    return write(open, RecordType.CHECKPOINT, payload, stamp);
  }

  /** Records up to here are read no more. */
  public long releasedSeq() {
    return recovered() ? recovery.releasedSeq() : 0;
  }

  /** Bytes of the sectors that hold nothing behind this number and are not free yet. */
  public int bytesUpTo(long seq) {
    return recovered() ? recovery.map().releasable(seq) * flash.sectorBytes() : 0;
  }

  /** True when the record's trailer has been read back from flash and is right. */
  public boolean durable(long seq) {
    boolean released = seq > 0 && seq <= releasedSeq();
    return released || (recovered() && recovery.index().addressOf(seq) >= 0);
  }

  /** True when records can be read now: recovery is over and the chip is not at work. */
  public boolean readable() {
    return recovered() && flash.status() != NorFlash.Status.BUSY;
  }

  /**
   * Asks for erases ahead to wait, as between a GRANT and its START or while a phone is in the
   * field. A record that needs an erase, because none was possible before, still gets it.
   */
  public void holdErases(boolean hold) {
    JournalWriter open = writer;
    if (open != null) {
      open.holdErases(hold);
    }
  }

  /**
   * Visits every valid record, oldest first.
   *
   * @return false, and nothing visited, unless {@link #readable}
   */
  public boolean replay(RecordVisitor visitor) {
    if (!readable()) {
      return false;
    }
    RecordIndex index = recovery.index();
    for (int i = 0; i < index.count(); i++) {
      byte[] bytes = FlashRecords.at(flash, index.addressAt(i));
      if (bytes != null) {
        visitor.visit(RecordFormat.decode(bytes, 0));
      }
    }
    return true;
  }

  /**
   * The exact bytes of a durable record, without padding, as they travel to the server. The newest
   * eight are always at hand.
   *
   * @return null when there is no such record; for older ones also unless {@link #readable}
   */
  public byte @Nullable [] recordBytes(long seq) {
    return durable(seq) ? bytesOf(seq) : null;
  }

  /** The 16-byte link of a durable or queued record, or null as in {@link #recordBytes}. */
  public byte @Nullable [] linkAt(long seq) {
    byte[] bytes = bytesOf(seq);
    return bytes == null ? null : RecordFormat.linkOf(bytes);
  }

  /** The number the next accepted record will get; signed payloads contain it. */
  public long nextSeq() {
    return tipSeq + 1;
  }

  /** The link the next accepted record will name as its previous one, 16 bytes. */
  public byte[] tipLink() {
    return tipLink.clone();
  }

  /** Number of the newest durable record, 0 when there is none. */
  public long lastDurableSeq() {
    return recovered() ? recovery.index().lastSeq() : 0;
  }

  /** True when a whole new session fits beside these bytes and the reserve (TH-17). */
  public boolean hasRoomForSession(int besidesBytes) {
    JournalWriter open = writer;
    int besides = (besidesBytes + flash.sectorBytes() - 1) / flash.sectorBytes();
    int wanted = besides + reserve.session() + reserve.ordinary();
    return open != null
        && state == JournalState.READY
        && open.freeSectorsWith(RecordFormat.EXTENT_BYTES_MAX) >= wanted;
  }

  /** Capacity of the flash in bytes. */
  public int sizeBytes() {
    return flash.sizeBytes();
  }

  /** Bytes not yet written, reserve included; 0 until recovery is over. */
  public int freeBytes() {
    return recovered() ? recovery.map().freeBytes() : 0;
  }

  /** Counters since this start. */
  public JournalStats stats() {
    JournalWriter open = writer;
    return open == null ? JournalStats.NONE : open.stats();
  }

  @Override
  public void tick(long nowNanos) {
    lastTickNanos = nowNanos;
    JournalWriter open = writer;
    if (state == JournalState.RECOVERING) {
      recover(nowNanos);
    } else if (state == JournalState.READY && open != null) {
      open.tick(nowNanos);
      released = recovery.release(released);
      state = open.dead() ? JournalState.READ_ONLY : state;
    }
  }

  @Override
  public long nextDeadlineNanos() {
    JournalWriter open = writer;
    return switch (state) {
      case RECOVERING -> Math.max(run.dueNanos(), lastTickNanos);
      case READY -> open == null ? NEVER : open.nextDeadlineNanos(lastTickNanos);
      case READ_ONLY, DEAD -> NEVER;
    };
  }

  private void recover(long nowNanos) {
    if (run.tick(nowNanos)) {
      adopt(nowNanos);
    } else if (run.dead()) {
      state = JournalState.DEAD;
    }
  }

  private void adopt(long nowNanos) {
    report = recovery.report();
    tipSeq = recovery.tipSeq();
    tipLink = recovery.tipLink();
    state = recovery.foreign() ? JournalState.READ_ONLY : JournalState.READY;
    if (state == JournalState.READY) {
      writer = new JournalWriter(flash, settings, rules, recovery);
      writer.startAt(nowNanos);
    }
  }

  private boolean recovered() {
    return state == JournalState.READY || state == JournalState.READ_ONLY;
  }

  private byte @Nullable [] bytesOf(long seq) {
    JournalWriter open = writer;
    byte[] inRam = open == null ? null : open.bytesInRam(seq);
    if (inRam != null || !readable()) {
      return inRam;
    }
    int address = recovery.index().addressOf(seq);
    return address < 0 ? null : FlashRecords.at(flash, address);
  }

  private static AppendResult refused(AppendResult.Reason reason) {
    return new AppendResult.Refused(reason);
  }
}
