package faraday.firmware.wire.frame;

import java.nio.ByteBuffer;

/** {@code type u8 ‖ length u16 ‖ body} (SPEC §3). */
public final class Frame {

  /** Length of type and length fields in bytes. */
  public static final int HEADER_LENGTH = 3;

  /** Longest body in bytes. */
  public static final int MAX_BODY_LENGTH = 2048;

  /** Longest frame in bytes. */
  public static final int MAX_LENGTH = HEADER_LENGTH + MAX_BODY_LENGTH;

  private static final byte[] REFUSED = {0x20};

  private Frame() {}

  /**
   * A whole frame.
   *
   * @throws IllegalArgumentException when the body is above {@link #MAX_BODY_LENGTH}
   */
  public static byte[] encode(FrameType type, byte[] body) {
    if (body.length > MAX_BODY_LENGTH) {
      throw new IllegalArgumentException("frame body of " + body.length + " bytes");
    }
    return ByteBuffer.allocate(HEADER_LENGTH + body.length)
        .put((byte) type.code())
        .putShort((short) body.length)
        .put(body)
        .array();
  }

  /**
   * Length of the whole frame that begins at {@code from}, as its header says, or −1 when there is
   * no header.
   */
  public static int lengthAt(byte[] bytes, int from) {
    if (bytes.length - from < HEADER_LENGTH) {
      return -1;
    }
    return HEADER_LENGTH + ((bytes[from + 1] & 0xFF) << 8 | (bytes[from + 2] & 0xFF));
  }

  /** The refusal frame {@code 1F 0001 20}: the only answer to whatever does not open. */
  public static byte[] refusal() {
    return encode(FrameType.REFUSAL, REFUSED);
  }
}
