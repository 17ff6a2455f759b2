package faraday.pilot.supervision;

import faraday.hal.ResidualCurrentMonitor;
import faraday.pilot.supervision.SupervisionLimits.ResidualTestLimits;

/**
 * One self-test of the residual-current monitor: a pulse through its test winding must bring its
 * outputs one after the other, each in its window, trip the latch, and all must let go again. The
 * latch is rearmed at the end, so the coil's chain is open for the time of the test.
 */
final class ResidualTest {

  /** What can be missing, as the detail of the fault. */
  static final int STAGE_NONE = 0;

  static final int STAGE_DC_OUTPUT = 1;
  static final int STAGE_AC_OUTPUT = 2;
  static final int STAGE_LATCH = 3;
  static final int STAGE_RELEASE = 4;
  static final int STAGE_REARM = 5;

  /** A look later than this after the last one cannot judge windows: the test is given up. */
  private static final int LOOK_MAX_MS = 100;

  private enum Phase {
    IDLE,
    AWAIT_DC,
    AWAIT_AC,
    AWAIT_RELEASE,
    LETTING_GO
  }

  private final ResidualTestLimits limits;
  private final ResidualCurrentMonitor monitor;
  private Phase phase = Phase.IDLE;
  private long beganAtNanos;
  private long dcAtNanos;
  private long lookedAtNanos;
  private int failedStage;

  ResidualTest(ResidualTestLimits limits, ResidualCurrentMonitor monitor) {
    this.limits = limits;
    this.monitor = monitor;
  }

  boolean running() {
    return phase != Phase.IDLE;
  }

  /** What was missing in the last test, {@link #STAGE_NONE} when it was in order. */
  int failedStage() {
    return failedStage;
  }

  void begin(long nowNanos) {
    phase = Phase.AWAIT_DC;
    beganAtNanos = nowNanos;
    lookedAtNanos = nowNanos;
    failedStage = STAGE_NONE;
    monitor.test(true);
  }

  /** Ends without a verdict, but not before the outputs must have come and gone. */
  void giveUp(long nowNanos) {
    if (phase != Phase.LETTING_GO) {
      failedStage = STAGE_NONE;
      letGo(nowNanos);
    }
  }

  private void letGo(long nowNanos) {
    monitor.test(false);
    phase = Phase.LETTING_GO;
    beganAtNanos = nowNanos;
  }

  /**
   * One step per tick.
   *
   * @return true when the test has ended with a verdict, see {@link #failedStage()}
   */
  boolean step(long nowNanos) {
    if (Millis.between(lookedAtNanos, nowNanos) > LOOK_MAX_MS) {
      giveUp(nowNanos);
    }
    lookedAtNanos = nowNanos;
    int sinceMs = Millis.between(beganAtNanos, nowNanos);
    if (sinceMs >= limits.pulseMs()) {
      monitor.test(false);
    }
    return switch (phase) {
      case IDLE -> false;
      case AWAIT_DC -> awaitDc(nowNanos, sinceMs);
      case AWAIT_AC -> awaitAc(nowNanos);
      case AWAIT_RELEASE -> awaitRelease(nowNanos, sinceMs);
      case LETTING_GO -> sinceMs > limits.releasedMs() && end();
    };
  }

  private boolean awaitDc(long nowNanos, int sinceMs) {
    boolean dc = monitor.dcOutput();
    boolean wrong = monitor.acOutput() || (dc && sinceMs < limits.dcFromMs());
    if (wrong || sinceMs > limits.dcToMs()) {
      return fail(nowNanos, STAGE_DC_OUTPUT);
    }
    if (dc) {
      dcAtNanos = nowNanos;
      phase = Phase.AWAIT_AC;
    }
    return false;
  }

  private boolean awaitAc(long nowNanos) {
    int sinceDcMs = Millis.between(dcAtNanos, nowNanos);
    boolean ac = monitor.acOutput();
    if (sinceDcMs > limits.acToMs() || (ac && sinceDcMs < limits.acFromMs())) {
      return fail(nowNanos, STAGE_AC_OUTPUT);
    }
    if (ac) {
      phase = Phase.AWAIT_RELEASE;
      return !monitor.tripped() && fail(nowNanos, STAGE_LATCH);
    }
    return false;
  }

  private boolean awaitRelease(long nowNanos, int sinceMs) {
    if (outputOn()) {
      return sinceMs > limits.releasedMs() && fail(nowNanos, STAGE_RELEASE);
    }
    phase = Phase.IDLE;
    monitor.rearm();
    return !monitor.tripped() || fail(nowNanos, STAGE_REARM);
  }

  /** A verdict; what the test still makes of the outputs is no trip. */
  private boolean fail(long nowNanos, int stage) {
    failedStage = stage;
    letGo(nowNanos);
    return true;
  }

  /** After giving up or failing: an output that is still on now is a verdict, or no longer ours. */
  private boolean end() {
    phase = Phase.IDLE;
    if (!outputOn()) {
      monitor.rearm();
      return false;
    }
    boolean first = failedStage == STAGE_NONE;
    failedStage = first ? STAGE_RELEASE : failedStage;
    return first;
  }

  private boolean outputOn() {
    return monitor.dcOutput() || monitor.acOutput();
  }
}
