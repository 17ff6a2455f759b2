package faraday.firmware.tap;

import faraday.firmware.wire.frame.Answer;
import org.jspecify.annotations.Nullable;

/**
 * An M4 that waits for something slow: a record on its way to flash, contacts on their way open.
 */
@FunctionalInterface
public interface PendingAnswer {

  /** The answer, or null while it is not settled. Bounded: settles within 10 s. */
  @Nullable Answer poll(long nowNanos);
}
