package faraday.nfc.reader;

/** Why the last lost link was given up. */
public enum LinkLoss {
  /** No link was lost yet. */
  NONE,
  /** The chip reported a radio error in its status byte. */
  RADIO_ERROR,
  /** The chip took the APDU and never answered, or answered only damaged frames. */
  NO_ANSWER,
  /** The chip refused the command as such. */
  SYNTAX_ERROR,
  /** The answer has no status byte, no status word, or pieces where none belong. */
  MALFORMED,
  /** The answer is longer than any that is allowed. */
  TOO_LONG
}
