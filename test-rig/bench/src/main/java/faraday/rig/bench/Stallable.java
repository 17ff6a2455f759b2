package faraday.rig.bench;

import faraday.hal.Ticked;

/**
 * A loop of the firmware that can be kept from running for some time, as a pause of the JVM does.
 */
final class Stallable implements Ticked {

  private final Ticked loop;
  private long stalledUntilNanos = Long.MIN_VALUE;

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
      loop.tick(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return Math.max(stalledUntilNanos, loop.nextDeadlineNanos());
  }
}
