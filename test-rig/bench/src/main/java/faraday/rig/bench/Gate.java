package faraday.rig.bench;

import faraday.hal.Ticked;

/** Keeps a machine from its ticks for a while, as a busy or halted processor does. */
final class Gate implements Ticked {

  private final Ticked machine;
  private long shutUntilNanos = Long.MIN_VALUE;

  /** An open gate. */
  Gate(Ticked machine) {
    this.machine = machine;
  }

  /** No tick passes before this moment. */
  void shut(long untilNanos) {
    shutUntilNanos = Math.max(shutUntilNanos, untilNanos);
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos >= shutUntilNanos) {
      machine.tick(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return Math.max(machine.nextDeadlineNanos(), shutUntilNanos);
  }
}
