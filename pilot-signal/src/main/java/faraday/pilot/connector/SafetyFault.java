package faraday.pilot.connector;

/**
 * Why a connector refuses to deliver. Every fault opens the contactor at once and stays until what
 * it names has happened.
 */
public enum SafetyFault {
  /** None. */
  NONE(Clears.UNPLUGGING, false),
  /** The boot self-test did not pass in time. Detail: the stage reached. */
  SELF_TEST_FAILED(Clears.RESTART, true),
  /** A safety tick ended in an exception. Detail: how many so far. */
  TICK_ABORTED(Clears.RESTART, true),
  /** State E: the pilot is short to earth or its supply is lost. Detail: duty, in permille. */
  PILOT_SHORT(Clears.UNPLUGGING, false),
  /** The low plateau is not −12 V although the signal runs: no diode. Detail: duty, in permille. */
  DIODE_MISSING(Clears.UNPLUGGING, false),
  /**
   * The generator reports or shows something else than ordered. Detail: duty read back, permille.
   */
  PILOT_GENERATOR(Clears.RESTART, true),
  /** The pilot converter delivers no samples. Detail: silence, in ms. */
  SAMPLER_SILENT(Clears.RESTART, true),
  /** A vehicle shows on the pilot, but no valid cable code. Detail: ohm. */
  CABLE_INVALID(Clears.UNPLUGGING, false),
  /** The cable code vanished while the pilot still shows a vehicle. Detail: ohm. */
  PROXIMITY_LOST(Clears.UNPLUGGING, false),
  /** The bolt did not reach its shut switch after all tries. Detail: tries. */
  LOCK_NOT_SHUT(Clears.UNPLUGGING, false),
  /** The bolt left its shut switch while power was offered. Detail: mA offered. */
  LOCK_LOST(Clears.UNPLUGGING, false),
  /** The bolt did not reach its open switch; it is tried again. Detail: tries. */
  LOCK_NOT_OPEN(Clears.UNPLUGGING, false),
  /** The mirror shows closed although ordered open: welded or stuck. Detail: mA offered last. */
  CONTACTOR_WELDED(Clears.RESTART, true),
  /** The mirror did not show closed in time. Detail: mA offered. */
  CONTACTOR_NOT_CLOSED(Clears.UNPLUGGING, true),
  /** The mirror showed open while ordered closed. Detail: mA offered. */
  CONTACTOR_DROPPED(Clears.UNPLUGGING, true),
  /** The independent guard opened what the machine wanted closed. Detail: mA offered. */
  GUARD_DISAGREED(Clears.RESTART, true);

  /** What ends a fault. */
  public enum Clears {
    /** The plug is pulled and the contactor is confirmed open. */
    UNPLUGGING,
    /** Only a restart, with its self-test. */
    RESTART
  }

  private final Clears clears;
  private final boolean charger;

  SafetyFault(Clears clears, boolean charger) {
    this.clears = clears;
    this.charger = charger;
  }

  /** What ends this fault. */
  public Clears clears() {
    return clears;
  }

  /** True when the charger itself is at fault: the pilot then shows F; else steady +12 V. */
  public boolean ofCharger() {
    return charger;
  }
}
