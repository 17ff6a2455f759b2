package faraday.pilot.connector;

import faraday.hal.PilotOutput;
import faraday.pilot.duty.DutyLaw;
import faraday.pilot.limit.LimitSource;
import faraday.pilot.limit.LimitStack;
import faraday.pilot.state.PilotState;

/**
 * Whether power may be offered at all, how much by {@link LimitStack}, and when the duty may
 * change. What it returns is what is driven and what is published.
 */
@SuppressWarnings("EnumOrdinal") // ordinals travel to the events of this run only
final class PowerOffer {

  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final ConnectorConfig config;
  private final SafetyOrders orders;
  private final SafetyEventRing events;
  private boolean spent;
  private long heldOffUntilNanos = LONG_AGO;
  private long dutyChangedAtNanos = LONG_AGO;
  private final LimitStack limits = new LimitStack();
  private int offeredMa;

  PowerOffer(ConnectorConfig config, SafetyOrders orders, SafetyEventRing events) {
    this.config = config;
    this.orders = orders;
    this.events = events;
  }

  /**
   * Takes the latest orders.
   *
   * @return true when the service loop has shown life since the last call
   */
  boolean poll() {
    boolean lives = orders.poll();
    if (orders.userMa() == 0) {
      spent = false;
    }
    return lives;
  }

  /** True when power is ordered and the order counts, whatever the limits say. */
  boolean wanted() {
    return orders.userMa() > 0 && !spent;
  }

  /**
   * Takes the minimum of all limits.
   *
   * @param cableMa what the cable carries, 0 without a valid one
   * @param thermalMa what temperatures allow
   * @param mainsMa what the mains allow
   */
  void limit(long nowNanos, int cableMa, int thermalMa, int mainsMa) {
    limits.set(LimitSource.USER, orders.userMa());
    limits.set(LimitSource.PROFILE, orders.profileMa());
    limits.set(LimitSource.SITE, config.siteLimitMa());
    limits.set(LimitSource.CABLE, cableMa);
    limits.set(LimitSource.THERMAL, thermalMa);
    limits.set(LimitSource.MAINS, mainsMa);
    if (limits.settle(orders.userMa() > 0)) {
      events.add(nowNanos, SafetyEvent.LIMIT, limits.limitMa(), limits.binding().ordinal());
    }
  }

  /** This plug-in is over, or a fault came: the standing offer counts no more. */
  void spend() {
    spent = orders.userMa() > 0;
  }

  /** No offer for a while. */
  void holdOff(long nowNanos) {
    heldOffUntilNanos = nowNanos + config.timing().holdOffMs() * 1_000_000L;
  }

  /** The next change of the duty need not keep its distance: the vehicle has been woken. */
  void startAnyTime() {
    dutyChangedAtNanos = LONG_AGO;
  }

  /** True when the order stands, counts, and some current is left under all limits. */
  boolean stands(long nowNanos) {
    return limits.limitMa() > 0 && !spent && orders.available() && nowNanos >= heldOffUntilNanos;
  }

  /** Whether steady +12 V may change into the signal now. */
  boolean mayStart(long nowNanos) {
    return nowNanos - dutyChangedAtNanos >= config.timing().dutyGapMs() * 1_000_000L;
  }

  /** What the driven duty offers, in mA. */
  int offeredMa() {
    return offeredMa;
  }

  /**
   * The duty for a state.
   *
   * @param drivenPermille what is driven now
   */
  int dutyFor(long nowNanos, PilotState state, int drivenPermille) {
    int wanted = wanted(state);
    boolean steady = !state.offering();
    if (wanted != drivenPermille && !steady && !mayStart(nowNanos)) {
      return drivenPermille;
    }
    offeredMa = steady ? 0 : limits.limitMa();
    if (wanted == drivenPermille) {
      return drivenPermille;
    }
    dutyChangedAtNanos = nowNanos;
    events.add(nowNanos, SafetyEvent.DUTY, wanted, offeredMa);
    return wanted;
  }

  private int wanted(PilotState state) {
    if (state == PilotState.F) {
      return PilotOutput.STEADY_LOW_PERMILLE;
    }
    return state.offering()
        ? DutyLaw.permilleFor(limits.limitMa())
        : PilotOutput.STEADY_HIGH_PERMILLE;
  }

  void publish(long[] draft) {
    draft[StatusBoard.OFFERED_LIMIT] = offeredMa;
    draft[StatusBoard.LIMIT] = limits.limitMa();
    draft[StatusBoard.LIMIT_BINDING] = limits.binding().ordinal();
    draft[StatusBoard.OFFER_SPENT] = spent ? 1 : 0;
  }
}
