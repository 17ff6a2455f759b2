package faraday.hal.sim;

import faraday.hal.SerialLink;
import faraday.hal.Ticked;

/**
 * A serial cable with two ends in virtual time: every byte takes ten bit times, one after the
 * other, and a byte received at another speed than it was sent at arrives damaged.
 */
public final class SimSerialLine {

  /** Bytes one direction can hold; a larger write is accepted in part. */
  public static final int QUEUE_BYTES = 4096;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int BITS_PER_BYTE = 10;

  private final VirtualClock clock;
  private final SimProbe probe;
  private final End host;
  private final End device;

  /**
   * A cable with both ends at the same speed.
   *
   * @param baud bits per second at both ends
   * @param probe sees {@code uart.host} and {@code uart.device} bytes when they are written
   */
  public SimSerialLine(VirtualClock clock, int baud, SimProbe probe) {
    this.clock = clock;
    this.probe = probe;
    this.host = new End("uart.host", baud);
    this.device = new End("uart.device", baud);
    host.peer = device;
    device.peer = host;
  }

  /** The end that the charger's driver holds. */
  public End host() {
    return host;
  }

  /** The end that the chip holds. */
  public End device() {
    return device;
  }

  /** One end of the cable. */
  public final class End implements SerialLink {
    private final String signal;
    private final byte[] inbox = new byte[QUEUE_BYTES];
    private final int[] inboxBaud = new int[QUEUE_BYTES];
    private final long[] arrivalNanos = new long[QUEUE_BYTES];
    private int head;
    private int waiting;
    private int baud;
    private long lineFreeNanos;
    private End peer = this;

    private End(String signal, int baud) {
      this.signal = signal;
      this.baud = baud;
    }

    @Override
    public int read(byte[] into, int offset, int maxBytes) {
      int copied = 0;
      long nowNanos = clock.nowNanos();
      while (copied < maxBytes && waiting > 0 && arrivalNanos[head] <= nowNanos) {
        byte value = inbox[head];
        into[offset + copied++] = inboxBaud[head] == baud ? value : damaged(value);
        head = (head + 1) % QUEUE_BYTES;
        waiting--;
      }
      return copied;
    }

    @Override
    public int write(byte[] from, int offset, int count) {
      int accepted = Math.min(count, QUEUE_BYTES - peer.waiting);
      long byteNanos = BITS_PER_BYTE * NANOS_PER_SECOND / baud;
      lineFreeNanos = Math.max(lineFreeNanos, clock.nowNanos());
      for (int i = 0; i < accepted; i++) {
        lineFreeNanos += byteNanos;
        peer.accept(from[offset + i], baud, lineFreeNanos);
      }
      if (accepted > 0) {
        probe.bytes(clock.nowNanos(), signal, from, offset, accepted);
      }
      return accepted;
    }

    @Override
    public int pendingOutputBytes() {
      long leftNanos = lineFreeNanos - clock.nowNanos();
      long byteNanos = BITS_PER_BYTE * NANOS_PER_SECOND / baud;
      return leftNanos <= 0 ? 0 : (int) ((leftNanos + byteNanos - 1) / byteNanos);
    }

    @Override
    public boolean setBaud(int newBaud) {
      if (newBaud < 9600 || newBaud > 1_288_000) {
        return false;
      }
      baud = newBaud;
      return true;
    }

    @Override
    public int baud() {
      return baud;
    }

    /** When the last byte now under way to this end will have arrived, or {@link Ticked#NEVER}. */
    public long lastArrivalNanos() {
      return waiting == 0 ? Ticked.NEVER : arrivalNanos[(head + waiting - 1) % QUEUE_BYTES];
    }

    private void accept(byte value, int sentAtBaud, long atNanos) {
      int slot = (head + waiting) % QUEUE_BYTES;
      inbox[slot] = value;
      inboxBaud[slot] = sentAtBaud;
      arrivalNanos[slot] = atNanos;
      waiting++;
    }

    /**
     * What a UART makes of a byte at the wrong speed: never the same value, always the same one.
     */
    private static byte damaged(byte value) {
      return (byte) (~value ^ (value << 3));
    }
  }
}
