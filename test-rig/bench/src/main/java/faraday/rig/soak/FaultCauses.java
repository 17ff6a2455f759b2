package faraday.rig.soak;

import static faraday.rig.soak.Trouble.BOLT_FORCED;
import static faraday.rig.soak.Trouble.BOLT_WAY;
import static faraday.rig.soak.Trouble.BURNT;
import static faraday.rig.soak.Trouble.CAPTURE;
import static faraday.rig.soak.Trouble.COMMAND_LINE;
import static faraday.rig.soak.Trouble.CONTACTS;
import static faraday.rig.soak.Trouble.DIODE;
import static faraday.rig.soak.Trouble.EARTH;
import static faraday.rig.soak.Trouble.EMERGENCY;
import static faraday.rig.soak.Trouble.FEED_LINE;
import static faraday.rig.soak.Trouble.FORCED_S2;
import static faraday.rig.soak.Trouble.FREQUENCY;
import static faraday.rig.soak.Trouble.GENERATOR;
import static faraday.rig.soak.Trouble.HARDWARE_CHAIN;
import static faraday.rig.soak.Trouble.HEAT;
import static faraday.rig.soak.Trouble.HEAT_SENSOR;
import static faraday.rig.soak.Trouble.LEAK;
import static faraday.rig.soak.Trouble.LOAD;
import static faraday.rig.soak.Trouble.LOAD_WRONG;
import static faraday.rig.soak.Trouble.LOCK_SWITCHES;
import static faraday.rig.soak.Trouble.MAINS;
import static faraday.rig.soak.Trouble.MANNERS;
import static faraday.rig.soak.Trouble.METER;
import static faraday.rig.soak.Trouble.MIRROR;
import static faraday.rig.soak.Trouble.MONITOR;
import static faraday.rig.soak.Trouble.ODD_CABLE;
import static faraday.rig.soak.Trouble.PLUG_MOVED;
import static faraday.rig.soak.Trouble.POLE;
import static faraday.rig.soak.Trouble.PROXIMITY;
import static faraday.rig.soak.Trouble.RESIDUAL;
import static faraday.rig.soak.Trouble.SERVICE;
import static faraday.rig.soak.Trouble.SIGNAL;
import static faraday.rig.soak.Trouble.SITE;
import static faraday.rig.soak.Trouble.STALL;
import static faraday.rig.soak.Trouble.STORE;
import static faraday.rig.soak.Trouble.STORE_LOW;
import static faraday.rig.soak.Trouble.SUPPLY;

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
          EnumSet.of(GENERATOR, MIRROR, LEAK, FEED_LINE, COMMAND_LINE, CONTACTS, POLE);
      case TICK_LATE, CLOCK_JUMPED, SAMPLER_SILENT -> EnumSet.of(STALL);
      case SERVICE_SILENT -> EnumSet.of(SERVICE, STALL);
      case PILOT_SHORT -> EnumSet.of(LEAK, GENERATOR);
      case DIODE_MISSING -> EnumSet.of(LEAK, DIODE, GENERATOR, MANNERS);
      case PILOT_GENERATOR, PILOT_FREQUENCY, PILOT_DUTY ->
          EnumSet.of(GENERATOR, SIGNAL, CAPTURE, LEAK);
      case VENTILATION_MISSING, OPENED_UNDER_LOAD -> EnumSet.of(FORCED_S2, MANNERS, LEAK);
      case CABLE_INVALID -> EnumSet.of(ODD_CABLE, PROXIMITY, LEAK);
      case PROXIMITY_LOST -> EnumSet.of(PROXIMITY, ODD_CABLE, PLUG_MOVED, LEAK);
      case LOCK_NOT_SHUT, LOCK_NOT_OPEN, LOCK_LOST, LOCK_MOVED ->
          EnumSet.of(BOLT_WAY, LOCK_SWITCHES, BOLT_FORCED, STORE_LOW, STORE, SUPPLY, MAINS, SITE);
      case LOCK_ENERGY_LOW -> EnumSet.of(STORE_LOW, STORE, SUPPLY, MAINS, SITE);
      case MAINS_LOST, UNDER_VOLTAGE, OVER_VOLTAGE -> EnumSet.of(MAINS, SITE, SUPPLY);
      case MAINS_FREQUENCY -> EnumSet.of(FREQUENCY, MAINS, SITE);
      case CONTACTOR_WELDED, CONTACTOR_KEY_STUCK ->
          EnumSet.of(CONTACTS, POLE, MIRROR, COMMAND_LINE, FEED_LINE);
      case POLE_WELDED, POLE_OPEN, FEEDBACK_DISAGREES ->
          EnumSet.of(
              CONTACTS, POLE, MIRROR, COMMAND_LINE, FEED_LINE, MAINS, SITE, LOAD, LOAD_WRONG);
      case CONTACTOR_NOT_CLOSED, CONTACTOR_DROPPED ->
          EnumSet.of(
              CONTACTS,
              MIRROR,
              COMMAND_LINE,
              FEED_LINE,
              HARDWARE_CHAIN,
              EMERGENCY,
              RESIDUAL,
              STALL);
      case RESIDUAL_DC, RESIDUAL_AC, RESIDUAL_LATCHED -> EnumSet.of(RESIDUAL, MONITOR);
      case RESIDUAL_TEST_FAILED -> EnumSet.of(MONITOR, RESIDUAL);
      case EARTH_LOST -> EnumSet.of(EARTH);
      case EMERGENCY_STOP -> EnumSet.of(EMERGENCY);
      case OVER_CURRENT -> EnumSet.of(MANNERS, LOAD_WRONG, LOAD, GENERATOR, SIGNAL);
      case OVER_TEMPERATURE -> EnumSet.of(HEAT, BURNT, HEAT_SENSOR);
      case HEAT_SENSOR_FAILED -> EnumSet.of(HEAT_SENSOR);
      case METER_SILENT -> EnumSet.of(METER, LOAD);
    };
  }
}
