package faraday.nfc.frame;

import static faraday.nfc.frame.FrameFormat.MAX_DATA_BYTES;
import static faraday.nfc.frame.FrameFormat.MAX_NORMAL_LENGTH;
import static faraday.nfc.frame.FrameFormat.TFI_HOST;

/** Writes the frames a host sends. */
public final class FrameEncoder {

  /** Bytes of an ACK or NACK frame. */
  public static final int SHORT_FRAME_BYTES = 6;

  private static final byte[] ACK = {0x00, 0x00, (byte) 0xFF, 0x00, (byte) 0xFF, 0x00};
  private static final byte[] NACK = {0x00, 0x00, (byte) 0xFF, (byte) 0xFF, 0x00, 0x00};

  private FrameEncoder() {}

  /**
   * Writes a command frame, extended only where a normal one cannot carry it.
   *
   * @param data command code and parameters, without the TFI
   * @param length bytes of {@code data}, 1 to {@link FrameFormat#MAX_DATA_BYTES}
   * @param into room for {@link FrameFormat#MAX_FRAME_BYTES} bytes, written from index 0
   * @return bytes of the frame
   */
  public static int command(byte[] data, int length, byte[] into) {
    if (length < 1 || length > MAX_DATA_BYTES) {
      throw new IllegalArgumentException("command of " + length + " bytes");
    }
    int at = header(length + 1, into);
    into[at++] = (byte) TFI_HOST;
    int sum = TFI_HOST;
    for (int i = 0; i < length; i++) {
      into[at++] = data[i];
      sum += data[i];
    }
    into[at++] = (byte) -sum;
    into[at++] = 0;
    return at;
  }

  /**
   * Writes an ACK frame: "stop what you are doing", or the end of a dialogue.
   *
   * @return {@link #SHORT_FRAME_BYTES}
   */
  public static int ack(byte[] into) {
    System.arraycopy(ACK, 0, into, 0, SHORT_FRAME_BYTES);
    return SHORT_FRAME_BYTES;
  }

  /**
   * Writes a NACK frame: "send the last answer again".
   *
   * @return {@link #SHORT_FRAME_BYTES}
   */
  public static int nack(byte[] into) {
    System.arraycopy(NACK, 0, into, 0, SHORT_FRAME_BYTES);
    return SHORT_FRAME_BYTES;
  }

  private static int header(int bodyLength, byte[] into) {
    into[0] = 0x00;
    into[1] = 0x00;
    into[2] = (byte) 0xFF;
    if (bodyLength <= MAX_NORMAL_LENGTH) {
      into[3] = (byte) bodyLength;
      into[4] = (byte) -bodyLength;
      return 5;
    }
    into[3] = (byte) 0xFF;
    into[4] = (byte) 0xFF;
    into[5] = (byte) (bodyLength >> 8);
    into[6] = (byte) bodyLength;
    into[7] = (byte) -((bodyLength >> 8) + bodyLength);
    return 8;
  }
}
