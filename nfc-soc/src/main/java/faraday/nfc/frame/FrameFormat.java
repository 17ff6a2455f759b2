package faraday.nfc.frame;

/** The numbers of the frame format (UM0701-02 section 6.2.1). */
public final class FrameFormat {

  /** Most bytes after the TFI, in either direction. */
  public static final int MAX_DATA_BYTES = 264;

  /** Most bytes of a frame as the encoder writes it: extended header, TFI, data, DCS, postamble. */
  public static final int MAX_FRAME_BYTES = 8 + 1 + MAX_DATA_BYTES + 2;

  /** First byte of a frame body that the host sends. */
  public static final int TFI_HOST = 0xD4;

  /** First byte of a frame body that the chip sends. */
  public static final int TFI_CHIP = 0xD5;

  /** The only body byte of the error frame. */
  static final int TFI_ERROR = 0x7F;

  /** Longest body, TFI counted, that a normal frame can carry. */
  static final int MAX_NORMAL_LENGTH = 255;

  private FrameFormat() {}
}
