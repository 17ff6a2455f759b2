package faraday.hal;

/**
 * The control-pilot generator: a ±12 V source behind 1 kΩ, 1 kHz when it switches (IEC 61851-1
 * Annex A).
 */
public interface PilotOutput {

  /** Duty that means "steady +12 V", suffix x1: no power offered. */
  int STEADY_HIGH_PERMILLE = 1000;

  /** Duty that means "steady −12 V", state F: the charger is not available. */
  int STEADY_LOW_PERMILLE = 0;

  /**
   * Sets the share of the period at +12 V, effective at once.
   *
   * @param dutyPermille 0 (steady −12 V) … 1000 (steady +12 V)
   */
  void drive(int dutyPermille);

  /** The duty that the generator hardware reports, 0 … 1000. */
  int readBackPermille();
}
