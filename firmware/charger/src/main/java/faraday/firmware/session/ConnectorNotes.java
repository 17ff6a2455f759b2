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
  private long evidenceAtNanos = Long.MIN_VALUE;
  private int highMv;
  private int lowMv;
  private int currentMa;

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
  void fault(long atNanos, int code, long detail) {
    note(atNanos, FaultNote.of(status, code, detail));
  }

  /** Whether the pilot has shown that no vehicle is there, at any time since boot. */
  boolean sawNoVehicle() {
    return sawNoVehicle;
  }

  private void take(long atNanos, SafetyEvent event, int first, int second) {
    switch (event) {
      case FAULT_PLATEAUS -> {
        highMv = first;
        lowMv = second;
      }
      case FAULT_CURRENT -> {
        currentMa = first;
        evidenceAtNanos = atNanos;
      }
      case FAULT, FURTHER_FAULT, NOTICE ->
          note(atNanos, raised(atNanos, FAULTS[first].code(), second));
      case FAULT_CLEARED -> cleared(atNanos, FAULTS[first]);
      case PILOT_STATE -> sawNoVehicle |= PILOT_STATES[second] == PilotState.A1;
      default -> {}
    }
  }

  /** The evidence came just before, unless the ring was full. */
  private FaultNote raised(long atNanos, int code, int detail) {
    return atNanos == evidenceAtNanos
        ? new FaultNote(code, highMv, lowMv, detail, currentMa)
        : FaultNote.of(status, code, detail);
  }

  /** What unplugging ends has ended its session too; only a pause has a length worth keeping. */
  private void cleared(long atNanos, SafetyFault fault) {
    if (fault.stops() && fault.clears() == SafetyFault.Clears.RECOVERY) {
      journal.over(atNanos, fault.code());
    }
  }

  private void note(long atNanos, FaultNote note) {
    journal.raised(atNanos, note);
    SessionProgress running = session;
    if (running != null) {
      running.sawFault(note.code());
    }
  }
}
