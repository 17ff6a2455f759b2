package faraday.rig.rf;

import org.jspecify.annotations.Nullable;

/** A card or phone in the field, at frame level (ISO/IEC 14443 type A, 106 kbit/s). */
public interface Picc {

  /**
   * What a card sends.
   *
   * @param frame the answer
   * @param delayNanos time the card takes beyond the fixed turn-round, at least 0
   */
  record Reply(RfFrame frame, long delayNanos) {}

  /** It was brought to this field, or taken away with null. Most cards do not care. */
  default void heldTo(@Nullable RadioField field) {}

  /** The carrier appeared; every state of before is gone. */
  void fieldOn(long nowNanos);

  /** The carrier is gone, and with it all power. */
  void fieldOff(long nowNanos);

  /**
   * A frame from the reader has ended.
   *
   * @return the answer, or null when the card stays silent, or speaks later by {@link
   *     RadioField#speak}
   */
  @Nullable Reply frame(RfFrame frame, long nowNanos);
}
