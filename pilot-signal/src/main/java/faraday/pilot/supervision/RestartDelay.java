package faraday.pilot.supervision;

import faraday.pilot.fault.FaultLatch;

/** Time to breathe after a fault that ended by itself, before power is offered again. */
public final class RestartDelay {

  private final long delayNanos;
  private final FaultLatch faults;
  private boolean waiting;
  private long untilNanos = Long.MIN_VALUE;

  /** A delay after faults of recovery that stopped a charge. */
  public RestartDelay(SupervisionLimits.OtherLimits limits, FaultLatch faults) {
    this.delayNanos = limits.restartMs() * Millis.NANOS;
    this.faults = faults;
  }

  /** Looks, once per tick, after all faults of this tick were raised and ended. */
  public void watch(long nowNanos) {
    boolean waits = faults.waits();
    if (waiting && !waits) {
      untilNanos = nowNanos + delayNanos;
    }
    waiting = waits;
  }

  /** True when power may be offered as far as this is concerned. */
  public boolean over(long nowNanos) {
    return nowNanos >= untilNanos;
  }
}
