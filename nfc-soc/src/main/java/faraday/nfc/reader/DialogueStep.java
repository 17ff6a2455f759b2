package faraday.nfc.reader;

/** What the dialogue wants next of a target that is listening. */
public sealed interface DialogueStep {

  /** The one way to say "finished". */
  DialogueStep RELEASE = new Release();

  /**
   * Not ready yet. The reader asks again at every tick and has itself ticked at {@code untilNanos}
   * at the latest.
   *
   * @param untilNanos when to ask again if nothing else happens before
   */
  record Wait(long untilNanos) implements DialogueStep {}

  /**
   * Send one command APDU; {@link ApduDialogue#onResponse} brings the answer.
   *
   * @param commandApdu {@value #MIN_APDU_BYTES} to {@value #MAX_APDU_BYTES} bytes, not changed by
   *     anyone until the answer came or the tap ended
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Send(byte[] commandApdu) implements DialogueStep {

    /** CLA INS P1 P2. */
    public static final int MIN_APDU_BYTES = 4;

    /** Longer commands are a mistake of the layer above. */
    public static final int MAX_APDU_BYTES = 4096;

    /** Refuses lengths that no command has. */
    public Send {
      if (commandApdu.length < MIN_APDU_BYTES || commandApdu.length > MAX_APDU_BYTES) {
        throw new IllegalArgumentException("command APDU of " + commandApdu.length + " bytes");
      }
    }
  }

  /** End the conversation: deselect the target and let go of it. */
  record Release() implements DialogueStep {}
}
