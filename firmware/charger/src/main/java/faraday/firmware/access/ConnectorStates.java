package faraday.firmware.access;

import faraday.firmware.session.SessionMachine;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.wire.frame.ConnectorState;
import faraday.firmware.wire.record.LocalSettings;
import java.util.function.LongSupplier;

/**
 * What M2 says of a connector (SPEC §3.3).
 *
 * @param store where reservations stand
 * @param timeS UTC seconds, 0 while they are not certain
 */
record ConnectorStates(SettingsStore store, LongSupplier timeS) {

  ConnectorState of(SessionMachine session) {
    if (!session.healthy()) {
      return ConnectorState.FAULTED;
    }
    if (session.phase() != SessionPhase.FREE) {
      return ConnectorState.BUSY;
    }
    if (reserved(session.evse())) {
      return ConnectorState.RESERVED;
    }
    return session.status().plugged() ? ConnectorState.PLUGGED : ConnectorState.FREE;
  }

  /** Whose it is, is nobody else's business. */
  private boolean reserved(int evse) {
    long nowS = timeS.getAsLong();
    for (LocalSettings.Reservation one : store.current().reservations()) {
      if (one.evse() == evse && one.standsAt(nowS)) {
        return true;
      }
    }
    return false;
  }
}
