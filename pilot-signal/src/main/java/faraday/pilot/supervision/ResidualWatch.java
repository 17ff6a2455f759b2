package faraday.pilot.supervision;

import faraday.hal.ResidualCurrentMonitor;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.supervision.SupervisionLimits.ResidualTestLimits;

/**
 * Residual current. The hardware latch has opened the contactor before anything here runs; this
 * makes a fault of it, decides when the latch is rearmed, and tests the monitor before a first
 * closing, after each charge and once a day, always with the contacts open and nothing offered.
 * Inrush is the monitor's to blank: here no trip is ignored but that of the test.
 */
public final class ResidualWatch {

  /** A trip so soon after closing is no chance: nobody closes again by himself. */
  private static final int EARLY_MS = 2_000;

  private static final long NANOS_PER_HOUR = 3_600_000_000_000L;
  private static final long NEVER = Long.MIN_VALUE;

  private final ResidualCurrentMonitor monitor;
  private final ReclosePolicy policy;
  private final FaultLatch faults;
  private final ResidualTest test;
  private final long testEveryNanos;
  private long passedAtNanos = NEVER;
  private boolean looked;
  private boolean used;
  private boolean chargeOver;
  private int testCount;
  private boolean closed;
  private long closedAtNanos = NEVER;
  private boolean down;
  private boolean pluggedAtTrip;
  private long retryAtNanos;
  private int tries;

  /** A watch that raises the four RESIDUAL faults. */
  public ResidualWatch(
      ResidualTestLimits testLimits,
      ReclosePolicy policy,
      ResidualCurrentMonitor monitor,
      FaultLatch faults) {
    this.monitor = monitor;
    this.policy = policy;
    this.faults = faults;
    this.test = new ResidualTest(testLimits, monitor);
    this.testEveryNanos = testLimits.everyH() * NANOS_PER_HOUR;
  }

  /**
   * Looks, once per tick. A latch found tripped at boot is rearmed when the outputs are quiet: with
   * the contacts open, the test still to come, and no session that could go on by itself where that
   * is not allowed.
   */
  public void watch(long nowNanos, Situation now) {
    noteUse(nowNanos, now);
    if (!looked && monitor.tripped()) {
      test.giveUp(nowNanos); // the restart came in the midst of a test, or of a trip: see who is on
    }
    looked = true;
    if (test.running()) {
      stepTest(nowNanos, now);
    } else if (monitor.tripped() || down) {
      followTrip(nowNanos, now);
    } else if (mayTest(now) && due(nowNanos)) {
      test.begin(nowNanos);
    }
    if (!now.plugged) {
      tries = 0;
    }
  }

  private void noteUse(long nowNanos, Situation now) {
    if (now.mirrorClosed && !closed) {
      closedAtNanos = nowNanos;
    }
    closed = now.mirrorClosed;
    used |= closed;
    chargeOver |= used && !(now.wanted && now.plugged);
  }

  // ---- test

  private boolean due(long nowNanos) {
    return passedAtNanos == NEVER || chargeOver || overdue(nowNanos);
  }

  private boolean overdue(long nowNanos) {
    return passedAtNanos != NEVER && nowNanos - passedAtNanos >= testEveryNanos;
  }

  private boolean mayTest(Situation now) {
    boolean failed = faults.isLatched(SafetyFault.RESIDUAL_TEST_FAILED);
    return now.tested && now.open() && !now.offering && !failed && supplied();
  }

  private boolean supplied() {
    return !faults.isLatched(SafetyFault.MAINS_LOST);
  }

  private void stepTest(long nowNanos, Situation now) {
    if (!now.open() || !supplied()) {
      test.giveUp(nowNanos);
    }
    if (!test.step(nowNanos)) {
      return;
    }
    if (test.failedStage() == ResidualTest.STAGE_NONE) {
      passedAtNanos = nowNanos;
      used = false;
      chargeOver = false;
      testCount++;
    } else {
      faults.raise(nowNanos, SafetyFault.RESIDUAL_TEST_FAILED, test.failedStage());
    }
  }

  /** True when power may be offered as far as this is concerned. */
  public boolean mayStart(long nowNanos) {
    return !test.running() && !down && !due(nowNanos);
  }

  /** False when an offer that nobody uses must make room for the daily test. */
  public boolean mayGoOn(long nowNanos, Situation now) {
    return !now.open() || !overdue(nowNanos);
  }

  /** Tests passed since boot. */
  public int testCount() {
    return testCount;
  }

  // ---- trip

  private void followTrip(long nowNanos, Situation now) {
    if (!down) {
      begin(nowNanos, now);
    }
    raiseByOutputs(nowNanos);
    boolean unplugged = pluggedAtTrip && !now.plugged;
    if (unplugged) {
      pluggedAtTrip = false;
      rearm(nowNanos);
    } else if (nowNanos >= retryAtNanos && !faults.isLatched(SafetyFault.RESIDUAL_LATCHED)) {
      tries++;
      rearm(nowNanos);
      latchWhenExhausted(nowNanos, down && now.plugged);
    }
  }

  private void begin(long nowNanos, Situation now) {
    down = true;
    chargeOver = true;
    pluggedAtTrip = now.plugged;
    retryAtNanos = nowNanos + policy.intervalS() * 1_000L * Millis.NANOS;
    boolean dc = monitor.dcOutput();
    if (!dc) {
      // An output that let go already was a short trip, which the quick one is.
      faults.raise(nowNanos, SafetyFault.RESIDUAL_AC, tries);
    }
    boolean early = closedAtNanos != NEVER && Millis.between(closedAtNanos, nowNanos) <= EARLY_MS;
    if (now.plugged && (early || !policy.allowed())) {
      faults.raise(nowNanos, SafetyFault.RESIDUAL_LATCHED, tries);
    }
    latchWhenExhausted(nowNanos, now.plugged);
  }

  private void latchWhenExhausted(long nowNanos, boolean tripped) {
    if (tripped && tries >= policy.triesMax()) {
      faults.raise(nowNanos, SafetyFault.RESIDUAL_LATCHED, tries);
    }
  }

  private void raiseByOutputs(long nowNanos) {
    if (monitor.dcOutput()) {
      faults.raise(nowNanos, SafetyFault.RESIDUAL_DC, tries);
    }
    if (monitor.acOutput()) {
      faults.raise(nowNanos, SafetyFault.RESIDUAL_AC, tries);
    }
  }

  private void rearm(long nowNanos) {
    monitor.rearm();
    down = monitor.tripped();
    retryAtNanos = nowNanos + policy.intervalS() * 1_000L * Millis.NANOS;
    if (!down) {
      faults.recover(nowNanos, SafetyFault.RESIDUAL_DC);
      faults.recover(nowNanos, SafetyFault.RESIDUAL_AC);
    }
  }
}
