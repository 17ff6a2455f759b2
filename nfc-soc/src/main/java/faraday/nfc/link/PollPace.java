package faraday.nfc.link;

import java.util.function.BooleanSupplier;

/**
 * When to ask the chip whether it is ready: often for a while after something was said, seldom
 * later. With an interrupt line at hand, when that line says so; the seldom questions stay, since a
 * chip or a board may not drive it.
 */
final class PollPace {

  private static final long NANOS_PER_MICRO = 1000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long fastNanos;
  private final long slowNanos;
  private final long fastForNanos;
  private final BooleanSupplier interrupt;
  private final boolean hasInterrupt;
  private long nextNanos;
  private long fastUntilNanos;

  PollPace(BusSettings settings, BooleanSupplier interrupt, boolean hasInterrupt) {
    this.fastNanos = settings.fastMicros() * NANOS_PER_MICRO;
    this.slowNanos = settings.slowMicros() * NANOS_PER_MICRO;
    this.fastForNanos = settings.fastForMs() * NANOS_PER_MILLI;
    this.interrupt = interrupt;
    this.hasInterrupt = hasInterrupt;
  }

  /** Something passed either way: an answer, or the next piece, is near. */
  void spoke(long nowNanos) {
    fastUntilNanos = nowNanos + fastForNanos;
    asked(nowNanos);
  }

  /** The chip was asked and had nothing. */
  void asked(long nowNanos) {
    boolean fast = !hasInterrupt && nowNanos < fastUntilNanos;
    nextNanos = nowNanos + (fast ? fastNanos : slowNanos);
  }

  boolean due(long nowNanos) {
    return nowNanos >= nextNanos || (hasInterrupt && interrupt.getAsBoolean());
  }

  long nextNanos() {
    return nextNanos;
  }
}
