package faraday.nfc.link;

import faraday.nfc.frame.FrameFormat;

/** Where a frame in a buffer ends, as far as its header tells; it judges nothing else. */
final class FrameSpan {

  /** Preamble, start code and an extended header. */
  static final int HEADER_BYTES_MAX = 8;

  /** The longest frame a chip sends, with its preamble and postamble. */
  static final int FRAME_BYTES_MAX = FrameFormat.MAX_FRAME_BYTES;

  /** The header has not come yet, or there is none. */
  static final int UNKNOWN = -1;

  private static final int DATA_MAX = FrameFormat.MAX_DATA_BYTES + 1;
  private static final int CHECKSUM_AND_POSTAMBLE = 2;

  private FrameSpan() {}

  /**
   * Bytes from the start of the buffer to the end of its first frame, postamble included; that may
   * be more than there are. What only looks like a frame ends with its header.
   *
   * @return the count, or {@link #UNKNOWN}
   */
  static int end(byte[] bytes, int count) {
    int at = 0;
    while (at + 1 < count && !(bytes[at] == 0 && bytes[at + 1] == (byte) 0xFF)) {
      at++;
    }
    at += 2;
    if (at + 2 > count) {
      return UNKNOWN;
    }
    int first = bytes[at] & 0xFF;
    int second = bytes[at + 1] & 0xFF;
    if (first == 0xFF && second == 0xFF) {
      return extendedEnd(bytes, at + 2, count);
    }
    if (first + second == 0xFF) {
      return at + 3; // ACK or NACK, and the postamble
    }
    return body(at + 2, first, first + second);
  }

  private static int extendedEnd(byte[] bytes, int at, int count) {
    if (at + 3 > count) {
      return UNKNOWN;
    }
    int high = bytes[at] & 0xFF;
    int low = bytes[at + 1] & 0xFF;
    return body(at + 3, high << 8 | low, high + low + (bytes[at + 2] & 0xFF));
  }

  private static int body(int at, int length, int lengthSum) {
    boolean sound = (lengthSum & 0xFF) == 0 && length > 0 && length <= DATA_MAX;
    return sound ? at + length + CHECKSUM_AND_POSTAMBLE : at;
  }
}
