package faraday.pilot.connector;

import faraday.pilot.fault.FaultLatch;
import faraday.pilot.state.PilotState;

/** Knows whether a plug is in, and ends what belongs to a plug-in when it is pulled. */
final class PlugWatch {

  /**
   * So long −12 V may hide the vehicle: who stands there afterwards may be another one, and a
   * session is nobody's that goes on with it. A design limit; no standard gives one.
   */
  private static final long BLIND_NANOS = 60_000_000_000L;

  private final boolean tethered;
  private final long unpluggedNanos;
  private final Readings readings;
  private final PowerOffer offer;
  private final SafetyEventRing events;
  private boolean plugged;
  private boolean inSocket;
  private int cableMa;
  private int unpluggedCount;
  private long presentAtNanos = Long.MIN_VALUE;
  private long seenAtNanos = Long.MIN_VALUE;

  PlugWatch(ConnectorConfig config, Readings readings, PowerOffer offer, SafetyEventRing events) {
    tethered = config.lock().tethered();
    unpluggedNanos = config.timing().unpluggedMs() * 1_000_000L;
    this.readings = readings;
    this.offer = offer;
    this.events = events;
  }

  boolean plugged() {
    return plugged;
  }

  /** True while a plug is in the socket: by pilot, or, once seen so, by its cable code alone. */
  boolean inSocket() {
    return inSocket;
  }

  /** How long no vehicle has been seen, in ms. */
  int goneForMs(long nowNanos) {
    return (int) Math.min((nowNanos - presentAtNanos) / 1_000_000L, Integer.MAX_VALUE);
  }

  /** Once per tick, with the new state. */
  void observe(long nowNanos, PilotState state, boolean contactorOpen, FaultLatch faults) {
    look(nowNanos, state);
    if (state.connected()) {
      plugged = true;
      inSocket = true;
    }
    inSocket &= plugged || readings.cable().present();
    reportCable(nowNanos);
    if (nowNanos - presentAtNanos < unpluggedNanos) {
      return;
    }
    readings.cable().forget(); // a cable may leave the socket long after it left the vehicle
    if (plugged) {
      plugged = false;
      unpluggedCount++;
      offer.spend();
      events.add(nowNanos, SafetyEvent.UNPLUGGED, readings.highMv(), unpluggedCount);
    }
    if (contactorOpen && seesUnplugging(state)) {
      faults.clearByUnplugging(nowNanos);
    }
  }

  private void look(long nowNanos, PilotState state) {
    if (state != PilotState.F) {
      seenAtNanos = nowNanos;
    }
    if (present(nowNanos, state) || presentAtNanos == Long.MIN_VALUE) {
      presentAtNanos = nowNanos;
    }
  }

  /** The pilot tells; where it cannot (short, or −12 V driven) the cable code does for a while. */
  private boolean present(long nowNanos, PilotState state) {
    return switch (state) {
      case A1 -> false;
      case B1, B2, C1, C2, D1, D2 -> true;
      case START, E -> plugged && readings.cable().present();
      case F -> plugged && readings.cable().present() && nowNanos - seenAtNanos < BLIND_NANOS;
    };
  }

  /**
   * Under −12 V only a cable that is out of the socket says so; a cable that is the charger's own
   * never does, and its faults end when nobody can be said to be there any more.
   */
  private boolean seesUnplugging(PilotState state) {
    return switch (state) {
      case E -> false;
      case F -> tethered || !readings.cable().present();
      default -> true;
    };
  }

  private void reportCable(long nowNanos) {
    int limitMa = readings.cable().limitMa();
    if (limitMa != cableMa) {
      cableMa = limitMa;
      events.add(nowNanos, SafetyEvent.CABLE, limitMa, readings.resistanceOhm());
    }
  }

  void publish(long[] draft) {
    draft[StatusBoard.PLUGGED] = plugged ? 1 : 0;
    draft[StatusBoard.UNPLUGGED_COUNT] = unpluggedCount;
  }
}
