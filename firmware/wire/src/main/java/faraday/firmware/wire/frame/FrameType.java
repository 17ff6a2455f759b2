package faraday.firmware.wire.frame;

import faraday.firmware.wire.WireCode;

/** First byte of a frame (SPEC §3). */
public enum FrameType implements WireCode {
  /** M0, charger to phone. */
  BEACON(0x10),
  /** M1, phone to charger. */
  REQUEST(0x11),
  /** M2, charger to phone. */
  CREDENTIALS(0x12),
  /** M3, phone to charger. */
  TOKEN(0x13),
  /** M4, charger to phone. */
  ANSWER(0x14),
  /** The charger's certificate in clear, charger to phone. */
  CERTIFICATE(0x15),
  /** In place of M1: who are you? Phone to charger. */
  CERTIFICATE_WANTED(0x16),
  /** The one answer to whatever does not open, charger to phone. */
  REFUSAL(0x1F),
  /** Courier phase, charger to phone. */
  COURIER_DOWN(0x20),
  /** Courier phase, phone to charger. */
  COURIER_UP(0x21);

  private final int code;

  FrameType(int code) {
    this.code = code;
  }

  @Override
  public int code() {
    return code;
  }
}
