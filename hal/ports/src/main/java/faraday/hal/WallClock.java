package faraday.hal;

/** A battery-backed real-time clock chip. It is evidence of UTC, not authority over it. */
public interface WallClock {

  /** Seconds since 1970-01-01T00:00:00Z as the chip counts them, 0 … 2³²−1. */
  long epochSeconds();

  /** The oscillator-stop flag: true when the chip lost power or was never set since. */
  boolean oscillatorStopped();

  /** Sets the chip and clears the oscillator-stop flag. */
  void set(long epochSeconds);
}
