package faraday.pilot.supervision;

import faraday.hal.PilotCapture;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.supervision.SupervisionLimits.SignalLimits;

/**
 * The pilot signal as it truly is: a vehicle reads its current from it, so a wrong frequency or
 * duty is a wrong promise, whatever the generator reports.
 */
public final class SignalWatch {

  private static final long PERIOD_NANOS = 1_000_000L;
  private static final long MILLIHZ_NANOS = 1_000_000_000_000L;

  private final SignalLimits limits;
  private final PilotCapture capture;
  private final FaultLatch faults;
  private final Standing steadyDuty = new Standing();
  private final Standing wrongFrequency = new Standing();
  private final Standing wrongDuty = new Standing();
  private int dutyPermille;

  /** A watch that raises PILOT_FREQUENCY and PILOT_DUTY. */
  public SignalWatch(SignalLimits limits, PilotCapture capture, FaultLatch faults) {
    this.limits = limits;
    this.capture = capture;
    this.faults = faults;
  }

  /** Looks now and then; judges only while power is offered and the duty has settled. */
  public void watch(long nowNanos, Situation now) {
    boolean changed = now.dutyPermille != dutyPermille;
    dutyPermille = now.dutyPermille;
    if (changed) {
      steadyDuty.restart();
    }
    boolean settled = steadyDuty.lookMs(nowNanos, now.offering) >= limits.settleMs();
    watchFrequency(nowNanos, settled);
    watchDuty(nowNanos, settled);
  }

  private void watchFrequency(long nowNanos, boolean settled) {
    int periodNanos = capture.periodNanos();
    int milliHz = periodNanos <= 0 ? 0 : (int) (MILLIHZ_NANOS / periodNanos);
    boolean wrong =
        milliHz < limits.frequencyMinMilliHz() || milliHz > limits.frequencyMaxMilliHz();
    if (wrongFrequency.lookMs(nowNanos, settled && wrong) >= limits.standMs()) {
      faults.raise(nowNanos, SafetyFault.PILOT_FREQUENCY, milliHz);
    }
  }

  private void watchDuty(long nowNanos, boolean settled) {
    int highNanos = capture.highNanos();
    long orderedNanos = dutyPermille * PERIOD_NANOS / 1_000;
    boolean wrong = Math.abs(highNanos - orderedNanos) > limits.dutyErrorNanos();
    if (wrongDuty.lookMs(nowNanos, settled && wrong) >= limits.standMs()) {
      faults.raise(nowNanos, SafetyFault.PILOT_DUTY, highNanos);
    }
  }
}
