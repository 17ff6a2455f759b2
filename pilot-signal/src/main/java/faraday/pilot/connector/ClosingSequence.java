package faraday.pilot.connector;

import faraday.pilot.band.PilotBand;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;

/**
 * When the contactor closes and opens. Closing: 500 ms of steady C (or D where ventilated) with the
 * low side proven, the bolt shut and nothing wrong. Opening: at once when the vehicle stops asking,
 * is unplugged or anything is wrong; after a withdrawal the vehicle gets 6 s to stop by itself.
 */
final class ClosingSequence {

  private static final long NOT_RUNNING = Long.MIN_VALUE;

  private final SafetyTiming timing;
  private final boolean ventilated;
  private final Readings readings;
  private final ContactorControl contactor;
  private final KeyTest keys;
  private final FaultLatch faults;
  private final SafetyEventRing events;
  private long steadySinceNanos = NOT_RUNNING;
  private long withdrawnAtNanos = NOT_RUNNING;
  private boolean refusing;
  private int underLoadCount;

  ClosingSequence(
      ConnectorConfig config,
      Readings readings,
      ContactorControl contactor,
      KeyTest keys,
      FaultLatch faults,
      SafetyEventRing events) {
    this.timing = config.timing();
    this.ventilated = config.ventilated();
    this.readings = readings;
    this.contactor = contactor;
    this.keys = keys;
    this.faults = faults;
    this.events = events;
  }

  /** Forgets the steady time so far. */
  void restart() {
    steadySinceNanos = NOT_RUNNING;
    keys.abort();
  }

  /** True from a withdrawal under closed contacts until they are open: no new offer before. */
  boolean stopping() {
    return withdrawnAtNanos != NOT_RUNNING;
  }

  int underLoadCount() {
    return underLoadCount;
  }

  /**
   * Decides and orders.
   *
   * @param healthy self-test passed and no fault latched that opens at once
   * @param live a phase is live behind the contactor
   * @return true when a vehicle was cut off that ignored steady +12 V
   */
  boolean decide(long nowNanos, PilotState state, boolean healthy, boolean live) {
    reportRefusal(nowNanos, state);
    if (contactor.orderedClosed()) {
      steadySinceNanos = NOT_RUNNING;
      keys.done();
      return decideOpening(nowNanos, state, healthy);
    }
    withdrawnAtNanos = NOT_RUNNING;
    if (keys.closedByOne(nowNanos, readings.mirrorClosed() || live)) {
      faults.raise(nowNanos, SafetyFault.CONTACTOR_KEY_STUCK, keys.turned());
      restart();
      return false;
    }
    decideClosing(nowNanos, state, healthy);
    return false;
  }

  private void decideClosing(long nowNanos, PilotState state, boolean healthy) {
    boolean ready =
        healthy
            && state.offering()
            && mayTake(state)
            && readings.bandNow() == readings.band()
            && readings.lowSide().proven()
            && (contactor.confirmedOpen() || keys.running());
    if (!ready) {
      restart();
      return;
    }
    if (steadySinceNanos == NOT_RUNNING) {
      steadySinceNanos = nowNanos;
    }
    boolean steady = nowNanos - steadySinceNanos >= timing.steadyReadyMs() * 1_000_000L;
    if (steady && !contactor.resting(nowNanos) && keys.passed(nowNanos)) {
      contactor.close(nowNanos);
    }
  }

  private boolean decideOpening(long nowNanos, PilotState state, boolean healthy) {
    if (!healthy || !mayTake(state)) {
      contactor.open(nowNanos); // seq 2.2, 8.1, 8.2, 12
      return false;
    }
    if (state.offering()) {
      return false;
    }
    if (!contactor.confirmedClosed()) {
      contactor.open(nowNanos); // withdrawn while it pulls in: nothing to ramp down
      return false;
    }
    if (withdrawnAtNanos == NOT_RUNNING) {
      withdrawnAtNanos = nowNanos; // seq 9: contacts stay closed, the vehicle ramps down
    }
    int ignoredMs = (int) ((nowNanos - withdrawnAtNanos) / 1_000_000L);
    if (ignoredMs < timing.underLoadMs()) {
      return false; // seq 10.1: it opens S2 by itself
    }
    underLoadCount++; // seq 10.2
    events.add(nowNanos, SafetyEvent.OPENED_UNDER_LOAD, ignoredMs, underLoadCount);
    contactor.open(nowNanos);
    return true;
  }

  /** True in C, and in D where the place is ventilated. */
  private boolean mayTake(PilotState state) {
    return state.ready() && (ventilated || !state.ventilation());
  }

  private void reportRefusal(long nowNanos, PilotState state) {
    boolean refused = state.ventilation() && !ventilated && readings.band() == PilotBand.D;
    if (refused && !refusing) {
      events.add(nowNanos, SafetyEvent.VENTILATION_REFUSED, readings.highMv(), 0);
    }
    refusing = refused;
  }
}
