package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.supervision.SupervisionLimits.PoleLimits;

/**
 * The poles of the contactor, one by one: what stands behind them against what the mirror says.
 * Phases are bits, phase 0 the lowest.
 *
 * <p>One live phase behind open contacts is a welded pole. All of several live ones contradict the
 * mirror, as does a closed mirror with nothing behind it, or current through contacts that two
 * witnesses call open.
 */
public final class PoleWatch {

  private static final long CLOSED = Long.MIN_VALUE;

  private final PoleLimits limits;
  private final long settleNanos;
  private final FaultLatch faults;
  private final Standing welded = new Standing();
  private final Standing dead = new Standing();
  private final Standing unseenClosed = new Standing();
  private final Standing unseenOpen = new Standing();
  private final Standing leaks = new Standing();
  private long openSinceNanos = CLOSED;

  /** A watch that raises POLE_WELDED, POLE_OPEN and FEEDBACK_DISAGREES. */
  public PoleWatch(PoleLimits limits, FaultLatch faults) {
    this.limits = limits;
    this.settleNanos = limits.weldedMs() * Millis.NANOS;
    this.faults = faults;
  }

  /**
   * Looks, once per tick.
   *
   * @param live phases with voltage behind the contactor
   * @param supplied phases with voltage before it
   */
  public void watch(long nowNanos, Situation now, int live, int supplied) {
    if (!now.open()) {
      openSinceNanos = CLOSED;
    } else if (openSinceNanos == CLOSED) {
      openSinceNanos = nowNanos;
    }
    int missing = supplied & ~live;
    boolean several = Integer.bitCount(supplied) > 1;
    if (welded.lookMs(nowNanos, now.open() && live != 0) >= limits.weldedMs()) {
      raise(nowNanos, several && missing == 0, SafetyFault.POLE_WELDED, live);
    }
    boolean closed = now.ordered && now.mirrorClosed;
    if (dead.lookMs(nowNanos, closed && missing != 0) >= limits.openMs()) {
      raise(nowNanos, several && missing == supplied, SafetyFault.POLE_OPEN, missing);
    }
    boolean unseen = now.ordered && !now.mirrorClosed && supplied != 0 && missing == 0;
    if (unseenClosed.lookMs(nowNanos, unseen) >= limits.feedbackMs()) {
      faults.raise(nowNanos, SafetyFault.FEEDBACK_DISAGREES, live);
    }
    boolean stuck = !now.ordered && now.mirrorClosed && supplied != 0 && missing == supplied;
    if (unseenOpen.lookMs(nowNanos, stuck) >= limits.weldedMs()) {
      faults.raise(nowNanos, SafetyFault.FEEDBACK_DISAGREES, live);
    }
  }

  private void raise(long nowNanos, boolean all, SafetyFault one, int phases) {
    faults.raise(nowNanos, all ? SafetyFault.FEEDBACK_DISAGREES : one, phases);
  }

  /**
   * Looks at the meter, now and then. A reading accuses the contacts only when it was taken well
   * after they opened: older ones tell of what flowed before.
   *
   * @param loaded phases that carry more than {@link PoleLimits#leakMa()}
   * @param readAtNanos when that was read, {@link Long#MIN_VALUE} if never
   */
  public void watchCurrent(long nowNanos, Situation now, int loaded, long readAtNanos) {
    boolean later = openSinceNanos != CLOSED && readAtNanos >= openSinceNanos + settleNanos;
    if (leaks.lookMs(nowNanos, now.open() && loaded != 0 && later) >= limits.weldedMs()) {
      faults.raise(nowNanos, SafetyFault.FEEDBACK_DISAGREES, loaded);
    }
  }
}
