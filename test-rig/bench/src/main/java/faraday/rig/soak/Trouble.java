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
  /** The mains. */
  MAINS,
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

  // ---- of the whole charger
  /** No supply. */
  SUPPLY,
  /** The process has ended. */
  PROCESS,
  /** The journal's flash. */
  FLASH,
  /** The process stood still for some seconds at most. */
  STALL,
  /** The service loop stood still for some seconds. */
  SERVICE;

  /** True when it is of the whole charger and not of one connector. */
  boolean shared() {
    return compareTo(SUPPLY) >= 0;
  }

  /** True when it is over as soon as it has happened. */
  boolean momentary() {
    return switch (this) {
      case PLUG_MOVED, FORCED_S2, BOLT_FORCED, STALL, SERVICE -> true;
      default -> false;
    };
  }
}
