package faraday.rig.chip;

/** What the host said, once its checksums are good. */
sealed interface HostFrame {

  /**
   * An information frame.
   *
   * @param data the bytes after TFI: command code and arguments, 0 … 264 bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the receiver owns the bytes
  record Command(byte[] data) implements HostFrame {}

  /** Drop what is running, or the end of a dialogue. */
  record Ack() implements HostFrame {}

  /** Send the last response again. */
  record Nack() implements HostFrame {}
}
