package faraday.nfc.frame;

import static faraday.nfc.frame.FrameFormat.MAX_DATA_BYTES;
import static faraday.nfc.frame.FrameFormat.TFI_CHIP;
import static faraday.nfc.frame.FrameFormat.TFI_ERROR;

/**
 * Finds the chip's frames in a stream of bytes, one byte at a time.
 *
 * <p>It hunts for {@code 00 FF} and takes any number of pre- and postamble bytes, so garbage before
 * a frame costs nothing. A header that does not add up is searched again for a start code, because
 * garbage may end in one. The body of a frame with a bad data checksum is dropped unread: it may
 * hold bytes that a phone chose, and those must never be taken for frames.
 *
 * <p>The sum of a body does not notice a lost zero: the checksum then passes for data, and the
 * postamble for a checksum of zero. Hence a checksum of zero counts only when another zero follows.
 */
public final class FrameDecoder {

  private enum Place {
    HUNT,
    ZERO,
    HEADER,
    TFI,
    DATA,
    CHECKSUM,
    POSTAMBLE
  }

  private static final int NORMAL_HEADER_BYTES = 2;
  private static final int EXTENDED_HEADER_BYTES = 5;

  private final byte[] data = new byte[MAX_DATA_BYTES];
  private final int[] header = new int[EXTENDED_HEADER_BYTES];
  private Place place = Place.HUNT;
  private int headerBytes;
  private int bodyLength;
  private int received;
  private int tfi;
  private int sum;

  /**
   * Takes one byte, 0…255.
   *
   * @return what it completed; {@link #data()} is valid for {@link FrameEvent#ANSWER} and {@link
   *     FrameEvent#WRONG_TFI} until the next call
   */
  public FrameEvent accept(int value) {
    return switch (place) {
      case HUNT, ZERO -> hunt(value);
      case HEADER -> header(value);
      case TFI -> tfi(value);
      case DATA -> data(value);
      case CHECKSUM -> checksum(value);
      case POSTAMBLE -> postamble(value);
    };
  }

  /** Forgets a frame that began, because the rest of it will not come. */
  public void reset() {
    place = Place.HUNT;
  }

  /** True between a start code and the end of its frame. */
  public boolean insideFrame() {
    return place != Place.HUNT && place != Place.ZERO;
  }

  /** The last information frame without its TFI; the buffer is reused. */
  public byte[] data() {
    return data;
  }

  /** Bytes of {@link #data()}, 0…{@link FrameFormat#MAX_DATA_BYTES}. */
  public int length() {
    return bodyLength - 1;
  }

  private FrameEvent hunt(int value) {
    if (value == 0x00) {
      place = Place.ZERO;
    } else if (value == 0xFF && place == Place.ZERO) {
      place = Place.HEADER;
      headerBytes = 0;
    } else {
      place = Place.HUNT;
    }
    return FrameEvent.NONE;
  }

  private FrameEvent header(int value) {
    header[headerBytes++] = value;
    if (headerBytes < NORMAL_HEADER_BYTES) {
      return FrameEvent.NONE;
    }
    if (header[0] == 0xFF && header[1] == 0xFF) {
      return headerBytes < EXTENDED_HEADER_BYTES ? FrameEvent.NONE : extendedHeader();
    }
    return normalHeader();
  }

  private FrameEvent normalHeader() {
    if (header[0] == 0x00 && header[1] == 0xFF) {
      place = Place.HUNT;
      return FrameEvent.ACK;
    }
    if (header[0] == 0xFF && header[1] == 0x00) {
      // The second byte may be the first of a following start code.
      place = Place.ZERO;
      return FrameEvent.NACK;
    }
    return body(header[0], header[0] + header[1]);
  }

  private FrameEvent extendedHeader() {
    return body(header[2] << 8 | header[3], header[2] + header[3] + header[4]);
  }

  private FrameEvent body(int length, int lengthSum) {
    if (length == 0 || (lengthSum & 0xFF) != 0) {
      return huntAgain(FrameEvent.BAD_LENGTH);
    }
    if (length > MAX_DATA_BYTES + 1) {
      return huntAgain(FrameEvent.TOO_LONG);
    }
    place = Place.TFI;
    bodyLength = length;
    received = 0;
    sum = 0;
    return FrameEvent.NONE;
  }

  /** At most five bytes hold at most one new start code and never a whole frame. */
  private FrameEvent huntAgain(FrameEvent fault) {
    int bytes = headerBytes;
    place = Place.HUNT;
    for (int i = 0; i < bytes; i++) {
      int value = header[i];
      accept(value);
    }
    return fault;
  }

  private FrameEvent tfi(int value) {
    tfi = value;
    sum = value;
    place = bodyLength == 1 ? Place.CHECKSUM : Place.DATA;
    return FrameEvent.NONE;
  }

  private FrameEvent data(int value) {
    data[received++] = (byte) value;
    sum += value;
    if (received == bodyLength - 1) {
      place = Place.CHECKSUM;
    }
    return FrameEvent.NONE;
  }

  private FrameEvent checksum(int value) {
    place = Place.HUNT;
    if (((sum + value) & 0xFF) != 0) {
      return FrameEvent.BAD_CHECKSUM;
    }
    if (value == 0) {
      place = Place.POSTAMBLE;
      return FrameEvent.NONE;
    }
    return kind();
  }

  private FrameEvent postamble(int value) {
    place = value == 0 ? Place.ZERO : Place.HUNT;
    return value == 0 ? kind() : FrameEvent.BAD_CHECKSUM;
  }

  private FrameEvent kind() {
    if (tfi == TFI_ERROR && bodyLength == 1) {
      return FrameEvent.ERROR;
    }
    return tfi == TFI_CHIP && bodyLength > 1 ? FrameEvent.ANSWER : FrameEvent.WRONG_TFI;
  }
}
