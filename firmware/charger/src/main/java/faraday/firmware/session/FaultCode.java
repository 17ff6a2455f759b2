package faraday.firmware.session;

import faraday.pilot.connector.SafetyFault;

/**
 * Numbers of faults in session records (SPEC §5, key 26). They are laid down for ever; a new fault
 * gets a new number here, and the compiler asks for it.
 */
public final class FaultCode {

  /** The journal takes no records any more; what is delivered could not be billed. */
  static final int JOURNAL_DEAD = 32;

  /** All codes are below this. */
  static final int LIMIT = 64;

  private FaultCode() {}

  /** The number of a fault. */
  public static int of(SafetyFault fault) {
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
      case TICK_LATE -> 16;
      case CLOCK_JUMPED -> 17;
      case SERVICE_SILENT -> 18;
      case PILOT_FREQUENCY -> 19;
      case PILOT_DUTY -> 20;
      case VENTILATION_MISSING -> 21;
      case OPENED_UNDER_LOAD -> 22;
      case LOCK_MOVED -> 23;
      case LOCK_ENERGY_LOW -> 24;
      case POLE_WELDED -> 25;
      case POLE_OPEN -> 26;
      case FEEDBACK_DISAGREES -> 27;
      case RESIDUAL_DC -> 28;
      case RESIDUAL_AC -> 29;
      case RESIDUAL_LATCHED -> 30;
      case RESIDUAL_TEST_FAILED -> 31;
      case EARTH_LOST -> 33;
      case EMERGENCY_STOP -> 34;
      case OVER_CURRENT -> 35;
      case MAINS_LOST -> 36;
      case UNDER_VOLTAGE -> 37;
      case OVER_VOLTAGE -> 38;
      case MAINS_FREQUENCY -> 39;
      case OVER_TEMPERATURE -> 40;
      case HEAT_SENSOR_FAILED -> 41;
      case METER_SILENT -> 42;
    };
  }
}
