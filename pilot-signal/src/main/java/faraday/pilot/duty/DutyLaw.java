package faraday.pilot.duty;

import faraday.hal.PilotOutput;

/**
 * The law between the pilot's duty cycle and the current offered, both ways (IEC 61851-1 Annex A,
 * SAE J1772), at the generator's resolution of 0.1 %.
 *
 * <p>It never over-promises: for every current, {@code limitMaOf(permilleFor(i)) <= i}. Quantising
 * rounds down, and the gap between the two laws (above 51 A up to 52.5 A) is sent as 85.0 %,
 * because the second law would give less than 85 % there, which a vehicle reads by the first one.
 */
public final class DutyLaw {

  /** Smallest current that can be offered, in mA. Less is no offer: steady +12 V, never 10 %. */
  public static final int LIMIT_MIN_MA = 6_000;

  /** Largest current that can be offered, in mA; larger limits are sent as this one. */
  public static final int LIMIT_MAX_MA = 80_000;

  private static final int FIRST_LAW_MAX_MA = 51_000;
  private static final int FIRST_LAW_MA_PER_PERMILLE = 60;
  private static final int FIRST_LAW_MIN_PERMILLE = 100;
  private static final int FIRST_LAW_MAX_PERMILLE = 850;
  private static final int SECOND_LAW_MIN_MA = 52_500;
  private static final int SECOND_LAW_MA_PER_PERMILLE = 250;
  private static final int SECOND_LAW_OFFSET_MA = 160_000;
  private static final int SECOND_LAW_MAX_PERMILLE = 960;
  private static final int DIGITAL_MIN_PERMILLE = 30;
  private static final int DIGITAL_MAX_PERMILLE = 70;
  private static final int CURRENT_MIN_PERMILLE = 80;
  private static final int CURRENT_MAX_PERMILLE = 970;

  private DutyLaw() {}

  /**
   * The duty to drive for a limit.
   *
   * @param limitMa any limit in mA
   * @return 100 … 960 permille, or {@link PilotOutput#STEADY_HIGH_PERMILLE} below 6 A
   */
  public static int permilleFor(int limitMa) {
    if (limitMa < LIMIT_MIN_MA) {
      return PilotOutput.STEADY_HIGH_PERMILLE;
    }
    if (limitMa <= FIRST_LAW_MAX_MA) {
      return limitMa / FIRST_LAW_MA_PER_PERMILLE;
    }
    if (limitMa < SECOND_LAW_MIN_MA) {
      return FIRST_LAW_MAX_PERMILLE;
    }
    int cappedMa = Math.min(limitMa, LIMIT_MAX_MA);
    return (cappedMa + SECOND_LAW_OFFSET_MA) / SECOND_LAW_MA_PER_PERMILLE;
  }

  /** What a vehicle reads from a duty of 0 … 1000 permille. */
  public static DutyMeaning meaningOf(int dutyPermille) {
    if (dutyPermille >= DIGITAL_MIN_PERMILLE && dutyPermille <= DIGITAL_MAX_PERMILLE) {
      return DutyMeaning.DIGITAL;
    }
    return dutyPermille >= CURRENT_MIN_PERMILLE && dutyPermille <= CURRENT_MAX_PERMILLE
        ? DutyMeaning.CURRENT
        : DutyMeaning.NO_CHARGING;
  }

  /**
   * The current a vehicle may draw at a duty. Exactly 85.0 % is read by the first law.
   *
   * @param dutyPermille 0 … 1000
   * @return mA, 0 unless {@link #meaningOf} is {@link DutyMeaning#CURRENT}
   */
  public static int limitMaOf(int dutyPermille) {
    if (meaningOf(dutyPermille) != DutyMeaning.CURRENT) {
      return 0;
    }
    if (dutyPermille <= FIRST_LAW_MIN_PERMILLE) {
      return LIMIT_MIN_MA;
    }
    if (dutyPermille <= FIRST_LAW_MAX_PERMILLE) {
      return dutyPermille * FIRST_LAW_MA_PER_PERMILLE;
    }
    int cappedPermille = Math.min(dutyPermille, SECOND_LAW_MAX_PERMILLE);
    return cappedPermille * SECOND_LAW_MA_PER_PERMILLE - SECOND_LAW_OFFSET_MA;
  }
}
