package faraday.firmware.journal;

import faraday.hal.NorFlash;
import faraday.hal.Ticked;
import java.util.EnumSet;
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

  private static final long SILENT_POLL_NANOS = 5_000_000L;

  private final NorFlash flash;
  private final JournalSettings settings;
  private final Set<WriteRule> rules;
  private final Recovery recovery;
  private final int runningFloor;
  private final int ordinaryFloor;
  private final int sessionSectors;
  private @Nullable JournalWriter writer;
  private @Nullable RecoveryReport report;
  private JournalState state = JournalState.RECOVERING;
  private long tipSeq;
  private byte[] tipLink = new byte[RecordFormat.LINK_BYTES];
  private long lastTickNanos = Long.MIN_VALUE;
  private long recoveryGiveUpAtNanos;
  private long pollAtNanos = Long.MIN_VALUE;

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
    SectorLayout layout = SectorLayout.of(flash);
    int perSector = layout.fullRecordsPerSector();
    this.runningFloor = ceilDiv(settings.connectors(), perSector) + 1;
    this.ordinaryFloor = runningFloor + ceilDiv(3 * settings.connectors(), perSector);
    this.sessionSectors = ceilDiv(settings.sessionBytes(), layout.usableBytes());
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
      return refused(
          state == JournalState.RECOVERING
              ? AppendResult.Reason.NOT_READY
              : AppendResult.Reason.DEAD);
    }
    if (payload.length > RecordFormat.PAYLOAD_BYTES_MAX) {
      return refused(AppendResult.Reason.TOO_LARGE);
    }
    if (open.queued() >= settings.queueRecords()) {
      return refused(AppendResult.Reason.QUEUE_FULL);
    }
    boolean numbersLeft = tipSeq < RecordFormat.SEQ_MAX;
    int free = open.freeSectorsWith(RecordFormat.extentBytes(payload.length));
    if (!numbersLeft || free < floor(type)) {
      return refused(AppendResult.Reason.FULL);
    }
    byte[] bytes = RecordFormat.encode(type, nextSeq(), stamp, tipLink, payload);
    open.offer(++tipSeq, bytes);
    tipLink = RecordFormat.linkOf(bytes);
    return new AppendResult.Queued(tipSeq, tipLink.clone());
  }

  /** True when the record's trailer has been read back from flash and is right. */
  public boolean durable(long seq) {
    return recovered() && recovery.index().addressOf(seq) >= 0;
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
      byte[] bytes = bytesAt(index.addressAt(i));
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

  /** True when a whole new session fits beside the reserve for the running ones (TH-17). */
  public boolean hasRoomForSession() {
    JournalWriter open = writer;
    return open != null
        && state == JournalState.READY
        && open.freeSectorsWith(RecordFormat.EXTENT_BYTES_MAX) - sessionSectors >= ordinaryFloor;
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
    if (lastTickNanos == Long.MIN_VALUE) {
      recoveryGiveUpAtNanos = nowNanos + settings.giveUpNanos();
    }
    lastTickNanos = nowNanos;
    JournalWriter open = writer;
    if (state == JournalState.RECOVERING) {
      recover(nowNanos);
    } else if (state == JournalState.READY && open != null) {
      open.tick(nowNanos);
      state = open.dead() ? JournalState.READ_ONLY : state;
    }
  }

  @Override
  public long nextDeadlineNanos() {
    JournalWriter open = writer;
    return switch (state) {
      case RECOVERING -> Math.max(pollAtNanos, lastTickNanos);
      case READY -> open == null ? NEVER : open.nextDeadlineNanos(lastTickNanos);
      case READ_ONLY, DEAD -> NEVER;
    };
  }

  private void recover(long nowNanos) {
    if (nowNanos < pollAtNanos) {
      return;
    }
    Recovery.Progress progress = recovery.step();
    boolean chipSilent = progress == Recovery.Progress.BUSY || progress == Recovery.Progress.SILENT;
    pollAtNanos = chipSilent ? nowNanos + SILENT_POLL_NANOS : nowNanos;
    if (progress == Recovery.Progress.DONE) {
      adopt(nowNanos);
    } else if (!chipSilent) {
      recoveryGiveUpAtNanos = nowNanos + settings.giveUpNanos();
    } else if (nowNanos >= recoveryGiveUpAtNanos) {
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

  private int floor(RecordType type) {
    if (!rules.contains(WriteRule.KEEP_RESERVE)) {
      return 0;
    }
    return switch (type.purpose()) {
      case FINAL -> 0;
      case RUNNING -> runningFloor;
      case ORDINARY -> ordinaryFloor;
    };
  }

  private byte @Nullable [] bytesOf(long seq) {
    JournalWriter open = writer;
    byte[] inRam = open == null ? null : open.bytesInRam(seq);
    if (inRam != null || !readable()) {
      return inRam;
    }
    int address = recovery.index().addressOf(seq);
    return address < 0 ? null : bytesAt(address);
  }

  private byte @Nullable [] bytesAt(int address) {
    byte[] header = new byte[RecordFormat.HEADER_BYTES];
    if (!flash.read(address, header, 0, header.length) || !RecordFormat.headerAt(header, 0)) {
      return null;
    }
    byte[] bytes = new byte[RecordFormat.recordBytes(RecordFormat.payloadBytesAt(header, 0))];
    boolean whole = flash.read(address, bytes, 0, bytes.length) && RecordFormat.recordAt(bytes, 0);
    return whole ? bytes : null;
  }

  private static AppendResult refused(AppendResult.Reason reason) {
    return new AppendResult.Refused(reason);
  }

  private static int ceilDiv(int value, int unit) {
    return (value + unit - 1) / unit;
  }
}
