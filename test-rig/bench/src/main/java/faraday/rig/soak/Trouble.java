package faraday.rig.soak;

/** Something that can be broken, missing or in the way; each can be mended. */
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
  /** Somebody moved the car's switch by force. */
  FORCED_S2,
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
  /** The bolt was moved by hand. */
  BOLT_FORCED,
  /** The mains. */
  MAINS,
  /** Taken out of use. */
  CLOSED_DOWN,
  /** The offer was withdrawn from outside the session. */
  WITHDRAWN,

  // ---- of the whole charger
  /** No supply. */
  SUPPLY,
  /** The process has ended. */
  PROCESS,
  /** The process stands still, or did so a moment ago. */
  STALL,
  /** The service loop stands still. */
  SERVICE,
  /** The journal's flash. */
  FLASH;

  /** True when it is of the whole charger and not of one connector. */
  boolean shared() {
    return compareTo(SUPPLY) >= 0;
  }
}
