package faraday.pilot.connector;

import faraday.hal.LockMotor;
import faraday.hal.MainsSense;
import faraday.hal.PilotOutput;
import faraday.hal.ResidualCurrentMonitor;

/**
 * The only way from a decision to the pins. Every closing passes the guard, the generator is read
 * back, and the contactor's enable line is fed here and only at the end of a complete tick.
 */
final class OutputStage {

  /** The feed must come this much before the monostable's time is over. */
  private static final int FEED_MARGIN_MS = 5;

  private final ConnectorPorts ports;
  private final boolean tethered;
  private final long feedGapNanos;
  private final ClosingGuard guard = new ClosingGuard();
  private final ClosingGuard.GuardLevels levels = new ClosingGuard.GuardLevels();
  private int dutyPermille = PilotOutput.STEADY_HIGH_PERMILLE;
  private boolean closed;
  private long fedAtNanos;
  private boolean starved;
  private LockMotor.Drive lockDrive = LockMotor.Drive.OFF;
  private int readBackPermille = PilotOutput.STEADY_HIGH_PERMILLE;
  private long mismatchSinceNanos = Long.MIN_VALUE;

  /** Everything off: contactor open, lock motor off, steady +12 V. */
  OutputStage(ConnectorConfig config, ConnectorPorts ports) {
    this.ports = ports;
    this.tethered = config.lock().tethered();
    this.feedGapNanos = (config.timing().holdMs() - FEED_MARGIN_MS) * 1_000_000L;
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
    levels.held = tethered || readings.bolt() == LockMotor.Bolt.SHUT;
    levels.chainSound = chainSound(ports.sensors());
    levels.outputDead = !outputLive(ports.sensors().mains());
    guard.observe(nowNanos, readings.highMv(), readings.lowMv(), readBackPermille, levels);
  }

  private static boolean chainSound(SafetySensors sensors) {
    ResidualCurrentMonitor residual = sensors.residual();
    boolean leaks = residual.tripped() || residual.dcOutput() || residual.acOutput();
    boolean supplied = sensors.mains().present() && sensors.mains().earthGood();
    return supplied && !leaks && !sensors.emergency().pressed();
  }

  /** True while a phase is live behind the contactor. */
  static boolean outputLive(MainsSense mains) {
    return mains.outputLivePhases() != 0;
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

  boolean guardDemandsOpening(long nowNanos) {
    return closed && guard.demandsOpening(nowNanos);
  }

  /**
   * Closes if the guard agrees.
   *
   * @return whether the order went out
   */
  boolean close(long nowNanos) {
    if (!guard.allowsClosing()) {
      return false;
    }
    closed = true;
    starved = false;
    fedAtNanos = nowNanos;
    ports.contactor().command(true);
    return true;
  }

  /** One feed without the command, for the test of the keys; false when the guard refuses it. */
  boolean turnEnable() {
    boolean turns = !closed && guard.allowsClosing();
    if (turns) {
      ports.contactor().feed();
    }
    return turns;
  }

  /** The command without a feed, as {@link #turnEnable}; {@link #open} ends it. */
  boolean turnCommand() {
    boolean turns = !closed && guard.allowsClosing();
    if (turns) {
      ports.contactor().command(true);
    }
    return turns;
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
   * The last act of a complete tick: one edge for the monostable while the contactor shall hold and
   * the guard agrees. Withholding it while the pilot is in doubt costs nothing when the doubt
   * passes within the monostable's time, and opens in time when the command line is stuck (table
   * A.6 seq 8.1). A feed that comes too late is not given: the coil may have dropped.
   */
  void feed(long nowNanos) {
    if (!closed || !guard.allowsStaying()) {
      return;
    }
    starved |= nowNanos - fedAtNanos > feedGapNanos;
    if (!starved) {
      fedAtNanos = nowNanos;
      ports.contactor().feed();
    }
  }

  /** True when the monostable may have let go although the contactor is ordered closed. */
  boolean starved() {
    return closed && starved;
  }
}
