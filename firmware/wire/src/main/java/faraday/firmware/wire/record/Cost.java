package faraday.firmware.wire.record;

import faraday.firmware.wire.Range;
import faraday.firmware.wire.Tariff;

/** What a session costs (SPEC §5, key 19; E22). */
public final class Cost {

  private static final long MWH_PER_KWH = 1_000_000;
  private static final long S_PER_HOUR = 3_600;

  /** Least common multiple of the two divisors above. */
  private static final long PARTS = 9_000_000;

  private Cost() {}

  /**
   * Energy and time, added exactly and rounded half up once, in minor units. No session comes near
   * 2⁵³−1, the largest a record can say; beyond it the answer stays there.
   *
   * @param energyMwh 0 … 2⁵³−1
   * @param durationS 0 … 2³²−1
   * @throws IllegalArgumentException outside these ranges
   */
  public static long minorUnits(long energyMwh, long durationS, Tariff tariff) {
    Range.require("energyMwh", energyMwh, 0, Range.MAX_U53);
    Range.require("durationS", durationS, 0, Range.MAX_U32);
    long perKwh = tariff.pricePerKwhMinor();
    long perHour = tariff.pricePerHourMinor();
    long kwh = energyMwh / MWH_PER_KWH;
    if (Math.multiplyHigh(kwh, perKwh) != 0 || kwh * perKwh < 0) {
      return Range.MAX_U53;
    }
    long whole = Math.min(kwh * perKwh, Range.MAX_U53) + durationS / S_PER_HOUR * perHour;
    long parts =
        energyMwh % MWH_PER_KWH * perKwh * (PARTS / MWH_PER_KWH)
            + durationS % S_PER_HOUR * perHour * (PARTS / S_PER_HOUR);
    return Math.min(whole + (parts + PARTS / 2) / PARTS, Range.MAX_U53);
  }
}
