package faraday.nfc.ndef;

/** Why a message is refused. */
public enum NdefFault {
  /** No bytes at all. */
  EMPTY,
  /** A header, type, id or payload reaches beyond the end. */
  TRUNCATED,
  /** The first record lacks the message-begin flag, or a later one has it. */
  MESSAGE_BEGIN,
  /** Bytes follow the record with the message-end flag, or no record has it. */
  MESSAGE_END,
  /** A chunked record: legal, and never needed here. */
  CHUNKED,
  /** TNF 6 (unchanged) belongs to chunks only. */
  TNF_UNCHANGED,
  /** TNF 7 is reserved. */
  TNF_RESERVED,
  /** TNF 0 (empty) with a type, an id or a payload. */
  EMPTY_RECORD_WITH_CONTENT,
  /** A type where the TNF allows none, or none where it needs one. */
  TYPE_LENGTH,
  /** A payload above the limit. */
  PAYLOAD_TOO_LONG,
  /** More records than allowed. */
  TOO_MANY_RECORDS,
  /** A record of a kind that nobody here expects. */
  KIND_NOT_ALLOWED,
  /** The inner decoder saw other records than the scan; neither is believed. */
  DECODER_DISAGREES
}
