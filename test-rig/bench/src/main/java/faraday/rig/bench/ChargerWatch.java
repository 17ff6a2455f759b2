package faraday.rig.bench;

import faraday.firmware.app.Charger;
import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.SessionPhase;
import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the trace what one connector of the charger believes, as its service loop sees it
 * after each turn of the world: {@code pilot.state}, {@code pilot.fault} and {@code session.phase},
 * ordinals of the enums. Looks only; the world runs the same without it.
 */
@SuppressWarnings("EnumOrdinal") // a trace's levels are numbers; docs/TRACE.md lists them
final class ChargerWatch implements Ticked {

  private final SafetyStatus status;
  private final SessionMachine session;
  private final SimProbe probe;
  private @Nullable PilotState state;
  private @Nullable SafetyFault fault;
  private @Nullable SessionPhase phase;

  /**
   * A watch on a charger that has just started.
   *
   * @param evse from 1
   */
  ChargerWatch(Charger charger, int evse, SimProbe probe) {
    this.status = charger.connectors().get(evse - 1).status();
    this.session = charger.sessions().get(evse - 1);
    this.probe = ConnectorProbe.of(evse, probe);
  }

  @Override
  public void tick(long nowNanos) {
    if (status.pilotState() != state) {
      state = status.pilotState();
      probe.level(nowNanos, "pilot.state", status.pilotState().ordinal());
    }
    if (status.fault() != fault) {
      fault = status.fault();
      probe.level(nowNanos, "pilot.fault", status.fault().ordinal());
    }
    if (session.phase() != phase) {
      phase = session.phase();
      probe.level(nowNanos, "session.phase", session.phase().ordinal());
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return NEVER;
  }
}
