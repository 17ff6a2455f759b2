package faraday.firmware.wire;

/**
 * Opening hours in minutes of the local day; {@code closes} before {@code opens} runs over
 * midnight.
 *
 * @param opensAtMinute 0 … 1440
 * @param closesAtMinute 0 … 1440
 */
public record Hours(int opensAtMinute, int closesAtMinute) {

  /** Open day and night. */
  public static final Hours ALWAYS = new Hours(0, Range.MAX_MINUTE_OF_DAY);

  public Hours {
    Range.require("opensAtMinute", opensAtMinute, 0, Range.MAX_MINUTE_OF_DAY);
    Range.require("closesAtMinute", closesAtMinute, 0, Range.MAX_MINUTE_OF_DAY);
  }

  /** Whether it is open in this minute of the local day, 0 … 1439. */
  public boolean openAt(int minute) {
    return opensAtMinute <= closesAtMinute
        ? minute >= opensAtMinute && minute < closesAtMinute
        : minute >= opensAtMinute || minute < closesAtMinute;
  }
}
