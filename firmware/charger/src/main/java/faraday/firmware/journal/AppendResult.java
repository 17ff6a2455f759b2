package faraday.firmware.journal;

/** Answer to {@link Journal#append}. */
public sealed interface AppendResult {

  /**
   * Accepted in RAM. It is on flash only when {@link Journal#durable} says so.
   *
   * @param seq the record's number
   * @param link its 16-byte link, final from now on
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the caller owns the bytes
  record Queued(long seq, byte[] link) implements AppendResult {}

  /** Not accepted; nothing changed. */
  record Refused(Reason reason) implements AppendResult {}

  /** Why a record was not accepted. */
  enum Reason {
    /** The space left is kept for records that end running sessions. */
    FULL,
    /** The payload is longer than {@link RecordFormat#PAYLOAD_BYTES_MAX}. */
    TOO_LARGE,
    /** Recovery has not finished. */
    NOT_READY,
    /** The medium takes no more writes ({@link JournalState#READ_ONLY} or DEAD). */
    DEAD,
    /** What was to be released is not durable yet, or was released already. */
    NOT_DURABLE,
    /** Too many records wait for the flash; try again after some ticks. */
    QUEUE_FULL
  }
}
