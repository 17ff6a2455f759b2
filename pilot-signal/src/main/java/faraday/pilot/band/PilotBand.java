package faraday.pilot.band;

/**
 * The voltage bands of the pilot's high plateau and the zones between them.
 *
 * <p>A plateau in a zone between two bands keeps the band it comes from when that is one of the
 * two. Coming from elsewhere it counts as the one that gives less power or keeps the plug: between
 * A and B as B, between B and C as B, between C and D as D, between D and E as E. Below +1 V
 * everything down to −11 V is E: no healthy pilot reads there.
 */
public enum PilotBand {
  /** Above 11 V: no vehicle. */
  A,
  /** 8 … 10 V: vehicle connected. */
  B,
  /** 5 … 7 V: vehicle ready. */
  C,
  /** 2 … 4 V: vehicle ready, wants ventilation. */
  D,
  /** −11 … +1 V: short, or supply lost. */
  E,
  /** Below −11 V: the charger drives steady −12 V. */
  F;

  private static final int A_MIN_MV = 11_000;
  private static final int B_MAX_MV = 10_000;
  private static final int B_MIN_MV = 8_000;
  private static final int C_MAX_MV = 7_000;
  private static final int C_MIN_MV = 5_000;
  private static final int D_MAX_MV = 4_000;
  private static final int D_MIN_MV = 2_000;
  private static final int E_MAX_MV = 1_000;
  private static final int F_MAX_MV = -11_000;

  /** True when the vehicle asks for energy. */
  public boolean ready() {
    return this == C || this == D;
  }

  /**
   * The band of a plateau.
   *
   * @param highMv high plateau in mV
   * @param from the band that held so far; decides in the zones between bands
   */
  public static PilotBand of(int highMv, PilotBand from) {
    if (highMv >= B_MIN_MV) {
      return upper(highMv, from);
    }
    if (highMv >= D_MIN_MV) {
      return middle(highMv, from);
    }
    if (highMv > E_MAX_MV) {
      return from == D ? D : E;
    }
    return highMv < F_MAX_MV ? F : E;
  }

  private static PilotBand upper(int highMv, PilotBand from) {
    if (highMv > A_MIN_MV) {
      return A;
    }
    return highMv > B_MAX_MV && from == A ? A : B;
  }

  private static PilotBand middle(int highMv, PilotBand from) {
    if (highMv > C_MAX_MV) {
      return from == C ? C : B;
    }
    if (highMv >= C_MIN_MV) {
      return C;
    }
    return highMv > D_MAX_MV && from == C ? C : D;
  }
}
