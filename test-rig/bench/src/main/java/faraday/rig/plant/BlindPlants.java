package faraday.rig.plant;

import java.util.List;
import java.util.Locale;

/**
 * Each supervision made blind: its fault is never latched, so whatever it does to a charge is not
 * done. A guard that nobody misses is not a guard. Not made blind are TICK_ABORTED and
 * GUARD_DISAGREED: each stands behind a bug of the firmware, so it needs a second one to be seen.
 */
final class BlindPlants {

  static final List<PlantedFault> ALL =
      List.of(
          blind("SELF_TEST_FAILED", "an untested charger looks like one that is still starting"),
          blind("TICK_LATE", "stalls of the safety loop are never told"),
          blind("CLOCK_JUMPED", "all times of the safety loop are wrong and nobody knows"),
          blind("SERVICE_SILENT", "a dead service loop is never told"),
          blind("PILOT_SHORT", "a pilot short is forgotten as soon as it is gone"),
          blind("DIODE_MISSING", "a vehicle without a diode is asked again and again"),
          blind("PILOT_GENERATOR", "a stuck generator promises what nobody ordered"),
          blind("PILOT_FREQUENCY", "vehicles read a wrong duty from a wrong frequency"),
          blind("PILOT_DUTY", "vehicles are promised another current than ordered"),
          blind("SAMPLER_SILENT", "the contactor stays closed on samples of the past"),
          blind("VENTILATION_MISSING", "the driver never learns why nothing is charged"),
          blind("OPENED_UNDER_LOAD", "worn contacts are never explained"),
          blind("CABLE_INVALID", "a cable of unknown ampacity is charged through"),
          blind("PROXIMITY_LOST", "a plug half out, or a broken code, goes on charging"),
          blind("LOCK_NOT_SHUT", "the driver never learns that the lock is jammed"),
          blind("LOCK_LOST", "the plug can be pulled out under load"),
          blind("LOCK_NOT_OPEN", "a trapped cable is never told"),
          blind("LOCK_MOVED", "a bolt that wanders is never told"),
          blind("LOCK_ENERGY_LOW", "after a mains loss the cable stays trapped"),
          blind("CONTACTOR_WELDED", "a welded contactor is used again"),
          blind("CONTACTOR_NOT_CLOSED", "a contactor that does not close is driven for ever"),
          blind("CONTACTOR_DROPPED", "a contactor that lets go by itself is never told"),
          blind("CONTACTOR_KEY_STUCK", "a contactor that one key alone closes is trusted"),
          blind("POLE_WELDED", "one welded pole keeps the plug live"),
          blind("POLE_OPEN", "one missing pole loads the others, or breaks the neutral"),
          blind("FEEDBACK_DISAGREES", "a feedback that lies is believed"),
          blind("RESIDUAL_DC", "direct current to earth blinds the protection upstream"),
          blind("RESIDUAL_AC", "current flows through a person"),
          blind("RESIDUAL_LATCHED", "the contactor closes on a fault to earth again and again"),
          blind("RESIDUAL_TEST_FAILED", "a dead residual-current monitor is trusted"),
          blind("EARTH_LOST", "the vehicle body becomes live"),
          blind("EMERGENCY_STOP", "the emergency stop is an ornament"),
          blind("OVER_CURRENT", "a vehicle draws more than cable and fuse bear"),
          blind("MAINS_LOST", "a mains failure is never told"),
          blind("UNDER_VOLTAGE", "the charger pulls a weak grid down"),
          blind("OVER_VOLTAGE", "a lost neutral destroys the vehicle charger"),
          blind("MAINS_FREQUENCY", "the charger loads a grid in distress"),
          blind("OVER_TEMPERATURE", "contacts and housing burn"),
          blind("HEAT_SENSOR_FAILED", "heat is no longer seen"),
          blind("METER_SILENT", "energy flows that nobody measures"));

  private BlindPlants() {}

  private static PlantedFault blind(String fault, String hazard) {
    String id = "blind-to-" + fault.toLowerCase(Locale.ROOT).replace('_', '-');
    return new PlantedFault(id, hazard, "pilot.fault.FaultLatch.raise", Effect.ignores(fault));
  }
}
