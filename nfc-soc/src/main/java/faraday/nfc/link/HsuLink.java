package faraday.nfc.link;

import faraday.hal.SerialLink;

/** The high speed UART of the chip (UM 6.2.2 through the fact sheet): a stream as it is. */
public final class HsuLink implements ChipLink {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int BITS_PER_BYTE = 10;
  private static final int WAKE_BYTE = 0x55;

  /** As libnfc sends them. */
  private static final int PRELUDE_ZEROS = 14;

  private final SerialLink line;
  private final byte[] prelude;
  private int preludeFrom;

  /** A link over a serial line, with the usual prelude. */
  public HsuLink(SerialLink line) {
    this(line, PRELUDE_ZEROS);
  }

  /**
   * A link over a serial line.
   *
   * @param zeros zero bytes of the prelude {@code 55 55 00 …}, which wakes a sleeping chip and
   *     means nothing to a waking one
   */
  public HsuLink(SerialLink line, int zeros) {
    this.line = line;
    this.prelude = new byte[2 + zeros];
    prelude[0] = WAKE_BYTE;
    prelude[1] = WAKE_BYTE;
    preludeFrom = prelude.length;
  }

  @Override
  public int read(byte[] into, int offset, int maxBytes) {
    return line.read(into, offset, maxBytes);
  }

  @Override
  public int write(byte[] from, int offset, int count) {
    if (!sendPrelude()) {
      return CLOSED;
    }
    return preludeFrom == prelude.length ? line.write(from, offset, count) : 0;
  }

  @Override
  public boolean wake() {
    preludeFrom = 0;
    return sendPrelude();
  }

  @Override
  public boolean sent() {
    return preludeFrom == prelude.length;
  }

  @Override
  public long idleAtNanos(int moreBytes, long nowNanos) {
    long bytes = (long) line.pendingOutputBytes() + prelude.length - preludeFrom + moreBytes;
    return nowNanos + bytes * BITS_PER_BYTE * NANOS_PER_SECOND / line.baud();
  }

  @Override
  public boolean silenceIsProof() {
    return true;
  }

  @Override
  public boolean hasSpeeds() {
    return true;
  }

  @Override
  public boolean setBaud(int baud) {
    return line.setBaud(baud);
  }

  @Override
  public int baud() {
    return line.baud();
  }

  @Override
  public void tick(long nowNanos) {
    sendPrelude();
  }

  @Override
  public long nextDeadlineNanos() {
    return NEVER;
  }

  private boolean sendPrelude() {
    if (preludeFrom == prelude.length) {
      return true;
    }
    int accepted = line.write(prelude, preludeFrom, prelude.length - preludeFrom);
    preludeFrom += Math.max(accepted, 0);
    return accepted != CLOSED;
  }
}
