package faraday.rig.car;

import java.util.Optional;

/**
 * Everything by which one car differs from another: a number with its unit in the name, or a flag.
 * Scenario files override traits by {@link #key()}. Values marked [U] in the reference stay here,
 * as defaults.
 */
public enum CarTrait {

  // ---- onboard charger
  /** Phases it charges with. */
  PHASES("phases", 3, 1, 3),
  /** Share of L1's current that flows on L2 and L3. */
  OTHER_PHASES_PERMILLE("otherPhasesPermille", 1000, 0, 1000),
  /** Per phase. */
  MAX_CURRENT_MA("maxCurrentMa", 16_000, 0, 80_000),
  /** Below this limit it does not charge: 6 A, some cars 8 A. */
  MIN_CURRENT_MA("minCurrentMa", 6_000, 0, 80_000),
  /** Draws so much more than the pilot allows; a Zoe 80. */
  OVERDRAW_PERMILLE("overdrawPermille", 0, 0, 1000),
  /** How fast its current rises; 1000 … 3000 is usual. */
  RAMP_UP_MA_PER_S("rampUpMaPerS", 8_000, 1, 1_000_000),
  /** How fast it falls. */
  RAMP_DOWN_MA_PER_S("rampDownMaPerS", 8_000, 1, 1_000_000),
  /** Lower limit seen to the current beginning to fall; at most 5 s is allowed. */
  FOLLOW_MS("followMs", 0, 0, 60_000),
  /** Residual current of the inrush, 100 µs long. */
  INRUSH_RESIDUAL_MA("inrushResidualMa", 300, 0, 10_000),
  /** Residual current when contacts part while the input filter still discharges. */
  FILTER_RESIDUAL_MA("filterResidualMa", 0, 0, 10_000),
  /** How long the filter discharges after S2 has opened. */
  FILTER_DISCHARGE_MS("filterDischargeMs", 200, 1, 10_000),

  // ---- battery
  /** Usable capacity. */
  BATTERY_WH("batteryWh", 60_000, 1, 10_000_000),
  /** State of charge on arrival. */
  START_PERMILLE("startPermille", 200, 0, 1000),
  /** From here the current falls towards the end current. */
  TAPER_FROM_PERMILLE("taperFromPermille", 950, 0, 999),
  /** What it still draws when it is full. */
  END_CURRENT_MA("endCurrentMa", 1_500, 1, 80_000),
  /** Full to wanting more; 0 for never. */
  TOP_UP_AFTER_S("topUpAfterS", 0, 0, 86_400),
  /** How much more. */
  TOP_UP_WH("topUpWh", 300, 1, 1_000_000),
  /** Full to heating the cabin from the mains; 0 for never. */
  PRECONDITION_AFTER_S("preconditionAfterS", 0, 0, 86_400),
  /** How long it heats. */
  PRECONDITION_S("preconditionS", 600, 1, 86_400),
  /** What it draws per phase meanwhile. */
  PRECONDITION_MA("preconditionMa", 6_000, 1, 80_000),

  // ---- reactions
  /** Signal seen to S2 closed. */
  S2_CLOSE_MS("s2CloseMs", 1_000, 0, 600_000),
  /** Steady +12 V seen to S2 open, once the current is below 1 A. */
  S2_OPEN_MS("s2OpenMs", 1_500, 0, 600_000),
  /** Mains seen to the first current. */
  START_MS("startMs", 1_500, 0, 600_000),
  /** Every reaction comes so much earlier or later, drawn anew each time. */
  JITTER_PERMILLE("jitterPermille", 0, 0, 900),

  // ---- sleep
  /** Arrives asleep. */
  ASLEEP("asleep", 0, 0, 1),
  /** Asleep, it wakes so long after a signal came; 0 for never. */
  WAKES_AFTER_MS("wakesAfterMs", 0, 0, 3_600_000),
  /** Asleep, it wakes when the pilot was away, or at −12 V, for so long; 0 for never. */
  WAKES_ON_CUT_MS("wakesOnCutMs", 0, 0, 600_000),
  /** Falls asleep when no signal came for so long; 0 for never. */
  SLEEPS_AFTER_S("sleepsAfterS", 0, 0, 86_400),

  // ---- manners
  /** Has no S2: shows C as soon as it is plugged. */
  SIMPLIFIED("simplified", 0, 0, 1),
  /** Asks for ventilation: D instead of C. */
  WANTS_VENTILATION("wantsVentilation", 0, 0, 1),
  /** Keeps charging on steady +12 V and never opens S2. */
  IGNORES_WITHDRAWAL("ignoresWithdrawal", 0, 0, 1),
  /** Opens S2 whatever current flows. */
  OPENS_UNDER_LOAD("opensUnderLoad", 0, 0, 1),
  /** After −12 V it does nothing more until it is unplugged. */
  LATCHES_OFF_ON_F("latchesOffOnF", 0, 0, 1),

  // ---- glitches
  /** A change of duty to a moment of B. */
  DUTY_GLITCH_AFTER_MS("dutyGlitchAfterMs", 500, 0, 60_000),
  /** Length of that moment; 0 for none. */
  DUTY_GLITCH_MS("dutyGlitchMs", 0, 0, 10_000),
  /** Shows C for so long as soon as a signal comes, then B, then C in its time; 0 for not. */
  EARLY_READY_MS("earlyReadyMs", 0, 0, 10_000),
  /** Tries B → C → shorted diode → B so often before it charges. */
  DIODE_TRIES("diodeTries", 0, 0, 20),
  /** Length of C in one try. */
  DIODE_TRY_READY_MS("diodeTryReadyMs", 200, 1, 10_000),
  /** Length of the shorted diode in one try. */
  DIODE_TRY_FAULT_MS("diodeTryFaultMs", 60, 1, 10_000),
  /** When S2 opens it shows A for so long, then B; 0 for not. */
  OPENING_BOUNCE_MS("openingBounceMs", 0, 0, 1_000),
  /** Pulses of C by which it asks for power while none is offered (sequence 11). */
  WAKE_PULSES("wakePulses", 0, 0, 3),
  /** Length of a pulse, 200 … 400 ms; the next begins 700 ms later. */
  WAKE_PULSE_MS("wakePulseMs", 300, 1, 1_000),
  /** Steady +12 V seen to the first pulse. */
  WAKE_PULSE_AFTER_MS("wakePulseAfterMs", 5_000, 1, 600_000);

  private final String key;
  private final int standard;
  private final int least;
  private final int most;

  CarTrait(String key, int standard, int least, int most) {
    this.key = key;
    this.standard = standard;
    this.least = least;
    this.most = most;
  }

  /** The trait of this key. */
  public static Optional<CarTrait> named(String key) {
    for (CarTrait trait : values()) {
      if (trait.key.equals(key)) {
        return Optional.of(trait);
      }
    }
    return Optional.empty();
  }

  /** Its name in files, with the unit. */
  public String key() {
    return key;
  }

  /** The value of the standard car. */
  public int standard() {
    return standard;
  }

  /** The least value allowed. */
  public int least() {
    return least;
  }

  /** The greatest value allowed. */
  public int most() {
    return most;
  }

  /** True for a yes or no. */
  public boolean flag() {
    return least == 0 && most == 1;
  }
}
