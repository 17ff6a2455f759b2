package faraday.pilot.state;

import faraday.pilot.band.PilotBand;

/**
 * What the charger drives: turns "may power be offered" into a supply, with everything that takes
 * its time around it: F lasts, a vehicle that asked in vain or ignored us waits, one that sleeps is
 * woken. Confined to the safety loop; allocates nothing.
 */
public final class SupplyPlan {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  private final VehicleConfig config;
  private final boolean ventilated;
  private final WakeUp wakeUp;
  private boolean shownB;
  private long availableAtNanos = LONG_AGO;
  private long restUntilNanos = LONG_AGO;

  /**
   * A plan for no vehicle yet.
   *
   * @param ventilated whether vehicles that ask for ventilation may charge here
   */
  public SupplyPlan(VehicleConfig config, boolean ventilated) {
    this.config = config;
    this.ventilated = ventilated;
    this.wakeUp = new WakeUp(config);
  }

  /** The waking of sleeping vehicles. */
  public WakeUp wakeUp() {
    return wakeUp;
  }

  /** A vehicle that has not shown B may have no S2 (seq 1.2): most that is offered to it, in mA. */
  public int limitMa(int cableMa) {
    return shownB ? cableMa : Math.min(cableMa, config.simplifiedLimitMa());
  }

  /** The vehicle ignored steady +12 V and was cut off under load (seq 10.2). */
  public void ignored(long nowNanos) {
    rest(nowNanos, config.ignoredRestMs());
  }

  /**
   * What to drive.
   *
   * @param state the present state
   * @param band confirmed band of the high plateau
   * @param wish what everything but the vehicle says
   */
  public Supply choose(long nowNanos, PilotState state, PilotBand band, Wish wish) {
    learn(nowNanos, state, band);
    Supply supply = supply(nowNanos, state, wish);
    boolean lasts =
        state == PilotState.F
            && nowNanos - availableAtNanos < config.unavailableMs() * NANOS_PER_MS;
    return lasts ? Supply.UNAVAILABLE : supply;
  }

  private Supply supply(long nowNanos, PilotState state, Wish wish) {
    if (wish == Wish.UNAVAILABLE || wish == Wish.NONE || nowNanos < restUntilNanos) {
      wakeUp.rest(nowNanos, state);
      return wish == Wish.UNAVAILABLE ? Supply.UNAVAILABLE : Supply.NONE;
    }
    Supply supply = wakeUp.step(nowNanos, state);
    boolean tooSoon = wish == Wish.KEEP && !state.offering();
    return supply == Supply.POWER && tooSoon ? Supply.NONE : supply;
  }

  private void learn(long nowNanos, PilotState state, PilotBand band) {
    if (state != PilotState.F) {
      availableAtNanos = nowNanos;
    }
    if (state == PilotState.A1) {
      shownB = false;
      restUntilNanos = LONG_AGO;
    }
    shownB |= state.connected() && band == PilotBand.B;
    if (band == PilotBand.D && !ventilated) {
      rest(nowNanos, config.ventilationRestMs());
    }
  }

  private void rest(long nowNanos, int ms) {
    restUntilNanos = Math.max(restUntilNanos, nowNanos + ms * NANOS_PER_MS);
  }
}
