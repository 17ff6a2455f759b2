package faraday.firmware.tap;

import faraday.firmware.wire.frame.FrameType;

/**
 * When the one outside refusal leaves: at a multiple of {@value #STEP_NANOS} ns of monotonic time,
 * so that how long it took to find out what was wrong is not to be heard (TH-28).
 */
final class RefusalGrid {

  /** 20 ms (reference: threats, TH-28). */
  static final long STEP_NANOS = 20_000_000L;

  /** What the two agreements of a refusal may take on the slowest board, once warm (chosen). */
  static final long MARGIN_NANOS = 10_000_000L;

  private RefusalGrid() {}

  /**
   * When this frame may leave: at once, or at the next step of the grid that is a margin away.
   *
   * @param nowNanos when its cause arrived
   */
  static long notBeforeNanos(byte[] frame, long nowNanos) {
    boolean refusal = (frame[0] & 0xFF) == FrameType.REFUSAL.code();
    return refusal ? Math.ceilDiv(nowNanos + MARGIN_NANOS, STEP_NANOS) * STEP_NANOS : nowNanos;
  }
}
