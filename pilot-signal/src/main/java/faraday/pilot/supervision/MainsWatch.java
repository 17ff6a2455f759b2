package faraday.pilot.supervision;

import faraday.hal.MainsSense;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;

/**
 * The mains: lost at once, voltage and frequency after a while; over only when all of it has been
 * inside a narrower window without a break, and then with a limit that rises step by step.
 */
public final class MainsWatch {

  /** No limit from here. */
  public static final int NO_LIMIT_MA = 80_000;

  private static final long NO_RAMP = Long.MIN_VALUE;

  private final MainsLimits limits;
  private final MainsSense mains;
  private final FaultLatch faults;
  private final Standing below = new Standing();
  private final Standing above = new Standing();
  private final Standing offFrequency = new Standing();
  private final Standing inside = new Standing();
  private long rampSinceNanos = NO_RAMP;
  private int lowestMv;
  private int highestMv;

  /** A watch that raises MAINS_LOST, UNDER_VOLTAGE, OVER_VOLTAGE and MAINS_FREQUENCY. */
  public MainsWatch(MainsLimits limits, MainsSense mains, FaultLatch faults) {
    this.limits = limits;
    this.mains = mains;
    this.faults = faults;
  }

  /** Whether there are mains at all; looks once per tick. */
  public void watchPresence(long nowNanos) {
    if (!mains.present()) {
      measure();
      faults.raise(nowNanos, SafetyFault.MAINS_LOST, lowestMv);
    }
  }

  /** Voltage, frequency and the way back; looks now and then. */
  public void watchQuality(long nowNanos) {
    measure();
    boolean present = mains.present();
    int frequencyMilliHz = mains.frequencyMilliHz();
    boolean low = lowestMv < limits.ofNominalMv(limits.stopBelowPermille());
    boolean high = highestMv > limits.ofNominalMv(limits.stopAbovePermille());
    boolean off =
        frequencyMilliHz < limits.stopBelowMilliHz()
            || frequencyMilliHz > limits.stopAboveMilliHz();
    raise(nowNanos, SafetyFault.UNDER_VOLTAGE, below.lookMs(nowNanos, present && low), lowestMv);
    raise(nowNanos, SafetyFault.OVER_VOLTAGE, above.lookMs(nowNanos, present && high), highestMv);
    int offMs = offFrequency.lookMs(nowNanos, present && off);
    raise(nowNanos, SafetyFault.MAINS_FREQUENCY, offMs, frequencyMilliHz);
    boolean good = present && restartable(frequencyMilliHz);
    if (inside.lookMs(nowNanos, good) >= limits.restartMs() && faulted()) {
      recover(nowNanos);
    }
  }

  private void measure() {
    lowestMv = mains.voltageMv(0);
    highestMv = lowestMv;
    for (int phase = 1; phase < limits.phases(); phase++) {
      int voltageMv = mains.voltageMv(phase);
      lowestMv = Math.min(lowestMv, voltageMv);
      highestMv = Math.max(highestMv, voltageMv);
    }
  }

  private void raise(long nowNanos, SafetyFault fault, int standsMs, int detail) {
    if (standsMs >= limits.stopMs()) {
      faults.raise(nowNanos, fault, detail);
    }
  }

  private boolean restartable(int frequencyMilliHz) {
    return lowestMv >= limits.ofNominalMv(limits.restartFromPermille())
        && highestMv <= limits.ofNominalMv(limits.restartToPermille())
        && frequencyMilliHz >= limits.restartFromMilliHz()
        && frequencyMilliHz <= limits.restartToMilliHz();
  }

  private boolean faulted() {
    return faults.isLatched(SafetyFault.MAINS_LOST)
        || faults.isLatched(SafetyFault.UNDER_VOLTAGE)
        || faults.isLatched(SafetyFault.OVER_VOLTAGE)
        || faults.isLatched(SafetyFault.MAINS_FREQUENCY);
  }

  private void recover(long nowNanos) {
    faults.recover(nowNanos, SafetyFault.MAINS_LOST);
    faults.recover(nowNanos, SafetyFault.UNDER_VOLTAGE);
    faults.recover(nowNanos, SafetyFault.OVER_VOLTAGE);
    faults.recover(nowNanos, SafetyFault.MAINS_FREQUENCY);
    rampSinceNanos = nowNanos;
  }

  /** What may be drawn on the way back, in mA; {@link #NO_LIMIT_MA} otherwise. */
  public int limitMa(long nowNanos) {
    if (rampSinceNanos == NO_RAMP) {
      return NO_LIMIT_MA;
    }
    int steps = Millis.between(rampSinceNanos, nowNanos) / limits.rampStepMs();
    long limitMa = limits.rampFromMa() + (long) steps * limits.rampStepMa();
    if (limitMa >= NO_LIMIT_MA) {
      rampSinceNanos = NO_RAMP;
      return NO_LIMIT_MA;
    }
    return (int) limitMa;
  }
}
