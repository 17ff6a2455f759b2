package faraday.firmware.app;

import faraday.hal.Ticked;

/** The loop that may take milliseconds: journal, sessions, NFC, in this order. */
public final class ServiceLoop implements Ticked {

  private final Ticked[] machines;

  ServiceLoop(Ticked... machines) {
    this.machines = machines.clone();
  }

  @Override
  public void tick(long nowNanos) {
    for (Ticked machine : machines) {
      machine.tick(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    long next = NEVER;
    for (Ticked machine : machines) {
      next = Math.min(next, machine.nextDeadlineNanos());
    }
    return next;
  }
}
