package faraday.rig.car;

import faraday.rig.circuit.CpCircuit;

/** What a car makes of the duty at its inlet, by the published table and by nobody else's code. */
final class PilotReading {

  /** Answer of {@link #allowedMa} for "no charging". */
  static final int NOTHING_MA = 0;

  private PilotReading() {}

  /**
   * The current it may draw per phase.
   *
   * @param seenPermille duty at the inlet, or {@link CpCircuit#NO_PILOT}
   */
  static int allowedMa(int seenPermille) {
    if (seenPermille < 80 || seenPermille > 970) {
      return NOTHING_MA;
    }
    if (seenPermille < 100) {
      return 6_000;
    }
    if (seenPermille <= 850) {
      return seenPermille * 60;
    }
    return seenPermille <= 960 ? (seenPermille - 640) * 250 : 80_000;
  }
}
