package faraday.firmware.journal;

/**
 * Limits and timings of a {@link Journal}.
 *
 * @param connectors sessions that may run at once, 1 … 64; sets the reserve for their ends
 * @param queueRecords records waiting in RAM at most, 1 … 256
 * @param sessionBytes what a whole session (GRANT … STOP) is expected to need
 * @param recoveryBytesPerTick reads of one tick during recovery, at least one sector
 * @param quietNanos idle time before an erase ahead may begin
 * @param giveUpNanos a record not durable after this long makes the journal read-only
 */
public record JournalSettings(
    int connectors,
    int queueRecords,
    int sessionBytes,
    int recoveryBytesPerTick,
    long quietNanos,
    long giveUpNanos) {

  /** Tries to write one record before the medium counts as dead (design §3). */
  public static final int TRIES = 3;

  /** Sectors kept erased ahead of the writer. */
  public static final int ERASED_AHEAD = 2;

  /** Rejects settings that no journal can keep. */
  public JournalSettings {
    if (connectors < 1 || connectors > 64) {
      throw new IllegalArgumentException("connectors " + connectors);
    }
    if (queueRecords < 1 || queueRecords > 256) {
      throw new IllegalArgumentException("queueRecords " + queueRecords);
    }
    if (sessionBytes < 1 || recoveryBytesPerTick < 1 || quietNanos < 0 || giveUpNanos < 1) {
      throw new IllegalArgumentException("a journal limit is out of range");
    }
  }

  /** The settings of a charger: 16 queued records, 16 KiB read per tick, 4.5 s to give up. */
  public static JournalSettings standard(int connectors) {
    return new JournalSettings(connectors, 16, 8192, 16_384, 500_000_000L, 4_500_000_000L);
  }
}
