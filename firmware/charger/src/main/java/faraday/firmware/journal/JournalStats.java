package faraday.firmware.journal;

/**
 * Counters since this start.
 *
 * @param durableRecords records made durable
 * @param retries writes of a record or sector header that had to be repeated elsewhere
 * @param erases sector erases begun
 * @param badSectors sectors put aside because an erase or header failed
 * @param queuedRecords records waiting now
 */
public record JournalStats(
    long durableRecords, long retries, long erases, int badSectors, int queuedRecords) {

  static final JournalStats NONE = new JournalStats(0, 0, 0, 0, 0);
}
