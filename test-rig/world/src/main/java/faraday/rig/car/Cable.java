package faraday.rig.car;

/**
 * A type 2 cable.
 *
 * @param codeOhm coding resistor in its plug, between PP and earth
 * @param ampacityMa what its copper carries, in mA
 */
public record Cable(int codeOhm, int ampacityMa) {

  /** Refuses a negative resistance or ampacity. */
  public Cable {
    if (codeOhm < 0 || ampacityMa < 0) {
      throw new IllegalArgumentException("impossible cable");
    }
  }

  /** 1500 Ω. */
  public static Cable of13A() {
    return new Cable(1500, 13_000);
  }

  /** 680 Ω. */
  public static Cable of20A() {
    return new Cable(680, 20_000);
  }

  /** 220 Ω. */
  public static Cable of32A() {
    return new Cable(220, 32_000);
  }

  /** 100 Ω. */
  public static Cable of63A() {
    return new Cable(100, 63_000);
  }
}
