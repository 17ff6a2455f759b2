package faraday.nfc.trace;

import faraday.nfc.frame.FrameEvent;

/**
 * Sees every host frame in both directions, in the order of the line. Called from the loop that
 * ticks the chip; must neither block nor throw, and may not keep the buffer.
 */
public interface FrameTap {

  /** A tap that looks away. */
  FrameTap NONE =
      new FrameTap() {
        @Override
        public void sent(long nowNanos, SentFrame kind, byte[] data, int length) {}

        @Override
        public void received(long nowNanos, FrameEvent kind, byte[] data, int length) {}
      };

  /**
   * A frame was handed to the serial line.
   *
   * @param data command code and parameters without TFI, meaningful up to {@code length}
   * @param length bytes of {@code data}, 0 for the short frames
   */
  void sent(long nowNanos, SentFrame kind, byte[] data, int length);

  /**
   * A frame, or what was left of one, came from the serial line.
   *
   * @param kind anything but {@link FrameEvent#NONE}
   * @param data answer code and parameters without TFI, meaningful up to {@code length}
   * @param length bytes of {@code data}, 0 unless {@code kind} is a sound information frame
   */
  void received(long nowNanos, FrameEvent kind, byte[] data, int length);
}
