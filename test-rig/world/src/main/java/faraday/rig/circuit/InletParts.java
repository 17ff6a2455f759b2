package faraday.rig.circuit;

/**
 * The vehicle's half of the pilot circuit.
 *
 * @param r2Ohm always connected behind the diode, nominally 2.74 kΩ
 * @param r3ReadyOhm added by S2, nominally 1.3 kΩ
 * @param r3VentilationOhm added by S2 when ventilation is asked for, nominally 270 Ω
 * @param diodeV knee of the diode, 0.55 … 0.85 V
 * @param capacitanceNf of the cable and the vehicle together, up to 3.9 nF
 */
public record InletParts(
    double r2Ohm, double r3ReadyOhm, double r3VentilationOhm, double diodeV, double capacitanceNf) {

  /** Refuses parts that are no inlet. */
  public InletParts {
    boolean resistors = r2Ohm > 0 && r3ReadyOhm > 0 && r3VentilationOhm > 0;
    if (!(resistors && diodeV >= 0 && capacitanceNf >= 0)) {
      throw new IllegalArgumentException("impossible inlet");
    }
  }

  /** 2.74 kΩ, 1.3 kΩ, 270 Ω, 0.7 V, 2 nF. */
  public static InletParts nominal() {
    return new InletParts(2740, 1300, 270, 0.7, 2);
  }

  /**
   * The same inlet with every resistor and the diode at one corner of its tolerance.
   *
   * @param high true for resistors +3 % and 0.85 V, false for −3 % and 0.55 V
   */
  public static InletParts corner(boolean high) {
    double factor = high ? 1.03 : 0.97;
    return new InletParts(2740 * factor, 1300 * factor, 270 * factor, high ? 0.85 : 0.55, 2);
  }

  double loadOhm(S2 s2) {
    return switch (s2) {
      case OPEN -> r2Ohm;
      case READY -> parallel(r2Ohm, r3ReadyOhm);
      case VENTILATION -> parallel(r2Ohm, r3VentilationOhm);
    };
  }

  private static double parallel(double aOhm, double bOhm) {
    return aOhm * bOhm / (aOhm + bOhm);
  }
}
