package faraday.rig.rf;

/**
 * What runs behind ISO-DEP on a card or phone: it sees command APDUs and gives response APDUs.
 *
 * <p>Called from the world's one loop, with virtual times that never fall. Arrays passed in belong
 * to the application afterwards; arrays handed out belong to the caller.
 */
public interface CardApplication {

  /**
   * One response.
   *
   * @param responseApdu data and status word, at least 2 bytes
   * @param delayNanos how long the phone thinks before it answers, at least 0
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the caller owns the bytes
  record Answer(byte[] responseApdu, long delayNanos) {

    /** Refuses what no card could send. */
    public Answer {
      if (responseApdu.length < 2) {
        throw new IllegalArgumentException("a response APDU ends in a status word");
      }
      if (delayNanos < 0) {
        throw new IllegalArgumentException("an answer cannot precede its command");
      }
    }
  }

  /** The reader has activated ISO-DEP: RATS is answered. Nothing is selected yet. */
  void activated(long nowNanos);

  /** The reader deselected the card, or the field is gone. Called once per activation. */
  void deactivated(long nowNanos);

  /**
   * Answers one complete command APDU.
   *
   * @param commandApdu the bytes as the reader sent them, at least 1, not checked for form
   * @param nowNanos when the last of them arrived
   */
  Answer answer(byte[] commandApdu, long nowNanos);
}
