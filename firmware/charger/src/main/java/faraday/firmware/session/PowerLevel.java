package faraday.firmware.session;

import faraday.pilot.connector.SafetyOrders;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.limit.LimitSource;
import faraday.pilot.limit.LimitStack;

/**
 * The current a running session offers, as levels of user and profile; the safety loop takes the
 * minimum. A profile of 0 is the charger's own pause: the plug stays held and the session goes on.
 * Energy belongs to one plug-in: what was unplugged waits for its driver's tap, so that nobody else
 * charges at his cost (E19).
 */
final class PowerLevel {

  /** No level: nothing is offered. */
  private static final int WITHDRAWN = -1;

  private final SafetyOrders orders;
  private final SafetyStatus status;
  private int offeredMa = WITHDRAWN;
  private int unplugsKnown;

  PowerLevel(SafetyOrders orders, SafetyStatus status) {
    this.orders = orders;
    this.status = status;
  }

  /** A session begins with the plug that is in now. */
  void begin() {
    offeredMa = WITHDRAWN;
    plugInConfirmed();
  }

  /** A session goes on after a restart: no plug may have been pulled since boot. */
  void resume() {
    offeredMa = WITHDRAWN;
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
   * Offers what the profile allows, which is all that limits it here: no token names a current. An
   * offer that counts no more, as after a stall of this loop, is taken back before a new one.
   */
  void offer(int profileMa) {
    boolean waits = status.offerSpent() || unplugged();
    int level = waits ? WITHDRAWN : profileMa;
    if (level != offeredMa) {
      offeredMa = level;
      orders.offer(waits ? 0 : SafetyOrders.LIMIT_MAX_MA, profileMa);
    }
  }

  /** What the safety loop would make of an offer, in mA; 0 below 6 A, as there. */
  int expectedMa(int profileMa, int siteMa) {
    LimitStack limits = new LimitStack();
    for (LimitSource part : LimitSource.values()) {
      limits.set(part, SafetyOrders.LIMIT_MAX_MA);
    }
    limits.set(LimitSource.PROFILE, profileMa);
    limits.set(LimitSource.SITE, siteMa);
    if (status.plugged()) {
      limits.set(LimitSource.CABLE, status.cableLimitMa());
    }
    limits.settle(true);
    return limits.limitMa();
  }
}
