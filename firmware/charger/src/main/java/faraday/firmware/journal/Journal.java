package faraday.firmware.journal;

import faraday.hal.NorFlash;
import faraday.hal.Ticked;
import org.jspecify.annotations.Nullable;

/** The journal (signatures first; the machine follows). */
public final class Journal implements Ticked {

  public Journal(NorFlash flash, JournalSettings settings) {}

  /** What can be asked of the journal now. */
  public JournalState state() {
    return JournalState.RECOVERING;
  }

  /** Takes a record for writing; records become durable in the order of their numbers. */
  public AppendResult append(RecordType type, byte[] payload, Stamp stamp) {
    return new AppendResult.Refused(AppendResult.Reason.NOT_READY);
  }

  /** True when the record's trailer has been read back from flash and is right. */
  public boolean durable(long seq) {
    return false;
  }

  /** True when records can be read now: recovery is over and the chip is not at work. */
  public boolean readable() {
    return false;
  }

  /**
   * Visits every valid record, oldest first.
   *
   * @return false, and nothing visited, unless {@link #readable}
   */
  public boolean replay(RecordVisitor visitor) {
    return false;
  }

  /**
   * The exact bytes of a durable record, without padding, as they travel to the server.
   *
   * @return null when there is no such record, or unless {@link #readable}
   */
  public byte @Nullable [] recordBytes(long seq) {
    return null;
  }

  /** The link of a durable or queued record, or null as in {@link #recordBytes}. */
  public byte @Nullable [] linkAt(long seq) {
    return null;
  }

  /** The number the next accepted record will get; signed payloads contain it. */
  public long nextSeq() {
    return 1;
  }

  /** The link the next accepted record will name as its previous one, 16 bytes. */
  public byte[] tipLink() {
    return new byte[RecordFormat.LINK_BYTES];
  }

  /** Number of the newest durable record, 0 when there is none. */
  public long lastDurableSeq() {
    return 0;
  }

  /** True when a whole new session fits beside the reserve for the running ones (TH-17). */
  public boolean hasRoomForSession() {
    return false;
  }

  /** Bytes not yet written, reserve included. */
  public int freeBytes() {
    return 0;
  }

  /** Counters. */
  public JournalStats stats() {
    return new JournalStats(0, 0, 0, 0, 0);
  }

  @Override
  public void tick(long nowNanos) {}

  @Override
  public long nextDeadlineNanos() {
    return NEVER;
  }
}
