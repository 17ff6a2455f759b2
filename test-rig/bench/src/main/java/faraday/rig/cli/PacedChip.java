package faraday.rig.cli;

import faraday.hal.Ticked;
import faraday.rig.pty.PseudoTerminal;
import java.util.function.BooleanSupplier;

/** Turns a chip at the end of a pseudo-terminal at the speed of the wall clock. */
public final class PacedChip {

  /** Longest wait, so that a stop is noticed soon. */
  private static final long WAIT_NANOS_MAX = 100_000_000L;

  private final PseudoTerminal terminal;
  private final Ticked chip;

  /** A chip that answers on the terminal's master end. */
  public PacedChip(PseudoTerminal terminal, Ticked chip) {
    this.terminal = terminal;
    this.chip = chip;
  }

  /** Runs until {@code stop} holds. Time zero of the chip is now. */
  public void run(BooleanSupplier stop) {
    long startNanos = System.nanoTime();
    while (!stop.getAsBoolean()) {
      long nowNanos = System.nanoTime() - startNanos;
      chip.tick(nowNanos);
      long dueNanos = chip.nextDeadlineNanos();
      terminal.awaitInput(Math.min(WAIT_NANOS_MAX, dueNanos - nowNanos));
    }
  }
}
