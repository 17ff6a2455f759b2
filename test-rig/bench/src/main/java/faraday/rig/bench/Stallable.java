package faraday.rig.bench;

import faraday.hal.Ticked;

/**
 * A loop of the firmware that can be kept from running for some time, as a pause of the JVM does.
 */
final class Stallable implements Ticked {

  private final Ticked loop;
  private long stalledUntilNanos = Long.MIN_VALUE;
  private long turns;

  Stallable(Ticked loop) {
    this.loop = loop;
  }

  /** Keeps the loop from running before this moment. */
  void stallUntil(long untilNanos) {
    stalledUntilNanos = Math.max(stalledUntilNanos, untilNanos);
  }

  @Override
  public void tick(long nowNanos) {
    if (nowNanos >= stalledUntilNanos) {
      turns += nowNanos >= loop.nextDeadlineNanos() ? 1 : 0;
      loop.tick(nowNanos);
    }
  }

  /** How often something was due in it and done. */
  long turns() {
    return turns;
  }

  @Override
  public long nextDeadlineNanos() {
    return Math.max(stalledUntilNanos, loop.nextDeadlineNanos());
  }
}
