package faraday.hal.sim;

import faraday.hal.LockMotor;
import faraday.hal.Ticked;

/**
 * A socket lock: a motor that carries the bolt from end to end in its travel time, two end
 * switches, and jams. The bolt stays where it is while the motor is off.
 *
 * <p>Signals: {@code lock.drive} and {@code lock.bolt}, ordinals of the port's enums.
 */
@SuppressWarnings("EnumOrdinal") // a trace's levels are numbers; the order is part of the port
public final class SimLock implements LockMotor, Ticked {

  private static final long NANOS_PER_MS = 1_000_000L;

  private final VirtualClock clock;
  private final long travelNanos;
  private final SimProbe probe;
  private Drive drive = Drive.OFF;
  private Bolt bolt = Bolt.OPEN;
  private long positionNanos;
  private long atNanos;
  private long jamNanos = -1;
  private boolean switchesDead;

  /**
   * A lock with its bolt withdrawn.
   *
   * @param travelMs from end to end, at least 1 ms
   */
  public SimLock(VirtualClock clock, int travelMs, SimProbe probe) {
    if (travelMs < 1) {
      throw new IllegalArgumentException("travel below 1 ms: " + travelMs);
    }
    this.clock = clock;
    this.travelNanos = travelMs * NANOS_PER_MS;
    this.probe = probe;
    this.atNanos = clock.nowNanos();
  }

  // ---- the charger's side

  @Override
  public void drive(Drive newDrive) {
    long nowNanos = clock.nowNanos();
    settle(nowNanos);
    if (newDrive != drive) {
      drive = newDrive;
      probe.level(nowNanos, "lock.drive", newDrive.ordinal());
      report(nowNanos);
    }
  }

  @Override
  public Bolt bolt() {
    settle(clock.nowNanos());
    return switchesDead ? Bolt.BETWEEN : bolt;
  }

  // ---- the world's side

  /** Where the bolt really is, whatever its switches say. */
  public Bolt trueBolt() {
    settle(clock.nowNanos());
    return bolt;
  }

  /** True while the bolt keeps the plug from being pulled: anywhere but fully withdrawn. */
  public boolean holdsPlug() {
    return trueBolt() != Bolt.OPEN;
  }

  /**
   * Blocks the bolt's way; the motor stalls there, and can go back where it came from.
   *
   * @param permille where, 1 … 999 of the way from open to shut
   */
  public void jamAt(int permille) {
    if (permille < 1 || permille > 999) {
      throw new IllegalArgumentException("a jam lies inside the way: " + permille);
    }
    settle(clock.nowNanos());
    jamNanos = travelNanos / 1000 * permille;
    report(clock.nowNanos());
  }

  /** Clears the way. */
  public void unjam() {
    settle(clock.nowNanos());
    jamNanos = -1;
    report(clock.nowNanos());
  }

  /** Moves the bolt by hand, as a tool or a broken spring would. */
  public void force(Bolt where) {
    long nowNanos = clock.nowNanos();
    settle(nowNanos);
    positionNanos =
        switch (where) {
          case OPEN -> 0;
          case SHUT -> travelNanos;
          case BETWEEN -> travelNanos / 2;
        };
    report(nowNanos);
  }

  /** Tears off the end switches, or mends them: torn off they read as between. */
  public void switchesDead(boolean dead) {
    switchesDead = dead;
  }

  @Override
  public void tick(long nowNanos) {
    settle(nowNanos);
  }

  @Override
  public long nextDeadlineNanos() {
    long wayNanos = Math.abs(goalNanos() - positionNanos);
    return wayNanos == 0 ? NEVER : atNanos + wayNanos;
  }

  private void settle(long nowNanos) {
    long goalNanos = goalNanos();
    long wayNanos = Math.abs(goalNanos - positionNanos);
    if (wayNanos == 0) {
      atNanos = nowNanos;
      return;
    }
    long goneNanos = Math.min(nowNanos - atNanos, wayNanos);
    long arrivalNanos = atNanos + wayNanos;
    positionNanos += goalNanos > positionNanos ? goneNanos : -goneNanos;
    atNanos = nowNanos;
    if (goneNanos == wayNanos) {
      report(arrivalNanos);
    }
  }

  /** Where the motor carries the bolt if nothing changes: an end, or the near side of a jam. */
  private long goalNanos() {
    return switch (drive) {
      case OFF -> positionNanos;
      case SHUT -> jamNanos > positionNanos ? jamNanos - 1 : travelNanos;
      case OPEN -> jamNanos >= 0 && jamNanos < positionNanos ? jamNanos + 1 : 0;
    };
  }

  /** A bolt under way has left its switch. */
  private Bolt boltNow() {
    if (goalNanos() != positionNanos) {
      return Bolt.BETWEEN;
    }
    if (positionNanos == 0) {
      return Bolt.OPEN;
    }
    return positionNanos == travelNanos ? Bolt.SHUT : Bolt.BETWEEN;
  }

  private void report(long nowNanos) {
    Bolt newBolt = boltNow();
    if (newBolt != bolt) {
      bolt = newBolt;
      probe.level(nowNanos, "lock.bolt", newBolt.ordinal());
    }
  }
}
