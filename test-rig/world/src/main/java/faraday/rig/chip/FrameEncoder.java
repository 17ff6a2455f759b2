package faraday.rig.chip;

/**
 * Makes the chip's frames: one preamble byte and one postamble byte, because unmodified hosts
 * accept neither more nor fewer.
 */
final class FrameEncoder {

  private static final int CHIP_TFI = 0xD5;
  private static final int NORMAL_LENGTH_MAX = 255;
  private static final byte[] ACK = {0, 0, (byte) 0xFF, 0, (byte) 0xFF, 0};
  private static final byte[] ERROR = {0, 0, (byte) 0xFF, 1, (byte) 0xFF, 0x7F, (byte) 0x81, 0};

  private FrameEncoder() {}

  /** "Command received." */
  static byte[] ack() {
    return ACK.clone();
  }

  /** "Syntax error": unknown command, bad length or parameter. */
  static byte[] error() {
    return ERROR.clone();
  }

  /**
   * An information frame, extended when LEN exceeds 255.
   *
   * @param code the response code
   * @param data the bytes behind it; at most 263
   */
  static byte[] response(int code, byte[] data) {
    int length = 2 + data.length;
    if (length > FrameDecoder.LENGTH_MAX) {
      throw new IllegalArgumentException(data.length + " bytes fit no frame");
    }
    boolean extended = length > NORMAL_LENGTH_MAX;
    int header = extended ? 8 : 5;
    byte[] frame = new byte[header + length + 2];
    frame[2] = (byte) 0xFF;
    if (extended) {
      frame[3] = (byte) 0xFF;
      frame[4] = (byte) 0xFF;
      frame[5] = (byte) (length >>> 8);
      frame[6] = (byte) length;
      frame[7] = (byte) -(frame[5] + frame[6]);
    } else {
      frame[3] = (byte) length;
      frame[4] = (byte) -length;
    }
    frame[header] = (byte) CHIP_TFI;
    frame[header + 1] = (byte) code;
    System.arraycopy(data, 0, frame, header + 2, data.length);
    int sum = 0;
    for (int i = header; i < header + length; i++) {
      sum += frame[i];
    }
    frame[header + length] = (byte) -sum;
    return frame;
  }
}
