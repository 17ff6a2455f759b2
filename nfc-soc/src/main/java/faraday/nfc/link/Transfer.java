package faraday.nfc.link;

/** When a transfer on a bus should be over, and when it never will be. */
final class Transfer {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final long NANOS_PER_MICRO = 1_000L;
  private static final long LOOK_AGAIN_NANOS = 200_000L;

  private final long byteNanos;
  private final long stuckNanos;
  private long dueNanos;
  private long nextLookNanos;

  Transfer(int bitsPerByte, int clockHz, int stuckMs) {
    this.byteNanos = bitsPerByte * NANOS_PER_SECOND / clockHz;
    this.stuckNanos = stuckMs * NANOS_PER_MILLI;
  }

  static long nanosOfMicros(int micros) {
    return micros * NANOS_PER_MICRO;
  }

  void begin(int bytes, long nowNanos) {
    dueNanos = nowNanos + nanos(bytes);
    nextLookNanos = dueNanos;
  }

  /** It was not over. */
  void looked(long nowNanos) {
    nextLookNanos = Math.max(dueNanos, nowNanos + LOOK_AGAIN_NANOS);
  }

  long nextLookNanos() {
    return nextLookNanos;
  }

  boolean stuck(long nowNanos) {
    return nowNanos >= dueNanos + stuckNanos;
  }

  long nanos(int bytes) {
    return bytes * byteNanos;
  }
}
