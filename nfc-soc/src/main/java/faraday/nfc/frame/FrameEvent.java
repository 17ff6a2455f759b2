package faraday.nfc.frame;

/** What one received byte completed. */
public enum FrameEvent {
  /** Nothing yet. */
  NONE,
  /** An ACK frame: the chip took the command. */
  ACK,
  /** A NACK frame; only a host may send one, so it is an echo or noise. */
  NACK,
  /** The chip's error frame: it does not understand the command it took. */
  ERROR,
  /** A sound information frame from the chip. */
  ANSWER,
  /** A sound information frame that no chip sends, such as an echo of the host's own. */
  WRONG_TFI,
  /** A start code followed by a length and a length checksum that do not agree, or by length 0. */
  BAD_LENGTH,
  /** A sound length above {@link FrameFormat#MAX_DATA_BYTES}. */
  TOO_LONG,
  /** A whole information frame whose data checksum is wrong. */
  BAD_CHECKSUM
}
