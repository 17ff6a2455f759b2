package faraday.nfc.card;

/** What the dialogue says to the command it was given last. */
public sealed interface TargetStep {

  /**
   * Not ready yet; the chip asks the phone for patience by itself (S(WTX)).
   *
   * @param untilNanos when to ask again if nothing else happens before
   */
  record Wait(long untilNanos) implements TargetStep {}

  /**
   * The response.
   *
   * @param responseApdu data and status word, 2…{@value #MAX_APDU_BYTES} bytes
   * @param absentNanos how long the charger then looks as if it were not there, 0 for not at all:
   *     the phone forgets the tag and discovers it anew
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; handed over
  record Answer(byte[] responseApdu, long absentNanos) implements TargetStep {

    /** Most bytes of one TgSetData (264 less command code and one spare). */
    public static final int MAX_APDU_BYTES = 262;

    /** Refuses what is no response APDU. */
    public Answer {
      if (responseApdu.length < 2 || responseApdu.length > MAX_APDU_BYTES || absentNanos < 0) {
        throw new IllegalArgumentException("response APDU of " + responseApdu.length + " bytes");
      }
    }
  }
}
