package faraday.firmware.journal;

/**
 * The rules that durability stands on. A charger keeps all of them; tests break one at a time to
 * prove that its loss would be noticed.
 */
enum WriteRule {
  /** Link and CRC are programmed after everything else. */
  TRAILER_LAST,
  /** Every program and erase is read back before it counts. */
  READ_BACK,
  /** Space touched by a torn record is never written again. */
  SKIP_TORN_TAIL,
  /** Only a sector whose erase was seen to end well is used. */
  TRUST_MARKED_ONLY,
  /** A record that failed is written again elsewhere. */
  RETRY_ELSEWHERE,
  /** Space is kept for the records that end sessions. */
  KEEP_RESERVE,
  /** A sector is freed only when two checkpoints have released it, so that one may rot. */
  ERASE_BEHIND_TWO,
  /** Nothing is released before its checkpoint is durable. */
  RELEASE_WHEN_DURABLE
}
