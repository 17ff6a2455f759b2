package faraday.hal.sim;

/**
 * A quantity seen through an average over a window: after a step it moves on a straight line. A
 * second step within the window starts from where the average then stands.
 */
final class LaggedLevel {

  private final long windowNanos;
  private int from;
  private int now;
  private long changedAtNanos;

  LaggedLevel(int first, long windowNanos) {
    this.windowNanos = windowNanos;
    this.from = first;
    this.now = first;
  }

  int now() {
    return now;
  }

  void set(long nowNanos, int value) {
    from = at(nowNanos);
    now = value;
    changedAtNanos = nowNanos;
  }

  /** Takes the value without passing through what lies between. */
  void jump(int value) {
    from = value;
    now = value;
  }

  int at(long nowNanos) {
    long goneNanos = nowNanos - changedAtNanos;
    if (from == now || goneNanos >= windowNanos) {
      return now;
    }
    return (int) (from + (now - from) * goneNanos / windowNanos);
  }
}
