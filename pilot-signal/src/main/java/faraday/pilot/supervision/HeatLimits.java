package faraday.pilot.supervision;

/**
 * Derating by temperature: down at once, up one step at a time. Thresholds are OpenEVSE's practice
 * for the air of the enclosure; the times and the current without a sensor are chosen.
 *
 * @param enclosure thresholds of the air inside
 * @param contacts thresholds of the socket's contacts
 * @param restoreMs how long it must be cool before each step up
 * @param standMs how long a threshold must be passed, or a sensor be silent: one reading is none
 * @param sensorLostMa limit while a sensor does not answer
 * @param sensorBackMs how long it must answer before that is over
 */
public record HeatLimits(
    Thresholds enclosure,
    Thresholds contacts,
    int restoreMs,
    int standMs,
    int sensorLostMa,
    int sensorBackMs) {

  /** Coldest reading that is one, in m°C: colder means a broken sensor. */
  static final int PLAUSIBLE_MIN_MILLI_C = -50_000;

  /** Hottest reading that is one. */
  static final int PLAUSIBLE_MAX_MILLI_C = 150_000;

  /**
   * Temperatures of one point, in m°C.
   *
   * @param half from here on half the current
   * @param minimum from here on 6 A
   * @param stop from here on nothing
   * @param restore below this it is cool
   */
  public record Thresholds(int half, int minimum, int stop, int restore) {

    /** Refuses thresholds out of order: they would make the current swing. */
    public Thresholds {
      if (restore >= half || half >= minimum || minimum >= stop) {
        throw new IllegalArgumentException(restore + " < " + half + " < " + minimum + " < " + stop);
      }
    }

    /** 65, 68, 71 °C, and below 62 °C. */
    public static Thresholds standard() {
      return new Thresholds(65_000, 68_000, 71_000, 62_000);
    }
  }
}
