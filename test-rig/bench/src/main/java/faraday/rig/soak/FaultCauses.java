package faraday.rig.soak;

import faraday.pilot.fault.SafetyFault;
import java.util.EnumSet;
import java.util.Set;

/**
 * What may lie behind each fault. A fault that is raised while none of its causes is there, or was
 * there a minute ago, is raised without cause: a charger that cries wolf is switched off by people.
 */
final class FaultCauses {

  private FaultCauses() {}

  /** Troubles that explain a fault. */
  @SuppressWarnings("MissingDefault")
  static Set<Trouble> of(SafetyFault fault) {
    return switch (fault) {
      case NONE, TICK_ABORTED, GUARD_DISAGREED -> EnumSet.noneOf(Trouble.class);
      case SELF_TEST_FAILED ->
          EnumSet.of(
              Trouble.GENERATOR,
              Trouble.MIRROR,
              Trouble.CONTACTS,
              Trouble.LEAK,
              Trouble.COMMAND_LINE,
              Trouble.FEED_LINE,
              Trouble.BOLT_WAY,
              Trouble.LOCK_SWITCHES);
      case TICK_LATE, SAMPLER_SILENT -> EnumSet.of(Trouble.STALL);
      case CLOCK_JUMPED -> EnumSet.of(Trouble.STALL);
      case SERVICE_SILENT -> EnumSet.of(Trouble.SERVICE, Trouble.STALL);
      case PILOT_SHORT -> EnumSet.of(Trouble.LEAK, Trouble.GENERATOR);
      case DIODE_MISSING -> EnumSet.of(Trouble.LEAK, Trouble.DIODE, Trouble.GENERATOR);
      case PILOT_GENERATOR, PILOT_FREQUENCY, PILOT_DUTY ->
          EnumSet.of(Trouble.GENERATOR, Trouble.LEAK);
      case VENTILATION_MISSING -> EnumSet.of(Trouble.FORCED_S2, Trouble.MANNERS, Trouble.LEAK);
      case OPENED_UNDER_LOAD -> EnumSet.of(Trouble.FORCED_S2, Trouble.MANNERS, Trouble.LEAK);
      case CABLE_INVALID -> EnumSet.of(Trouble.ODD_CABLE, Trouble.PROXIMITY, Trouble.LEAK);
      case PROXIMITY_LOST ->
          EnumSet.of(Trouble.PROXIMITY, Trouble.ODD_CABLE, Trouble.PLUG_MOVED, Trouble.LEAK);
      case LOCK_NOT_SHUT, LOCK_NOT_OPEN, LOCK_LOST, LOCK_MOVED ->
          EnumSet.of(Trouble.BOLT_WAY, Trouble.LOCK_SWITCHES, Trouble.BOLT_FORCED);
      case LOCK_ENERGY_LOW, MAINS_LOST, UNDER_VOLTAGE, OVER_VOLTAGE, MAINS_FREQUENCY ->
          EnumSet.of(Trouble.MAINS, Trouble.SUPPLY);
      case CONTACTOR_WELDED, POLE_WELDED, POLE_OPEN, FEEDBACK_DISAGREES ->
          EnumSet.of(Trouble.CONTACTS, Trouble.MIRROR, Trouble.COMMAND_LINE, Trouble.FEED_LINE);
      case CONTACTOR_NOT_CLOSED, CONTACTOR_DROPPED, CONTACTOR_KEY_STUCK ->
          EnumSet.of(
              Trouble.CONTACTS,
              Trouble.MIRROR,
              Trouble.COMMAND_LINE,
              Trouble.FEED_LINE,
              Trouble.HARDWARE_CHAIN,
              Trouble.STALL);
      case RESIDUAL_DC, RESIDUAL_AC, RESIDUAL_LATCHED, RESIDUAL_TEST_FAILED ->
          EnumSet.of(Trouble.HARDWARE_CHAIN);
      case EARTH_LOST, EMERGENCY_STOP, OVER_TEMPERATURE, HEAT_SENSOR_FAILED, METER_SILENT ->
          EnumSet.noneOf(Trouble.class);
      case OVER_CURRENT -> EnumSet.of(Trouble.MANNERS);
    };
  }
}
