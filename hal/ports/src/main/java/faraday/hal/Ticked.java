package faraday.hal;

/**
 * A machine that advances only when it is ticked.
 *
 * <p>{@code tick} never blocks, never sleeps and reads no clock but its argument. Times are
 * nanoseconds of one monotonic clock whose origin is arbitrary (zero at the start of a simulated
 * world). Confined to the one loop that ticks it.
 */
public interface Ticked {

  /** Answer of {@link #nextDeadlineNanos()} when only an outside event can change anything. */
  long NEVER = Long.MAX_VALUE;

  /**
   * Does what is due.
   *
   * @param nowNanos the present, never less than at the previous call
   */
  void tick(long nowNanos);

  /**
   * The next moment at which {@link #tick} could change anything if no input arrives before, or
   * {@link #NEVER}. A moment in the past means "as soon as possible".
   */
  long nextDeadlineNanos();
}
