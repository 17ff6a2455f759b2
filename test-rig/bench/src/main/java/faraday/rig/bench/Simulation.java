package faraday.rig.bench;

import faraday.hal.Ticked;
import faraday.hal.sim.VirtualClock;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The one loop that turns a whole world in virtual time (design §2). Time jumps to the earliest
 * deadline any machine names; then every machine is ticked in the order in which it was added, so
 * one seed gives one trace. Not thread-safe.
 */
public final class Simulation {

  /** Ticks at one and the same moment after which a world counts as stuck. */
  private static final int TICKS_AT_ONE_MOMENT_LIMIT = 10_000;

  private final VirtualClock clock;
  private Ticked[] machines = new Ticked[16];
  private int count;
  private int ticksAtThisMoment;

  /** An empty world on the given clock. */
  public Simulation(VirtualClock clock) {
    this.clock = clock;
  }

  /** Adds a machine behind those already there. */
  public void add(Ticked machine) {
    if (count == machines.length) {
      machines = Arrays.copyOf(machines, 2 * count);
    }
    machines[count++] = machine;
  }

  /**
   * Takes a machine out, as when its process dies. A machine that does so to others while it is
   * ticked itself must have been added before them.
   */
  public void remove(Ticked machine) {
    for (int i = 0; i < count; i++) {
      if (machines[i] == machine) {
        System.arraycopy(machines, i + 1, machines, i, --count - i);
        return;
      }
    }
  }

  /** Lets the world run to {@code untilNanos} and stop exactly there. */
  public void runTo(long untilNanos) {
    while (clock.nowNanos() < untilNanos) {
      step(untilNanos);
    }
  }

  /**
   * Lets the world run until something holds.
   *
   * @return false when it did not hold within {@code limitNanos} from now
   */
  public boolean runUntil(BooleanSupplier holds, long limitNanos) {
    long endNanos = clock.nowNanos() + limitNanos;
    while (!holds.getAsBoolean()) {
      if (clock.nowNanos() >= endNanos) {
        return false;
      }
      step(endNanos);
    }
    return true;
  }

  /**
   * One jump and one tick of everything.
   *
   * @param latestNanos the jump ends here at the latest
   * @throws IllegalStateException when machines keep each other busy without time passing
   */
  public void step(long latestNanos) {
    long nowNanos = clock.nowNanos();
    long dueNanos = latestNanos;
    for (int i = 0; i < count; i++) {
      dueNanos = Math.min(dueNanos, machines[i].nextDeadlineNanos());
    }
    if (dueNanos > nowNanos) {
      clock.advanceTo(dueNanos);
      ticksAtThisMoment = 0;
    } else if (++ticksAtThisMoment > TICKS_AT_ONE_MOMENT_LIMIT) {
      throw new IllegalStateException("time stands still at " + nowNanos + " ns");
    }
    long tickNanos = clock.nowNanos();
    for (int i = 0; i < count; i++) {
      machines[i].tick(tickNanos);
    }
  }
}
