package faraday.hal.sim;

/**
 * A yes or no that a circuit reports some time after it became true, and not at all when it did not
 * last. Costs nothing between changes.
 */
final class LaggedFlag {

  private final long lagNanos;
  private boolean shown;
  private boolean now;
  private long changedAtNanos;

  LaggedFlag(boolean first, long lagNanos) {
    this.lagNanos = lagNanos;
    this.shown = first;
    this.now = first;
  }

  boolean now() {
    return now;
  }

  void set(long nowNanos, boolean value) {
    if (value != now) {
      shown = at(nowNanos);
      now = value;
      changedAtNanos = nowNanos;
    }
  }

  boolean at(long nowNanos) {
    boolean passed = nowNanos - changedAtNanos >= lagNanos;
    return passed ? now : shown;
  }
}
