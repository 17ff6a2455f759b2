package faraday.firmware.session;

import faraday.pilot.connector.SafetyFault;

/**
 * Numbers of faults in session records (SPEC §5, key 26). They are laid down for ever; a new fault
 * gets a new number here, and the compiler asks for it.
 */
final class FaultCode {

  /** The journal takes no records any more; what is delivered could not be billed. */
  static final int JOURNAL_DEAD = 32;

  /** All codes are below this. */
  static final int LIMIT = 33;

  private FaultCode() {}

  static int of(SafetyFault fault) {
    return switch (fault) {
      case NONE -> 0;
      case SELF_TEST_FAILED -> 1;
      case TICK_ABORTED -> 2;
      case PILOT_SHORT -> 3;
      case DIODE_MISSING -> 4;
      case PILOT_GENERATOR -> 5;
      case SAMPLER_SILENT -> 6;
      case CABLE_INVALID -> 7;
      case PROXIMITY_LOST -> 8;
      case LOCK_NOT_SHUT -> 9;
      case LOCK_LOST -> 10;
      case LOCK_NOT_OPEN -> 11;
      case CONTACTOR_WELDED -> 12;
      case CONTACTOR_NOT_CLOSED -> 13;
      case CONTACTOR_DROPPED -> 14;
      case GUARD_DISAGREED -> 15;
    };
  }
}
