package faraday.firmware.journal;

import java.util.List;

/**
 * What a scan of a whole medium found. Lists hold the first {@link #LISTED_MAX} entries.
 *
 * @param records committed records in the chain
 * @param firstSeq the oldest record's number, 0 when there is none
 * @param lastSeq the newest record's number, 0 when there is none
 * @param holes numbers that are missing between two records: committed once, unreadable now
 * @param damages written bytes outside every committed record: torn tails and rot
 * @param chainBreaks numbers of records whose previous link is not that of the record before them
 * @param repeated records found twice, as after a retried write
 * @param superseded records replaced by a later one of the same number: torn once, whole now
 * @param stale committed records that fit nowhere in the order
 * @param foreign the medium holds something, but no journal
 * @param bytesRead bytes read from the medium
 */
public record RecoveryReport(
    int records,
    long firstSeq,
    long lastSeq,
    List<Hole> holes,
    List<Damage> damages,
    List<Long> chainBreaks,
    int repeated,
    int superseded,
    int stale,
    boolean foreign,
    long bytesRead) {

  /** Entries kept of each list. */
  public static final int LISTED_MAX = 256;

  /** Missing records, both ends included. */
  public record Hole(long firstSeq, long lastSeq) {}

  /** A run of bytes from the first to the last written one. */
  public record Damage(int address, int bytes) {}
}
