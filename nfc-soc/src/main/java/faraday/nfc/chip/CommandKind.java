package faraday.nfc.chip;

/** How patient the driver is with a command, and whether it may send it twice. */
public enum CommandKind {
  /** No radio involved. Repeating it does no harm. */
  CONTROL,
  /** Looks for a target; takes as long as its retries. Repeating it does no harm. */
  LIST,
  /** Carries bytes of a phone's conversation; what may have been taken is never sent again. */
  EXCHANGE,
  /**
   * Waits for a phone that reads this chip. Answered when it pleases the phone, or called off by
   * {@link Pn532#callOff}; never sent again once it may have been taken.
   */
  LISTEN;

  /** Whether a second time does no harm. */
  boolean harmless() {
    return this == CONTROL || this == LIST;
  }
}
