package faraday.firmware.wire;

/** Ranges of SPEC §1 and the check that the charger's own values keep them. */
public final class Range {

  /** Largest number in what a phone or a server sends, and of most that the charger sends. */
  public static final long MAX_U32 = 0xFFFF_FFFFL;

  /** Largest number of all: registers, sequence numbers, costs. Any language holds it exactly. */
  public static final long MAX_U53 = (1L << 53) - 1;

  /** Largest ISO 4217 number. */
  public static final int MAX_CURRENCY = 999;

  /** Largest connector number. */
  public static final int MAX_CONNECTOR = 255;

  /** Minutes of a local day, as an upper end of opening hours. */
  public static final int MAX_MINUTE_OF_DAY = 1440;

  private Range() {}

  /**
   * Checks a value the charger itself made.
   *
   * @throws IllegalArgumentException outside {@code min} … {@code max}: a bug, not hostile input
   */
  public static void require(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(name + " " + value + " outside " + min + " to " + max);
    }
  }
}
