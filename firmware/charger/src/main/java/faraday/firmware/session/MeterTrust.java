package faraday.firmware.session;

/**
 * What is believed of a meter. The defaults are ours.
 *
 * @param slackMwh a register may step by so much at once, whatever flows: the meter's resolution
 * @param marginPercent it may rise so much faster than the site's limit at nominal voltage
 * @param frozenAfterMwh it may stand still while so much must have flowed
 */
public record MeterTrust(long slackMwh, int marginPercent, long frozenAfterMwh) {

  /** Refuses what would call every meter a liar. */
  public MeterTrust {
    if (slackMwh < 1 || marginPercent < 0 || frozenAfterMwh <= slackMwh) {
      throw new IllegalArgumentException("limits of the meter out of range");
    }
  }

  /** Steps of 20 Wh (a meter that counts in 0.01 kWh, twice), 25 %, still for 50 Wh. */
  public static MeterTrust standard() {
    return new MeterTrust(20_000, 25, 50_000);
  }
}
