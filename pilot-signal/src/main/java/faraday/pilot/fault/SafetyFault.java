package faraday.pilot.fault;

/**
 * Why a connector refuses to deliver, or what it has to tell. Each is raised once, with the
 * plateaus, the highest current and a number of its own as evidence, and stays until what it names
 * has happened.
 */
public enum SafetyFault {
  /** None. */
  NONE(0, Reaction.NOTICE, Clears.UNPLUGGING, false),

  // ---- the charger itself
  /** The boot self-test did not pass in time. Detail: the stage reached. */
  SELF_TEST_FAILED(1, Reaction.AT_ONCE, Clears.RESTART, true),
  /** A safety tick ended in an exception. Detail: how many so far. */
  TICK_ABORTED(2, Reaction.AT_ONCE, Clears.RESTART, true),
  /** A safety tick came too late, as after a stall. Detail: how late, in ms. */
  TICK_LATE(16, Reaction.NOTICE, Clears.RECOVERY, false),
  /** The clock of the loop leapt or went backwards. Detail: the step, in ms. */
  CLOCK_JUMPED(17, Reaction.AT_ONCE, Clears.UNPLUGGING, true),
  /** The service loop fell silent: nothing could be recorded. Detail: silence, in ms. */
  SERVICE_SILENT(18, Reaction.ORDERLY, Clears.RECOVERY, false),
  /** The independent guard opened what the machine wanted closed. Detail: mA offered. */
  GUARD_DISAGREED(15, Reaction.AT_ONCE, Clears.RESTART, true),

  // ---- pilot
  /** State E: the pilot is short to earth or its supply is lost. Detail: duty, in permille. */
  PILOT_SHORT(3, Reaction.AT_ONCE, Clears.UNPLUGGING, false),
  /** The low plateau is not −12 V although the signal runs: no diode. Detail: duty, in permille. */
  DIODE_MISSING(4, Reaction.AT_ONCE, Clears.UNPLUGGING, false),
  /**
   * The generator reports or shows something else than ordered. Detail: duty read back, permille.
   */
  PILOT_GENERATOR(5, Reaction.AT_ONCE, Clears.RESTART, true),
  /** The signal is not 1 kHz ± 0.5 %. Detail: measured, in mHz. */
  PILOT_FREQUENCY(19, Reaction.AT_ONCE, Clears.RESTART, true),
  /** The measured duty is not the ordered one ± 5 µs. Detail: measured, in ns. */
  PILOT_DUTY(20, Reaction.AT_ONCE, Clears.RESTART, true),
  /** The pilot converter delivers no samples. Detail: silence, in ms. */
  SAMPLER_SILENT(6, Reaction.AT_ONCE, Clears.RESTART, true),
  /** The vehicle asks for ventilation, and there is none. Detail: high plateau, in mV. */
  VENTILATION_MISSING(21, Reaction.NOTICE, Clears.UNPLUGGING, false),
  /** The vehicle ignored steady +12 V for 6 s and was cut off under load. Detail: how often. */
  OPENED_UNDER_LOAD(22, Reaction.NOTICE, Clears.UNPLUGGING, false),

  // ---- cable and lock
  /** A vehicle shows on the pilot, but no valid cable code. Detail: ohm. */
  CABLE_INVALID(7, Reaction.AT_ONCE, Clears.UNPLUGGING, false),
  /** The cable code vanished while the pilot still shows a vehicle. Detail: ohm. */
  PROXIMITY_LOST(8, Reaction.AT_ONCE, Clears.UNPLUGGING, false),
  /** The bolt did not reach its shut switch after all tries. Detail: tries. */
  LOCK_NOT_SHUT(9, Reaction.AT_ONCE, Clears.UNPLUGGING, false),
  /** The bolt left its shut switch while power was offered. Detail: mA offered. */
  LOCK_LOST(10, Reaction.AT_ONCE, Clears.UNPLUGGING, false),
  /** The bolt did not reach its open switch; it is tried again. Detail: tries. */
  LOCK_NOT_OPEN(11, Reaction.NOTICE, Clears.RECOVERY, false),
  /** The bolt left its open switch although nothing drove it. Detail: high plateau, in mV. */
  LOCK_MOVED(23, Reaction.NOTICE, Clears.RECOVERY, false),
  /** Not enough energy is stored to open the lock without mains. Detail: permille. */
  LOCK_ENERGY_LOW(24, Reaction.ORDERLY, Clears.RECOVERY, false),

  // ---- contactor
  /** The mirror shows closed although ordered open: welded or stuck. Detail: mA offered last. */
  CONTACTOR_WELDED(12, Reaction.AT_ONCE, Clears.RESTART, true),
  /** The mirror did not show closed in time. Detail: mA offered. */
  CONTACTOR_NOT_CLOSED(13, Reaction.AT_ONCE, Clears.UNPLUGGING, true),
  /** The mirror showed open while ordered closed. Detail: mA offered. */
  CONTACTOR_DROPPED(14, Reaction.AT_ONCE, Clears.UNPLUGGING, true),
  /** One of the contactor's two keys closed it alone. Detail: 1 the enable line, 2 the command. */
  CONTACTOR_KEY_STUCK(46, Reaction.AT_ONCE, Clears.RESTART, true),
  /** The mirror shows open, voltage stands behind the contactor. Detail: phases, as bits. */
  POLE_WELDED(25, Reaction.AT_ONCE, Clears.RESTART, true),
  /** The mirror shows closed, a phase has no voltage behind it. Detail: phases missing, as bits. */
  POLE_OPEN(26, Reaction.AT_ONCE, Clears.UNPLUGGING, true),
  /** The mirror and all voltages behind the contactor contradict each other. Detail: as bits. */
  FEEDBACK_DISAGREES(27, Reaction.AT_ONCE, Clears.RESTART, true),

  // ---- residual current, earth, emergency
  /** The 6 mA output tripped; closed again by the country's policy. Detail: tries so far. */
  RESIDUAL_DC(28, Reaction.AT_ONCE, Clears.RECOVERY, false),
  /** The alternating-current output tripped; closed again by the policy. Detail: tries so far. */
  RESIDUAL_AC(29, Reaction.AT_ONCE, Clears.RECOVERY, false),
  /** Tripped, and the policy allows no further try. Detail: tries so far. */
  RESIDUAL_LATCHED(30, Reaction.AT_ONCE, Clears.UNPLUGGING, false),
  /** The monitor did not answer its test as it must. Detail: stage of the test. */
  RESIDUAL_TEST_FAILED(31, Reaction.AT_ONCE, Clears.RESTART, true),
  /** Protective earth is lost. Detail: ms without earth. */
  EARTH_LOST(33, Reaction.AT_ONCE, Clears.RECOVERY, false),
  /** The emergency-stop loop is open. Detail: 0. */
  EMERGENCY_STOP(34, Reaction.AT_ONCE, Clears.UNPLUGGING, false),

  // ---- current, mains, heat, metering
  /** More current than offered, for longer than allowed. Detail: mA, highest phase. */
  OVER_CURRENT(35, Reaction.AT_ONCE, Clears.UNPLUGGING, false),
  /** The mains failed. Detail: lowest phase, in mV. */
  MAINS_LOST(36, Reaction.AT_ONCE, Clears.RECOVERY, false),
  /** A phase is below its limit. Detail: mV. */
  UNDER_VOLTAGE(37, Reaction.ORDERLY, Clears.RECOVERY, false),
  /** A phase is above its limit. Detail: mV. */
  OVER_VOLTAGE(38, Reaction.ORDERLY, Clears.RECOVERY, false),
  /** The mains frequency is outside its limits. Detail: mHz. */
  MAINS_FREQUENCY(39, Reaction.ORDERLY, Clears.RECOVERY, false),
  /** Hotter than where derating ends. Detail: m°C. */
  OVER_TEMPERATURE(40, Reaction.ORDERLY, Clears.RECOVERY, false),
  /** A temperature sensor does not answer; the current is held low. Detail: the sensor. */
  HEAT_SENSOR_FAILED(41, Reaction.NOTICE, Clears.RECOVERY, false),
  /** The meter delivers no readings. Detail: age of the last one, in ms. */
  METER_SILENT(42, Reaction.ORDERLY, Clears.RECOVERY, false);

  /** What a fault does to a charge. */
  public enum Reaction {
    /** Nothing: it is told and recorded. */
    NOTICE,
    /** Steady +12 V; the vehicle may ramp down, and is cut off after 6 s (seq 9, 10). */
    ORDERLY,
    /** The contactor opens at once. */
    AT_ONCE
  }

  /** What ends a fault. */
  public enum Clears {
    /** What it names is over and has stayed so for its time; a session waits meanwhile. */
    RECOVERY,
    /** The plug is pulled and the contactor is confirmed open; a session ends. */
    UNPLUGGING,
    /** Only a restart, with its self-test; a session ends. */
    RESTART
  }

  private final int code;
  private final Reaction reaction;
  private final Clears clears;
  private final boolean charger;

  SafetyFault(int code, Reaction reaction, Clears clears, boolean charger) {
    this.code = code;
    this.reaction = reaction;
    this.clears = clears;
    this.charger = charger;
  }

  /**
   * Its number in records (SPEC §5), laid down for ever; a new fault gets a new one. 32 and 43 … 47
   * belong to the service loop, which sees what this loop cannot.
   */
  public int code() {
    return code;
  }

  /** What this fault does to a charge. */
  public Reaction reaction() {
    return reaction;
  }

  /** What ends this fault. */
  public Clears clears() {
    return clears;
  }

  /** True when no charge goes on beside this fault. */
  public boolean stops() {
    return reaction != Reaction.NOTICE;
  }

  /** True when a session ends with this fault; false when it waits or does not mind. */
  public boolean endsSession() {
    return stops() && clears != Clears.RECOVERY;
  }

  /** True when the charger itself is at fault: the pilot then shows F; else steady +12 V. */
  public boolean ofCharger() {
    return charger;
  }
}
