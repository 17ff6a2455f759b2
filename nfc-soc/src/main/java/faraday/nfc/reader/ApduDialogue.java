package faraday.nfc.reader;

/**
 * The layer above the reader role: decides what is said to a phone. Called only from the loop that
 * ticks the {@code ReaderRole}; never blocks.
 *
 * <p>Calls come as {@code onTarget (next* onResponse)* onEnd}, and every {@code onTarget} is
 * followed by exactly one {@code onEnd}. A phone forgets everything when the link is lost, so each
 * conversation begins with SELECT again.
 */
public interface ApduDialogue {

  /** A target was activated; the next call is {@link #next}. */
  void onTarget(TargetInfo target, long nowNanos);

  /**
   * The answer to the last {@link DialogueStep.Send}.
   *
   * @param buffer holds the response APDU, status word included; valid during the call only
   * @param length bytes of it, at least 2; whatever they say is hostile until proved otherwise
   */
  void onResponse(byte[] buffer, int length, long nowNanos);

  /** What to do now. Asked again at every tick while the answer is {@link DialogueStep.Wait}. */
  DialogueStep next(long nowNanos);

  /** The conversation is over; nothing more can be said to this target. */
  void onEnd(TapEnd end, long nowNanos);

  /**
   * A search found a target that answers no APDUs. Told at each search while it stays, outside any
   * conversation.
   */
  default void onSilentTarget(TargetInfo target, long nowNanos) {}

  /**
   * Asked after {@link TapEnd#RELEASED} while the same target is still held to the reader: true
   * begins another conversation with it ({@link #onTarget} again), for courier work that did not
   * fit into the last one. With false, the default, the target must leave before it is served
   * again.
   */
  default boolean wantsMore(long nowNanos) {
    return false;
  }
}
