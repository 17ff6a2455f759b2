package faraday.nfc.trace;

/** The kinds of frame a host sends. */
public enum SentFrame {
  /** An information frame with a command. */
  COMMAND,
  /** Stop, or end of dialogue. */
  ACK,
  /** Send the last answer again. */
  NACK
}
