package faraday.nfc.chip;

import faraday.nfc.frame.FrameEvent;
import java.util.function.Predicate;

/**
 * Throws away what still comes from the chip until the line has been quiet for a while, or until
 * patience ends. A host that restarted, or that called a command off, must not take an old answer
 * for a new one.
 */
final class Silence {

  private final ChipLine line;
  private final Counters counters;
  private final long quietNanos;
  private final long maxNanos;
  private long quietSinceNanos;
  private long endNanos;

  Silence(ChipLine line, Counters counters, Pn532Settings.Wake wake) {
    this.line = line;
    this.counters = counters;
    this.quietNanos = Millis.nanos(wake.quietMs());
    this.maxNanos = Millis.nanos(wake.drainMaxMs());
  }

  /** Calls off what the chip is doing and begins to listen for silence. */
  void begin(long nowNanos) {
    line.sendAck(nowNanos);
    quietSinceNanos = line.idleAtNanos(nowNanos);
    endNanos = quietSinceNanos + maxNanos;
  }

  /** True when the line is quiet. */
  boolean reached(long nowNanos) {
    return reached(nowNanos, _ -> false);
  }

  /** The same; a frame that {@code wanted} takes is no stray. */
  boolean reached(long nowNanos, Predicate<FrameEvent> wanted) {
    FrameEvent event = line.receive(nowNanos);
    while (event != FrameEvent.NONE) {
      counters.strays += wanted.test(event) ? 0 : 1;
      event = line.receive(nowNanos);
    }
    quietSinceNanos = Math.max(quietSinceNanos, line.lastByteNanos());
    if (nowNanos < deadlineNanos()) {
      return false;
    }
    line.dropPartialFrame();
    return true;
  }

  long deadlineNanos() {
    return Math.min(quietSinceNanos + quietNanos, endNanos);
  }
}
