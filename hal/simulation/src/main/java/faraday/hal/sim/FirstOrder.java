package faraday.hal.sim;

/**
 * A quantity that goes towards its goal by a first-order law. Solved from the last change of the
 * goal, so the answer does not depend on how often it is asked.
 */
final class FirstOrder {

  /** After so many time constants nothing is left that anyone would read. */
  private static final double SETTLED_AFTER = 16;

  private final double tauNanos;
  private double from;
  private double goal;
  private long sinceNanos;

  FirstOrder(double first, long tauNanos) {
    this.tauNanos = tauNanos;
    this.from = first;
    this.goal = first;
  }

  double goal() {
    return goal;
  }

  void goal(long nowNanos, double newGoal) {
    if (newGoal != goal) {
      jump(nowNanos, at(nowNanos));
      goal = newGoal;
    }
  }

  /** Puts it where it would not have gone by itself. */
  void jump(long nowNanos, double value) {
    from = value;
    sinceNanos = nowNanos;
  }

  double at(long nowNanos) {
    double gone = (nowNanos - sinceNanos) / tauNanos;
    if (from == goal || gone >= SETTLED_AFTER) {
      return goal;
    }
    return goal + (from - goal) * StrictMath.exp(-gone);
  }
}
