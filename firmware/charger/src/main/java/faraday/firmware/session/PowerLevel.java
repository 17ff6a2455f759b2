package faraday.firmware.session;

import faraday.pilot.connector.SafetyOrders;
import faraday.pilot.connector.SafetyStatus;

/**
 * The current a running session offers, as a level. 0 is the charger's own pause: the plug stays
 * held and the session goes on. Energy belongs to one plug-in: what was unplugged waits for its
 * driver's tap, so that nobody else charges at his cost (E19).
 */
final class PowerLevel {

  private final SafetyOrders orders;
  private final SafetyStatus status;
  private int offeredMa;
  private int unplugsKnown;

  PowerLevel(SafetyOrders orders, SafetyStatus status) {
    this.orders = orders;
    this.status = status;
  }

  /** A session begins with the plug that is in now. */
  void begin() {
    offeredMa = 0;
    plugInConfirmed();
  }

  /** A session goes on after a restart: no plug may have been pulled since boot. */
  void resume() {
    offeredMa = 0;
    unplugsKnown = 0;
  }

  /** The driver stands behind the plug that is in now. */
  void plugInConfirmed() {
    unplugsKnown = status.unpluggedCount();
  }

  /** Whether the session's plug was pulled, and perhaps plugged again. */
  boolean unplugged() {
    return status.unpluggedCount() != unplugsKnown;
  }

  /**
   * Offers at most so much. An offer that counts no more, as after a stall of this loop, is taken
   * back before a new one.
   */
  void offer(int limitMa) {
    boolean waits = status.offerSpent() || unplugged();
    int level = waits ? 0 : Math.min(limitMa, SafetyOrders.LIMIT_MAX_MA);
    if (level != offeredMa) {
      offeredMa = level;
      orders.offer(level);
    }
  }
}
