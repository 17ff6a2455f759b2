package faraday.rig.circuit;

/**
 * The charger's half of the pilot circuit.
 *
 * @param sourceHighV source while high, nominally +12 V (11.4 … 12.6)
 * @param sourceLowV source while low, nominally −12 V
 * @param r1Ohm source resistor, nominally 1 kΩ (970 … 1030)
 * @param capacitanceNf the charger's own capacitance, 0.3 … 1.6 nF
 */
public record CpParts(double sourceHighV, double sourceLowV, double r1Ohm, double capacitanceNf) {

  /** Refuses parts that are no pilot source. */
  public CpParts {
    if (!(sourceHighV > 0 && sourceLowV < 0 && r1Ohm > 0 && capacitanceNf > 0)) {
      throw new IllegalArgumentException("impossible pilot source");
    }
  }

  /** ±12 V behind 1 kΩ, 1 nF. */
  public static CpParts nominal() {
    return new CpParts(12, -12, 1000, 1);
  }
}
