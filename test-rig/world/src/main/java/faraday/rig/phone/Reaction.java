package faraday.rig.phone;

/** What a conversation does with a frame. */
sealed interface Reaction {

  /** Sends a frame back. */
  @SuppressWarnings("ArrayRecordComponent") // the same bytes are sent again when asked again
  record Send(byte[] frame) implements Reaction {}

  /** Takes it without a word. */
  record Quiet() implements Reaction {}

  /** Ends the conversation. */
  record GiveUp() implements Reaction {}
}
