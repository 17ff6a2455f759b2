package faraday.rig.invariant;

/** What must hold at every step of every run. Each says what it demands and where that is from. */
public enum Invariant {
  /** Lock before closing (design §3). */
  CLOSES_LOCKED("main contacts close only with the bolt shut"),
  /** Table A.6 sequence 4: the vehicle asks for it. */
  CLOSES_READY("main contacts close only with S2 closed"),
  /** x2: a state seen at steady +12 V is no reason to close. */
  CLOSES_OFFERED("main contacts close only with the 1 kHz signal on"),
  /** TH-30: nothing is delivered that could not be billed. */
  CLOSES_RECORDED("main contacts close only with START durable on flash"),
  /** No plug, no mains. */
  CLOSES_PLUGGED("main contacts close only with the plug in"),
  /** A fault is owned by one place. */
  CLOSES_HEALTHY("main contacts close only without a latched fault"),
  /** Never two contactor edges less than 500 ms apart (practice). */
  CLOSES_RESTED("main contacts close only 500 ms after they opened"),
  /** One closing for one request. */
  CLOSES_ONCE("a closing needs a new signal or a new S2 edge since the last one"),
  /** Table A.6 sequence 8.1, 8.2; from when it shows, where a leak hides it at first. */
  OPENS_AFTER_S2("main contacts open within 100 ms after S2"),
  /** Table A.6 sequence 2.2. */
  OPENS_AFTER_UNPLUG("main contacts open within 100 ms after the plug was pulled"),
  /** Table A.6 sequence 2.2, as a broken pilot shows. */
  OPENS_AFTER_PILOT_LOSS("main contacts open within 100 ms after the pilot reads no vehicle"),
  /** Table A.6 sequence 10.2, with contactor and mirror. */
  OPENS_AFTER_WITHDRAWAL("main contacts open within 6.1 s after steady +12 V"),
  /** Table A.6 sequence 12. */
  OPENS_AFTER_F("main contacts open within 3 s after steady -12 V"),
  /**
   * Contacts open before unlock has no exception; a weld that a broken mirror hides in a black-out
   * is seen by nothing.
   */
  BOLT_HOLDS("the bolt stays shut while main contacts are closed"),
  /** Whoever forces the bolt does not get at live contacts. */
  OPENS_AFTER_FORCED_BOLT("main contacts open within 100 ms after the bolt was forced"),
  /** E19, TH-26. */
  UNLOCKS_RECORDED("no unlock without a durable end of the session"),
  /** Energy after the record would not be billed. */
  ENDS_OPEN("no end of a session on flash while main contacts are closed"),
  /** Table A.6 sequence 6. */
  DUTY_GAP("duty changes at least 5 s apart, but to steady levels"),
  /** min() of all limits. */
  DUTY_WITHIN_LIMITS("the duty never offers more than site, cable and order allow"),
  /** Only the charger leaves F. */
  F_LEFT_BY_CHARGER("state F ends only when the charger drives something else"),
  /** Raised once (E20). */
  FAULT_ONCE("a fault is journalled once an hour and start at most"),
  /** A meter counts upwards. */
  REGISTER_RISES("the energy register never falls"),
  /** SPEC §2: replies are kept and repeated, never sealed again (TH-1, TH-2). */
  SEALED_ONCE("no key and counter seals two texts, and no beacon serves two requests"),
  /** TH-17: who proves nothing writes nothing. */
  STRANGERS_WRITE_NOTHING("a tap that proves no right leaves no record"),
  /** Design §2: a monostable of 60 ms. */
  COIL_FED("the coil lets go within 60 ms after the last feed");

  private final String demand;

  Invariant(String demand) {
    this.demand = demand;
  }

  /** What it demands, for people. */
  public String demand() {
    return demand;
  }
}
