package faraday.hal.sim;

/** The one clock of a simulated world. Starts at 0 and moves only when told to. */
public final class VirtualClock {

  private long nowNanos;

  /** Virtual nanoseconds since the world began. */
  public long nowNanos() {
    return nowNanos;
  }

  /**
   * Moves to a later moment.
   *
   * @throws IllegalArgumentException when {@code toNanos} lies in the past
   */
  public void advanceTo(long toNanos) {
    if (toNanos < nowNanos) {
      throw new IllegalArgumentException("time runs forward: " + toNanos + " < " + nowNanos);
    }
    nowNanos = toNanos;
  }
}
