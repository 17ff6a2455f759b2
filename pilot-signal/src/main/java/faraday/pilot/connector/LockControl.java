package faraday.pilot.connector;

import faraday.hal.LockMotor;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;

/**
 * The bolt: shut after acceptance and before anything is offered, believed by its switch only, and
 * never moved towards open unless the contactor's mirror confirms open. Until the first order the
 * bolt stays as it was found at boot.
 */
@SuppressWarnings("EnumOrdinal") // ordinals travel to the events of this run only
final class LockControl {

  /** The bolt must stand this long before it counts. */
  private static final long STEADY_NANOS = 50_000_000L;

  /** A travel that takes longer is a jam. Motors take 300 … 1000 ms. */
  private static final long TRAVEL_MAX_NANOS = 1_500_000_000L;

  /** Motor off between two tries. */
  private static final long REST_NANOS = 1_000_000_000L;

  /** Tries to shut before the plug counts as not lockable. */
  static final int TRIES_MAX = 3;

  private final SafetyEventRing events;
  private LockMotor.Bolt reading = LockMotor.Bolt.BETWEEN;
  private long readingSinceNanos;
  private LockMotor.Bolt steady = LockMotor.Bolt.BETWEEN;
  private LockMotor.Drive drive = LockMotor.Drive.OFF;
  private LockMotor.Bolt target = LockMotor.Bolt.BETWEEN;
  private long phaseSinceNanos;
  private int tries;

  LockControl(SafetyEventRing events) {
    this.events = events;
  }

  /** Takes the switches, once per tick. */
  void observe(long nowNanos, LockMotor.Bolt bolt) {
    if (bolt != reading) {
      reading = bolt;
      readingSinceNanos = nowNanos;
    }
    if (reading != steady && nowNanos - readingSinceNanos >= STEADY_NANOS) {
      steady = reading;
      events.add(nowNanos, SafetyEvent.BOLT, steady.ordinal(), tries);
    }
  }

  /** True while the bolt has stood at its shut switch long enough. */
  boolean shut() {
    return steady == LockMotor.Bolt.SHUT;
  }

  LockMotor.Bolt bolt() {
    return steady;
  }

  /**
   * Moves towards a goal, one step per tick.
   *
   * @param goal SHUT to hold, OPEN to free, BETWEEN to leave the bolt as it is
   * @return what to drive now
   */
  LockMotor.Drive towards(long nowNanos, LockMotor.Bolt goal, FaultLatch faults) {
    if (goal != target) {
      target = goal;
      tries = 0;
      begin(nowNanos, LockMotor.Drive.OFF);
    }
    if (goal == LockMotor.Bolt.BETWEEN || steady == goal) {
      begin(nowNanos, LockMotor.Drive.OFF);
      tries = 0;
    } else if (drive == LockMotor.Drive.OFF) {
      startWhenRested(nowNanos, faults);
    } else if (nowNanos - phaseSinceNanos >= TRAVEL_MAX_NANOS) {
      begin(nowNanos, LockMotor.Drive.OFF);
    }
    return drive;
  }

  private void startWhenRested(long nowNanos, FaultLatch faults) {
    if (tries > 0 && nowNanos - phaseSinceNanos < REST_NANOS) {
      return;
    }
    boolean shutting = target == LockMotor.Bolt.SHUT;
    if (tries >= TRIES_MAX) {
      faults.raise(
          nowNanos, shutting ? SafetyFault.LOCK_NOT_SHUT : SafetyFault.LOCK_NOT_OPEN, tries);
      if (shutting) {
        return;
      }
    }
    tries++;
    begin(nowNanos, shutting ? LockMotor.Drive.SHUT : LockMotor.Drive.OPEN);
  }

  private void begin(long nowNanos, LockMotor.Drive newDrive) {
    drive = newDrive;
    phaseSinceNanos = nowNanos;
  }
}
