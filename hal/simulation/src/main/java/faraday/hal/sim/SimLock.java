package faraday.hal.sim;

import faraday.hal.LockMotor;
import faraday.hal.Ticked;
import org.jspecify.annotations.Nullable;

/**
 * A socket lock: a motor that carries the bolt from end to end in its travel time, two end
 * switches, and jams. The bolt stays where it is while the motor is off. Without supply the motor
 * runs on stored energy, and stops where that ends.
 *
 * <p>Signals: {@code lock.drive} and {@code lock.bolt}, ordinals of the port's enums, and {@code
 * lock.motorMa}.
 */
@SuppressWarnings("EnumOrdinal") // a trace's levels are numbers; the order is part of the port
public final class SimLock implements LockMotor, Ticked {

  /** What the two end switches can say. */
  public enum Switches {
    /** The truth. */
    GOOD,
    /** Torn off: neither speaks. */
    DEAD,
    /** Open, always. */
    STUCK_OPEN,
    /** Shut, always. */
    STUCK_SHUT
  }

  /** Motor current while it moves the bolt [U]. */
  public static final int RUN_MA = 300;

  /** Motor current while it is held fast [U]. */
  public static final int STALL_MA = 900;

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final int NORMAL_PERMILLE = 1000;
  private static final double TRAVEL_PERMILLE = 1000;

  private final VirtualClock clock;
  private final long travelNanos;
  private final SimProbe probe;
  private final @Nullable SimStoredEnergy store;
  private Drive drive = Drive.OFF;
  private Bolt bolt = Bolt.OPEN;
  private Switches switches = Switches.GOOD;
  private long fromNanos;
  private long sinceNanos;
  private long endsAtNanos = NEVER;
  private long emptiesAtNanos = NEVER;
  private long jamNanos = -1;
  private int slowPermille = NORMAL_PERMILLE;
  private boolean motorDead;
  private boolean exhausted;
  private int motorMa;

  /**
   * A lock with its bolt withdrawn, whose motor always has supply.
   *
   * @param travelMs from end to end, at least 1 ms
   */
  public SimLock(VirtualClock clock, int travelMs, SimProbe probe) {
    this(clock, travelMs, null, probe);
  }

  /** The same with a store to move by when there is no supply. */
  public SimLock(
      VirtualClock clock, int travelMs, @Nullable SimStoredEnergy store, SimProbe probe) {
    if (travelMs < 1) {
      throw new IllegalArgumentException("travel below 1 ms: " + travelMs);
    }
    this.clock = clock;
    this.travelNanos = travelMs * NANOS_PER_MS;
    this.store = store;
    this.probe = probe;
    this.sinceNanos = clock.nowNanos();
  }

  // ---- the charger's side

  @Override
  public void drive(Drive newDrive) {
    settle(clock.nowNanos());
    if (newDrive != drive) {
      rebase();
      drive = newDrive;
      exhausted = false;
      probe.level(clock.nowNanos(), "lock.drive", newDrive.ordinal());
      plan();
    }
  }

  @Override
  public Bolt bolt() {
    settle(clock.nowNanos());
    return switch (switches) {
      case GOOD -> bolt;
      case DEAD -> Bolt.BETWEEN;
      case STUCK_OPEN -> Bolt.OPEN;
      case STUCK_SHUT -> Bolt.SHUT;
    };
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
    change(() -> jamNanos = travelNanos / 1000 * permille);
  }

  /** Clears the way. */
  public void unjam() {
    change(() -> jamNanos = -1);
  }

  /** Moves the bolt by hand, as a tool or a broken spring would. */
  public void force(Bolt where) {
    long toNanos =
        switch (where) {
          case OPEN -> 0;
          case SHUT -> travelNanos;
          case BETWEEN -> travelNanos / 2;
        };
    change(() -> fromNanos = toNanos);
  }

  /** Tears off the end switches, or mends them: torn off they read as between. */
  public void switchesDead(boolean dead) {
    switches(dead ? Switches.DEAD : Switches.GOOD);
  }

  /** Breaks or mends the end switches. */
  public void switches(Switches state) {
    switches = state;
  }

  /** Makes the motor slower: 1000 is its usual pace, 3000 takes three times as long. */
  public void slow(int permille) {
    if (permille < 1) {
      throw new IllegalArgumentException("no pace: " + permille);
    }
    change(() -> slowPermille = permille);
  }

  /** Breaks or mends the motor: dead it takes no current and moves nothing. */
  public void motorDead(boolean dead) {
    change(() -> motorDead = dead);
  }

  /** The board's supply comes or goes; without a store the motor is always supplied. */
  public void supplied(boolean supply) {
    SimStoredEnergy present = store;
    if (present != null && supply != present.supplied()) {
      change(
          () -> {
            present.supplied(supply);
            exhausted = false;
          });
    }
  }

  /** Sets what is stored, in permille of one travel. */
  public void storedPermille(int permille) {
    SimStoredEnergy present = store;
    if (present != null) {
      change(
          () -> {
            present.charge(permille);
            exhausted = false;
          });
    }
  }

  @Override
  public void tick(long nowNanos) {
    settle(nowNanos);
  }

  @Override
  public long nextDeadlineNanos() {
    return Math.min(endsAtNanos, emptiesAtNanos);
  }

  private void change(Runnable what) {
    settle(clock.nowNanos());
    rebase();
    what.run();
    plan();
  }

  private void rebase() {
    long nowNanos = clock.nowNanos();
    fromNanos = positionAt(nowNanos);
    sinceNanos = nowNanos;
  }

  private void settle(long nowNanos) {
    long nextNanos = nextDeadlineNanos();
    while (nextNanos <= nowNanos) {
      fromNanos = positionAt(nextNanos);
      sinceNanos = nextNanos;
      exhausted |= nextNanos == emptiesAtNanos;
      plan();
      nextNanos = nextDeadlineNanos();
    }
  }

  private long positionAt(long nowNanos) {
    if (endsAtNanos == NEVER) {
      return fromNanos;
    }
    long goalNanos = goalNanos();
    if (nowNanos >= endsAtNanos) {
      return goalNanos;
    }
    long goneNanos = (nowNanos - sinceNanos) * NORMAL_PERMILLE / slowPermille;
    return goalNanos > fromNanos ? fromNanos + goneNanos : fromNanos - goneNanos;
  }

  /** What happens next if nothing changes, from {@link #sinceNanos} on. */
  private void plan() {
    boolean powered = store == null || store.supplied() || !exhausted;
    boolean running = drive != Drive.OFF && powered && !motorDead;
    long wayNanos = running ? Math.abs(goalNanos() - fromNanos) : 0;
    endsAtNanos = wayNanos == 0 ? NEVER : sinceNanos + wayNanos * slowPermille / NORMAL_PERMILLE;
    int newMa = running ? (wayNanos > 0 ? RUN_MA : STALL_MA) : 0;
    drain(newMa);
    if (newMa != motorMa) {
      motorMa = newMa;
      probe.level(sinceNanos, "lock.motorMa", newMa);
    }
    report();
  }

  private void drain(int currentMa) {
    if (store != null) {
      double perSecond = TRAVEL_PERMILLE * 1e9 / travelNanos * currentMa / RUN_MA;
      store.drain(sinceNanos, store.supplied() ? 0 : perSecond);
      emptiesAtNanos = store.emptyAtNanos();
    }
  }

  /** Where the motor carries the bolt if nothing changes: an end, or the near side of a jam. */
  private long goalNanos() {
    return switch (drive) {
      case OFF -> fromNanos;
      case SHUT -> jamNanos > fromNanos ? jamNanos - 1 : travelNanos;
      case OPEN -> jamNanos >= 0 && jamNanos < fromNanos ? jamNanos + 1 : 0;
    };
  }

  /** A bolt under way has left its switch. */
  private void report() {
    Bolt newBolt = Bolt.BETWEEN;
    if (endsAtNanos == NEVER && fromNanos == 0) {
      newBolt = Bolt.OPEN;
    } else if (endsAtNanos == NEVER && fromNanos == travelNanos) {
      newBolt = Bolt.SHUT;
    }
    if (newBolt != bolt) {
      bolt = newBolt;
      probe.level(sinceNanos, "lock.bolt", newBolt.ordinal());
    }
  }
}
