package faraday.nfc.chip;

import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimSerialLine;
import faraday.hal.sim.VirtualClock;
import java.util.function.BooleanSupplier;

/** A driver, a cable and a scripted chip in virtual time. */
public final class TestLine {

  private static final long GRID_NANOS = 100_000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final VirtualClock clock = new VirtualClock();
  private final SimSerialLine cable;
  private final ScriptedChip chip;
  private final boolean jumping;

  public TestLine() {
    this(true, SimProbe.NONE);
  }

  /** With {@code jumping} false every grid point is ticked, as a real loop does. */
  public TestLine(boolean jumping, SimProbe probe) {
    this.jumping = jumping;
    this.cable = new SimSerialLine(clock, 115_200, probe);
    this.chip = new ScriptedChip(clock, cable.device());
  }

  public ScriptedChip chip() {
    return chip;
  }

  public SimSerialLine cable() {
    return cable;
  }

  public VirtualClock clock() {
    return clock;
  }

  /** Runs until the condition holds; true unless that took longer than {@code limitMs}. */
  public boolean run(Ticked driver, BooleanSupplier until, long limitMs) {
    long endNanos = clock.nowNanos() + limitMs * NANOS_PER_MILLI;
    while (true) {
      driver.tick(clock.nowNanos());
      chip.tick(clock.nowNanos());
      if (until.getAsBoolean()) {
        return true;
      }
      long nextNanos = next(driver);
      if (nextNanos > endNanos) {
        clock.advanceTo(endNanos);
        return false;
      }
      clock.advanceTo(nextNanos);
    }
  }

  /** Runs for so long. */
  public void runFor(Ticked driver, long millis) {
    run(driver, () -> false, millis);
  }

  private long next(Ticked driver) {
    long nowNanos = clock.nowNanos();
    long nextNanos = nowNanos + GRID_NANOS;
    boolean busy = arriving(cable.host()) || arriving(cable.device());
    if (!jumping || busy) {
      return nextNanos;
    }
    long dueNanos = Math.min(driver.nextDeadlineNanos(), chip.nextDeadlineNanos());
    if (dueNanos == Ticked.NEVER) {
      return dueNanos;
    }
    long onGridNanos = (dueNanos + GRID_NANOS - 1) / GRID_NANOS * GRID_NANOS;
    return Math.max(nextNanos, onGridNanos);
  }

  private static boolean arriving(SimSerialLine.End end) {
    return end.lastArrivalNanos() != Ticked.NEVER;
  }
}
