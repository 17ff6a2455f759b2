package faraday.pilot.lock;

import faraday.hal.LockMotor;

/**
 * Moves the bolt towards a goal and believes its switches only: tries, rests between them, never
 * drives for longer than one travel may take, never turns round without a pause. What it finds it
 * says; others make faults of it. Confined to the safety loop; allocates nothing.
 */
public final class LockControl {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  /** The motor runs on for a moment after its current has gone. */
  private static final long COASTING_NANOS = 300 * NANOS_PER_MS;

  private final LockConfig config;
  private LockMotor.Bolt reading = LockMotor.Bolt.BETWEEN;
  private long readingSinceNanos = LONG_AGO;
  private long awaySinceNanos = LONG_AGO;
  private LockMotor.Bolt steady = LockMotor.Bolt.BETWEEN;
  private LockMotor.Drive drive = LockMotor.Drive.OFF;
  private long driveSinceNanos = LONG_AGO;
  private LockGoal goal = LockGoal.STAY;
  private int tries;
  private boolean exhausted;
  private boolean moved;
  private long lackingSinceNanos = LONG_AGO;

  /** A lock whose bolt has not been looked at yet. */
  public LockControl(LockConfig config) {
    this.config = config;
  }

  /**
   * Takes the switches, once per tick. A bolt that was shut counts as shut no more once it has not
   * been so for a while, however it moves or chatters meanwhile.
   *
   * @return true when the bolt has come to rest somewhere else
   */
  public boolean observe(long nowNanos, LockMotor.Bolt bolt) {
    if (bolt != reading) {
      reading = bolt;
      readingSinceNanos = nowNanos;
    }
    long steadyNanos = config.steadyMs() * NANOS_PER_MS;
    boolean stands = nowNanos - readingSinceNanos >= steadyNanos;
    if (reading == steady) {
      awaySinceNanos = stands ? LONG_AGO : awaySinceNanos;
      return false;
    }
    awaySinceNanos = awaySinceNanos == LONG_AGO ? nowNanos : awaySinceNanos;
    boolean unheld = steady == LockMotor.Bolt.SHUT && nowNanos - awaySinceNanos >= steadyNanos;
    if (!stands && !unheld) {
      return false;
    }
    boolean left = steady == LockMotor.Bolt.OPEN;
    steady = stands ? reading : LockMotor.Bolt.BETWEEN;
    awaySinceNanos = LONG_AGO;
    moved = steady != LockMotor.Bolt.OPEN && (moved || (left && undriven(nowNanos)));
    return true;
  }

  private boolean undriven(long nowNanos) {
    boolean idle = drive == LockMotor.Drive.OFF && goal != LockGoal.SHUT;
    return idle && nowNanos - driveSinceNanos > COASTING_NANOS;
  }

  /** The bolt by its switches, settled. */
  public LockMotor.Bolt bolt() {
    return steady;
  }

  /** True while the plug is held: the bolt has stood at its shut switch, or there is none. */
  public boolean shut() {
    return config.tethered() || steady == LockMotor.Bolt.SHUT;
  }

  /** Tries made towards the present goal. */
  public int tries() {
    return tries;
  }

  /** True when all tries towards the present goal have failed. */
  public boolean exhausted() {
    return exhausted;
  }

  /** True from the moment when the bolt left its open switch by itself, until it is back. */
  public boolean moved() {
    return moved;
  }

  /**
   * One step per tick.
   *
   * @param newGoal where the bolt shall be
   * @param powered true when enough energy is stored, or it is now or never
   * @return what to drive now
   */
  public LockMotor.Drive towards(long nowNanos, LockGoal newGoal, boolean powered) {
    if (newGoal != goal) {
      goal = newGoal;
      stop(nowNanos);
      tries = 0;
      exhausted = false;
    }
    if (arrived()) {
      stop(nowNanos);
      tries = 0;
      exhausted = false;
      lackingSinceNanos = LONG_AGO;
      moved &= goal != LockGoal.SHUT;
    } else if (drive == LockMotor.Drive.OFF) {
      startWhenPossible(nowNanos, powered);
    } else if (nowNanos - driveSinceNanos >= config.travelMs() * NANOS_PER_MS) {
      stop(nowNanos);
    }
    return drive;
  }

  private boolean arrived() {
    return switch (goal) {
      case STAY -> true;
      case SHUT -> shut();
      case OPEN -> steady == LockMotor.Bolt.OPEN;
    };
  }

  private void startWhenPossible(long nowNanos, boolean powered) {
    exhausted = tries >= config.tries();
    boolean givesUp = exhausted && goal == LockGoal.SHUT;
    if (givesUp || nowNanos - driveSinceNanos < restNanos()) {
      return;
    }
    if (!powered && !impatient(nowNanos)) {
      return;
    }
    lackingSinceNanos = LONG_AGO;
    tries++;
    drive = goal == LockGoal.SHUT ? LockMotor.Drive.SHUT : LockMotor.Drive.OPEN;
    driveSinceNanos = nowNanos;
  }

  /** A plug may not be trapped for ever by an energy that is never read; shutting can wait. */
  private boolean impatient(long nowNanos) {
    if (lackingSinceNanos == LONG_AGO) {
      lackingSinceNanos = nowNanos;
    }
    long patienceNanos = config.energyPatienceMs() * NANOS_PER_MS;
    return goal == LockGoal.OPEN && nowNanos - lackingSinceNanos >= patienceNanos;
  }

  private long restNanos() {
    int restMs = exhausted ? config.slowRestMs() : config.restMs();
    return (tries == 0 ? config.reverseMs() : restMs) * NANOS_PER_MS;
  }

  private void stop(long nowNanos) {
    if (drive != LockMotor.Drive.OFF) {
      drive = LockMotor.Drive.OFF;
      driveSinceNanos = nowNanos;
    }
  }
}
