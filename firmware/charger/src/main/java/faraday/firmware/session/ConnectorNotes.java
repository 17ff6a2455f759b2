package faraday.firmware.session;

import faraday.pilot.connector.SafetyEvent;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import org.jspecify.annotations.Nullable;

/** Takes the safety loop's events of one connector: faults for the records, and who was there. */
final class ConnectorNotes {

  private static final SafetyFault[] FAULTS = SafetyFault.values();
  private static final PilotState[] PILOT_STATES = PilotState.values();

  private final ConnectorView connector;
  private final SafetyStatus status;
  private final FaultJournal journal;
  private @Nullable SessionProgress session;
  private boolean sawNoVehicle;

  ConnectorNotes(ConnectorView connector, RecordBook book) {
    this.connector = connector;
    this.status = connector.safety().status();
    this.journal = new FaultJournal(connector.evse(), book);
  }

  /**
   * Takes what has happened since the last call; faults also go to the session, if there is one.
   */
  void take(@Nullable SessionProgress running) {
    session = running;
    connector.safety().events().drain(this::take);
    journal.flush();
  }

  /** Notes a fault that the safety loop cannot know. */
  void fault(long atNanos, int code) {
    note(atNanos, code, status.highMv(), status.lowMv(), 0);
  }

  /** Whether the pilot has shown that no vehicle is there, at any time since boot. */
  boolean sawNoVehicle() {
    return sawNoVehicle;
  }

  private void take(long atNanos, SafetyEvent event, int first, int second) {
    switch (event) {
      case FAULT, FURTHER_FAULT, NOTICE -> fault(atNanos, FAULTS[first], second);
      case PILOT_STATE -> sawNoVehicle |= PILOT_STATES[second] == PilotState.A1;
      default -> {}
    }
  }

  private void fault(long atNanos, SafetyFault fault, int detail) {
    boolean latched = status.fault() == fault;
    int highMv = latched ? status.faultHighMv() : status.highMv();
    int lowMv = latched ? status.faultLowMv() : status.lowMv();
    note(atNanos, FaultCode.of(fault), highMv, lowMv, detail);
  }

  private void note(long atNanos, int code, int highMv, int lowMv, int detail) {
    journal.raised(atNanos, code, highMv, lowMv, detail);
    SessionProgress running = session;
    if (running != null) {
      running.sawFault(code);
    }
  }
}
