package faraday.pilot.connector;

import faraday.hal.PilotOutput;
import faraday.pilot.duty.DutyLaw;
import faraday.pilot.state.PilotState;

/**
 * The one place where all limits meet: min(user, cable, site), whether power may be offered at all,
 * and when the duty may change. What it returns is what is driven and what is published.
 */
final class PowerOffer {

  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final ConnectorConfig config;
  private final SafetyOrders orders;
  private final SafetyEventRing events;
  private boolean spent;
  private long heldOffUntilNanos = LONG_AGO;
  private long aliveAtNanos = LONG_AGO;
  private long dutyChangedAtNanos = LONG_AGO;
  private int limitMa;
  private int offeredMa;

  PowerOffer(ConnectorConfig config, SafetyOrders orders, SafetyEventRing events) {
    this.config = config;
    this.orders = orders;
    this.events = events;
  }

  /**
   * Takes the latest orders.
   *
   * @param cableMa what the cable carries, 0 without a valid one
   */
  void poll(long nowNanos, int cableMa) {
    boolean lives = orders.poll();
    if (lives || aliveAtNanos == LONG_AGO) {
      aliveAtNanos = nowNanos;
    }
    if (orders.limitMa() == 0) {
      spent = false;
    }
    int wantedMa = Math.min(Math.min(orders.limitMa(), cableMa), config.siteLimitMa());
    limitMa = wantedMa < DutyLaw.LIMIT_MIN_MA ? 0 : wantedMa;
    watchService(nowNanos);
  }

  private void watchService(long nowNanos) {
    long silentMs = (nowNanos - aliveAtNanos) / 1_000_000L;
    if (orders.limitMa() > 0 && !spent && silentMs >= config.timing().serviceSilentMs()) {
      spent = true;
      events.add(nowNanos, SafetyEvent.SERVICE_SILENT, (int) silentMs, 0);
    }
  }

  /** This plug-in is over, or a fault came: the standing offer counts no more. */
  void spend() {
    spent = orders.limitMa() > 0;
  }

  boolean spent() {
    return spent;
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
    return limitMa > 0 && !spent && orders.available() && nowNanos >= heldOffUntilNanos;
  }

  /** Whether steady +12 V may change into the signal now. */
  boolean mayStart(long nowNanos) {
    return nowNanos - dutyChangedAtNanos >= config.timing().dutyGapMs() * 1_000_000L;
  }

  /** Min of all limits in mA, 0 below 6 A. */
  int limitMa() {
    return limitMa;
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
    offeredMa = steady ? 0 : limitMa;
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
    return state.offering() ? DutyLaw.permilleFor(limitMa) : PilotOutput.STEADY_HIGH_PERMILLE;
  }
}
