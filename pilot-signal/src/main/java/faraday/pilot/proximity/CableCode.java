package faraday.pilot.proximity;

/**
 * The current code of a type 2 cable (IEC 61851-1 Annex B): the resistor between PP and protective
 * earth in the plug. A resistance between two rows counts as the lower ampacity; outside the table
 * there is no valid cable.
 */
public final class CableCode {

  /** Answer for a resistance that is no cable's. */
  public static final int NO_CABLE_MA = 0;

  /** Smallest resistance of a valid cable, in ohm. */
  public static final int VALID_MIN_OHM = 60;

  /** Largest resistance of a valid cable, in ohm. */
  public static final int VALID_MAX_OHM = 4_500;

  /** 63 A three-phase, nominal 100 Ω. */
  private static final int CODE_63_A_MAX_OHM = 140;

  /** 32 A, nominal 220 Ω. */
  private static final int CODE_32_A_MAX_OHM = 308;

  /** 20 A, nominal 680 Ω. */
  private static final int CODE_20_A_MAX_OHM = 936;

  private CableCode() {}

  /**
   * The ampacity behind a resistance.
   *
   * @param resistanceOhm at least 0; {@code ProximitySense.OPEN_OHM} with nothing plugged
   * @return 13000, 20000, 32000 or 63000 mA, or {@link #NO_CABLE_MA}
   */
  public static int ampacityMa(int resistanceOhm) {
    if (resistanceOhm < VALID_MIN_OHM || resistanceOhm > VALID_MAX_OHM) {
      return NO_CABLE_MA;
    }
    if (resistanceOhm <= CODE_63_A_MAX_OHM) {
      return 63_000;
    }
    if (resistanceOhm <= CODE_32_A_MAX_OHM) {
      return 32_000;
    }
    return resistanceOhm <= CODE_20_A_MAX_OHM ? 20_000 : 13_000;
  }
}
