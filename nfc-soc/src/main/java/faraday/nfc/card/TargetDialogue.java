package faraday.nfc.card;

/**
 * The layer above the target role: answers what a phone asks. Called only from the loop that ticks
 * the {@link TargetRole}; never blocks.
 *
 * <p>Calls come as {@code onActivated (onCommand next+)* onEnd}, and every {@code onActivated} is
 * followed by exactly one {@code onEnd}. One human tap may hold several activations: a phone lets
 * go of a tag and takes it up again as it pleases.
 */
public interface TargetDialogue {

  /** A phone has activated the charger; whatever was half done in the last activation is void. */
  void onActivated(long nowNanos);

  /**
   * One whole command.
   *
   * @param buffer holds the command APDU; valid during the call only
   * @param length bytes of it, 1…{@link TargetRole#COMMAND_BYTES_MAX}; whatever they say is hostile
   */
  void onCommand(byte[] buffer, int length, long nowNanos);

  /** The answer. Asked again at every tick while it is {@link TargetStep.Wait}. */
  TargetStep next(long nowNanos);

  /** The activation is over. */
  void onEnd(TargetEnd end, long nowNanos);
}
