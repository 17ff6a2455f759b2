package faraday.hal;

/**
 * What a timer capture behind a comparator on the pilot contact measures of the 1 kHz signal: the
 * generator's true work, whatever it reports. Used by the safety loop only.
 */
public interface PilotCapture {

  /**
   * Mean period over at least the last 100 periods, in ns, nominally 1 000 000; 0 while nothing
   * switches.
   */
  int periodNanos();

  /** Mean time above the comparator's threshold in one period, in ns; 0 while nothing switches. */
  int highNanos();
}
