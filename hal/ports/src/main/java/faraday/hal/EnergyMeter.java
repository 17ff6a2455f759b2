package faraday.hal;

/**
 * The meter inside the charger (C8). The register only rises and survives power loss. Values are
 * those of the last completed reading; {@link #readAtNanos()} tells its age.
 */
public interface EnergyMeter {

  /** Cumulative active energy delivered since manufacture, in mWh. */
  long registerMwh();

  /** RMS current of the phase with the highest current, in mA. */
  int maxCurrentMa();

  /** Active power over all phases, in W. */
  int powerW();

  /** Lowest phase-to-neutral voltage, in mV. */
  int minVoltageMv();

  /** Monotonic time of the reading, or {@link Long#MIN_VALUE} before the first. */
  long readAtNanos();
}
