package faraday.firmware.journal;

/** What the journal can do for its user. */
public enum JournalState {
  /** Still reading the flash after a start; nothing can be appended or replayed yet. */
  RECOVERING,
  /** Takes and gives records. */
  READY,
  /**
   * Gives records but takes none any more: writing failed three times or for five seconds, or the
   * flash holds something that is no journal. Only a restart leaves this state.
   */
  READ_ONLY,
  /** The chip does not answer reads. Only a restart leaves this state. */
  DEAD
}
