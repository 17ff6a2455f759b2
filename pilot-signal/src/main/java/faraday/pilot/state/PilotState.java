package faraday.pilot.state;

/**
 * The control-pilot states of IEC 61851-1 Annex A. The letter is what the vehicle shows, the digit
 * what the charger drives: 1 is steady +12 V (no power offered), 2 is the 1 kHz signal (power
 * offered).
 *
 * <p>A2 is not held: whoever unplugs from a state with the signal on goes to {@link #A1} in the
 * same step.
 */
public enum PilotState {
  /** +12 V driven, nothing read yet: after power-on, and for a moment after leaving {@link #F}. */
  START(false, false, false),
  /** No vehicle. */
  A1(false, false, false),
  /** Vehicle connected, no power offered: waiting for acceptance, lock or energy. */
  B1(true, false, false),
  /** Power offered, vehicle not ready. */
  B2(true, false, true),
  /** Vehicle ready, no power offered: stopping, or a vehicle without S2 before the offer. */
  C1(true, true, false),
  /** Vehicle ready and power offered: the contactor may close. */
  C2(true, true, true),
  /** As {@link #C1}, and the vehicle wants ventilation. */
  D1(true, true, false),
  /** As {@link #C2}, and the vehicle wants ventilation. */
  D2(true, true, true),
  /** Pilot short to earth, or its supply lost. */
  E(false, false, false),
  /** Steady −12 V: the charger is not available. Only the charger leaves it. */
  F(false, false, false);

  private final boolean connected;
  private final boolean ready;
  private final boolean offering;

  PilotState(boolean connected, boolean ready, boolean offering) {
    this.connected = connected;
    this.ready = ready;
    this.offering = offering;
  }

  /** True when the pilot shows a vehicle. In {@link #E} and {@link #F} the pilot cannot tell. */
  public boolean connected() {
    return connected;
  }

  /** True when the vehicle asks for energy (C or D). */
  public boolean ready() {
    return ready;
  }

  /** True when the 1 kHz signal is driven (suffix 2). */
  public boolean offering() {
    return offering;
  }

  /** True for D1 and D2. */
  public boolean ventilation() {
    return this == D1 || this == D2;
  }
}
