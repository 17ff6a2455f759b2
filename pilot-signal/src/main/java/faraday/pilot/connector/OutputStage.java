package faraday.pilot.connector;

import faraday.hal.LockMotor;
import faraday.hal.PilotOutput;

/**
 * The only way from a decision to the pins. Every closing passes the guard, the generator is read
 * back, and the contactor's enable line is fed here and only at the end of a complete tick.
 */
final class OutputStage {

  private final ConnectorPorts ports;
  private final ClosingGuard guard = new ClosingGuard();
  private final ClosingGuard.GuardLevels levels = new ClosingGuard.GuardLevels();
  private int dutyPermille = PilotOutput.STEADY_HIGH_PERMILLE;
  private boolean closed;
  private LockMotor.Drive lockDrive = LockMotor.Drive.OFF;
  private int readBackPermille = PilotOutput.STEADY_HIGH_PERMILLE;
  private long mismatchSinceNanos = Long.MIN_VALUE;

  /** Everything off: contactor open, lock motor off, steady +12 V. */
  OutputStage(ConnectorPorts ports) {
    this.ports = ports;
    ports.contactor().command(false);
    ports.lock().drive(LockMotor.Drive.OFF);
    ports.pilot().drive(dutyPermille);
  }

  /** Looks at the generator and asks the guard, with this tick's raw readings. */
  void check(long nowNanos, Readings readings, int orderMa) {
    readBackPermille = ports.pilot().readBackPermille();
    if (readBackPermille == dutyPermille) {
      mismatchSinceNanos = Long.MIN_VALUE;
    } else if (mismatchSinceNanos == Long.MIN_VALUE) {
      mismatchSinceNanos = nowNanos;
    }
    levels.orderMa = orderMa;
    levels.bolt = readings.bolt();
    guard.observe(nowNanos, readings.highMv(), readings.lowMv(), readBackPermille, levels);
  }

  /** How long the generator has reported another duty than ordered, in ms. */
  int mismatchMs(long nowNanos) {
    return mismatchSinceNanos == Long.MIN_VALUE
        ? 0
        : (int) ((nowNanos - mismatchSinceNanos) / 1_000_000L);
  }

  int readBackPermille() {
    return readBackPermille;
  }

  int dutyPermille() {
    return dutyPermille;
  }

  void drivePilot(int newDutyPermille) {
    if (newDutyPermille != dutyPermille) {
      dutyPermille = newDutyPermille;
      ports.pilot().drive(newDutyPermille);
    }
  }

  void driveLock(LockMotor.Drive drive) {
    if (drive != lockDrive) {
      lockDrive = drive;
      ports.lock().drive(drive);
    }
  }

  boolean guardAllowsClosing() {
    return guard.allowsClosing();
  }

  boolean guardDemandsOpening(long nowNanos) {
    return closed && guard.demandsOpening(nowNanos);
  }

  /**
   * Closes if the guard agrees.
   *
   * @return whether the order went out
   */
  boolean close() {
    if (!guard.allowsClosing()) {
      return false;
    }
    closed = true;
    ports.contactor().command(true);
    return true;
  }

  /** Opens, whatever the guard thinks. Repeats the command even when it is open already. */
  void open() {
    closed = false;
    ports.contactor().command(false);
  }

  /** True while the contactor is ordered closed. */
  boolean closed() {
    return closed;
  }

  /**
   * The last act of a complete tick: one edge for the monostable while the contactor shall hold.
   */
  void feed() {
    if (closed) {
      ports.contactor().feed();
    }
  }
}
