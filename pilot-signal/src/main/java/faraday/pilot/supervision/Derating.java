package faraday.pilot.supervision;

import faraday.pilot.supervision.HeatLimits.Thresholds;

/**
 * The step of one temperature. Down as soon as a threshold is passed, as many steps as are due; up
 * one step each time it has been cool for long enough. So it cannot swing faster than that time.
 */
final class Derating {

  static final int FULL = 0;
  static final int HALF = 1;
  static final int MINIMUM = 2;
  static final int STOP = 3;

  private final Thresholds thresholds;
  private final HeatLimits limits;
  private final Standing hotter = new Standing();
  private final Standing cool = new Standing();
  private int step;

  Derating(Thresholds thresholds, HeatLimits limits) {
    this.thresholds = thresholds;
    this.limits = limits;
  }

  /** Looks at a reading and answers the step. */
  int look(long nowNanos, int milliC) {
    int due = stepFor(milliC);
    if (hotter.lookMs(nowNanos, due > step) >= limits.standMs()) {
      step = due;
      hotter.restart();
    }
    boolean restoring = step > FULL && milliC < thresholds.restore();
    if (cool.lookMs(nowNanos, restoring) >= limits.restoreMs()) {
      step--;
      cool.restart();
    }
    return step;
  }

  /** The step as it stands, for want of a reading; cooling is not believed meanwhile. */
  int keep() {
    hotter.restart();
    cool.restart();
    return step;
  }

  private int stepFor(int milliC) {
    if (milliC >= thresholds.stop()) {
      return STOP;
    }
    if (milliC >= thresholds.minimum()) {
      return MINIMUM;
    }
    return milliC >= thresholds.half() ? HALF : FULL;
  }
}
