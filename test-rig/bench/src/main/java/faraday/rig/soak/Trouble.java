package faraday.rig.soak;

/**
 * Something that is or was not as it should be. Most troubles last until they are mended; some are
 * over as soon as they happen.
 */
enum Trouble {
  // ---- of one connector
  /** A resistor between pilot and earth. */
  LEAK,
  /** The pilot wire. */
  WIRE,
  /** The car's diode. */
  DIODE,
  /** The pilot's generator. */
  GENERATOR,
  /** The proximity contact. */
  PROXIMITY,
  /** A cable whose code is no cable's. */
  ODD_CABLE,
  /** The car's driver does not want to charge. */
  UNWILLING,
  /** Main contacts. */
  CONTACTS,
  /** The mirror contact. */
  MIRROR,
  /** The contactor's command line. */
  COMMAND_LINE,
  /** The contactor's feed line. */
  FEED_LINE,
  /** The chain before any software. */
  HARDWARE_CHAIN,
  /** The bolt's way. */
  BOLT_WAY,
  /** The lock's end switches. */
  LOCK_SWITCHES,
  /** The mains of this connector. */
  MAINS,
  /** The mains frequency. */
  FREQUENCY,
  /** Protective earth. */
  EARTH,
  /** The emergency-stop loop. */
  EMERGENCY,
  /** A residual current. */
  RESIDUAL,
  /** The residual-current monitor. */
  MONITOR,
  /** The air around the charger. */
  HEAT,
  /** Burnt contacts of the socket. */
  BURNT,
  /** A temperature sensor. */
  HEAT_SENSOR,
  /** The meter's register. */
  METER,
  /** The readings of the phase currents. */
  LOAD,
  /** One phase current is read too high. */
  LOAD_WRONG,
  /** One pole of the contactor. */
  POLE,
  /** The lock's capacitor. */
  STORE,
  /** The pilot's period or pulse. */
  SIGNAL,
  /** The pilot's timer capture. */
  CAPTURE,
  /** Taken out of use. */
  CLOSED_DOWN,
  /** The car does not do what the pilot says; it never learns. */
  MANNERS,
  /** The plug was moved. */
  PLUG_MOVED,
  /** Somebody moved the car's switch by force. */
  FORCED_S2,
  /** The bolt was moved by hand. */
  BOLT_FORCED,
  /** The lock's capacitor was emptied; it charges again. */
  STORE_LOW,
  /** The register leapt. */
  METER_LEAP,
  /** Staff did something. */
  STAFF,

  // ---- of the whole charger
  /** The mains of the whole site. */
  SITE,
  /** No supply. */
  SUPPLY,
  /** The process has ended. */
  PROCESS,
  /** The journal's flash. */
  FLASH,
  /** The process stood still for some seconds at most. */
  STALL,
  /** The service loop stood still for longer than it may. */
  SERVICE,
  /** The service loop stood still for less. */
  SERVICE_SLOW;

  /** True when it is of the whole charger and not of one connector. */
  boolean shared() {
    return compareTo(SITE) >= 0;
  }

  /** True when it is over as soon as it has happened. */
  boolean momentary() {
    return switch (this) {
      case PLUG_MOVED,
          FORCED_S2,
          BOLT_FORCED,
          STORE_LOW,
          METER_LEAP,
          STAFF,
          STALL,
          SERVICE,
          SERVICE_SLOW ->
          true;
      default -> false;
    };
  }
}
