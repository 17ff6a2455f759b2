package faraday.nfc.card;

/** One command APDU as the chip hands it over, in one or several answers to TgGetData. */
final class CommandBuffer {

  /** What an answer to TgGetData amounts to. */
  enum Taken {
    /** The command is whole, or empty: a presence check. */
    WHOLE,
    /** More of it waits in the chip. */
    MORE,
    /** Whole, but longer than any that is allowed; what stands here is its beginning. */
    TOO_LONG,
    /** The phone let go. */
    RELEASED,
    /** Anything else. */
    FAILED
  }

  private static final int MORE_INFORMATION = 0x40;
  private static final int ERROR_BITS = 0x3F;
  private static final int RELEASED_BY_INITIATOR = 0x29;

  private final byte[] bytes = new byte[TargetRole.COMMAND_BYTES_MAX];
  private int length;
  private boolean overflow;

  void clear() {
    length = 0;
    overflow = false;
  }

  Taken accept(byte[] answer, int answerLength) {
    if (answerLength < 1) {
      return Taken.FAILED;
    }
    int status = answer[0] & ERROR_BITS;
    if (status != 0) {
      return status == RELEASED_BY_INITIATOR ? Taken.RELEASED : Taken.FAILED;
    }
    int data = answerLength - 1;
    int fits = Math.min(data, bytes.length - length);
    System.arraycopy(answer, 1, bytes, length, fits);
    length += fits;
    overflow |= fits < data;
    if ((answer[0] & MORE_INFORMATION) != 0) {
      return data == 0 ? Taken.FAILED : Taken.MORE;
    }
    return overflow ? Taken.TOO_LONG : Taken.WHOLE;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}
