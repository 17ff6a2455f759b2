package faraday.firmware.app;

import faraday.hal.Ticked;
import faraday.pilot.connector.ConnectorSafety;

/**
 * The loop that may never wait: all connectors, one after the other. An exception in one opens that
 * connector's contactor (its machine sees to it) and does not keep the others from their tick.
 */
public final class SafetyLoop implements Ticked {

  private final ConnectorSafety[] connectors;
  private long abortedTicks;

  SafetyLoop(ConnectorSafety[] connectors) {
    this.connectors = connectors.clone();
  }

  @Override
  public void tick(long nowNanos) {
    for (int i = 0; i < connectors.length; i++) {
      if (connectors[i].nextDeadlineNanos() <= nowNanos) {
        tickOne(connectors[i], nowNanos);
      }
    }
  }

  @Override
  public long nextDeadlineNanos() {
    long next = NEVER;
    for (int i = 0; i < connectors.length; i++) {
      next = Math.min(next, connectors[i].nextDeadlineNanos());
    }
    return next;
  }

  /** Ticks that ended in an exception since start. */
  public long abortedTicks() {
    return abortedTicks;
  }

  private void tickOne(ConnectorSafety connector, long nowNanos) {
    try {
      connector.tick(nowNanos);
    } catch (RuntimeException aborted) {
      // The connector has opened its contactor and latched the fault before this left it.
      abortedTicks++;
    }
  }
}
