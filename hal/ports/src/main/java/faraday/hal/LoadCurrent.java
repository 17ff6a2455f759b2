package faraday.hal;

/** The vehicle's current as the charger's meter last read it. Phases count from 0. */
public interface LoadCurrent {

  /** RMS current, in mA. */
  int currentMa(int phase);

  /** Monotonic time of the reading, or {@link Long#MIN_VALUE} before the first. */
  long readAtNanos();
}
