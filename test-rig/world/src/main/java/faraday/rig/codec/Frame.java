package faraday.rig.codec;

import static faraday.rig.codec.WireException.Layer.FRAME;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * SPEC §3: type u8 ‖ length u16 ‖ body.
 *
 * @param type 0 … 255
 * @param body at most {@link #MAX_BODY_BYTES} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of one owner, never compared
public record Frame(int type, byte[] body) {

  /** Beacon, charger to phone. */
  public static final int M0 = 0x10;

  /** Request, phone to charger. */
  public static final int M1 = 0x11;

  /** Credentials, charger to phone. */
  public static final int M2 = 0x12;

  /** Token, phone to charger. */
  public static final int M3 = 0x13;

  /** Answer, charger to phone. */
  public static final int M4 = 0x14;

  /** The charger's certificate. */
  public static final int CERTIFICATE = 0x15;

  /** In place of M1: asks for it. */
  public static final int CERTIFICATE_WANTED = 0x16;

  /** The only answer to whatever does not open. */
  public static final int REFUSAL = 0x1F;

  /** Courier phase, charger to phone. */
  public static final int DOWN = 0x20;

  /** Courier phase, phone to charger. */
  public static final int UP = 0x21;

  /** Type and length. */
  public static final int HEADER_BYTES = 3;

  /** Longest body. */
  public static final int MAX_BODY_BYTES = 2048;

  /** Refuses bodies that have no length. */
  public Frame {
    if (body.length > MAX_BODY_BYTES) {
      throw new IllegalArgumentException("a body has at most 2048 bytes");
    }
  }

  /** Reads exactly one frame. */
  public static Frame parse(byte[] bytes) throws WireException {
    if (bytes.length < HEADER_BYTES) {
      throw new WireException(FRAME, "shorter than its header");
    }
    int length = ((bytes[1] & 0xFF) << 8) | (bytes[2] & 0xFF);
    if (length > MAX_BODY_BYTES) {
      throw new WireException(FRAME, "a body of more than 2048 bytes");
    }
    if (length != bytes.length - HEADER_BYTES) {
      throw new WireException(FRAME, "the length is not that of the body");
    }
    return new Frame(bytes[0] & 0xFF, Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length));
  }

  /** The frame's bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(HEADER_BYTES + body.length)
        .put((byte) type)
        .putShort((short) body.length)
        .put(body)
        .array();
  }
}
