package faraday.rig.car;

/**
 * What kind of car it is.
 *
 * @param phases 1 or 3
 * @param maxCurrentMa per phase, of its onboard charger
 * @param minCurrentMa below this limit it does not charge (6 A; some need 8)
 * @param batteryWh usable capacity
 * @param startPermille state of charge on arrival, 0 … 1000
 * @param timing how fast it is
 * @param manners how well it behaves
 */
public record CarModel(
    int phases,
    int maxCurrentMa,
    int minCurrentMa,
    int batteryWh,
    int startPermille,
    Timing timing,
    Manners manners) {

  /**
   * How fast a car is.
   *
   * @param s2CloseMs signal seen to S2 closed
   * @param startMs mains seen to the first current
   * @param rampMaPerS how fast its current changes, up and down
   * @param s2OpenMs steady +12 V seen to S2 open
   */
  public record Timing(int s2CloseMs, int startMs, int rampMaPerS, int s2OpenMs) {

    /** Refuses negative times and a current that never moves. */
    public Timing {
      if (s2CloseMs < 0 || startMs < 0 || rampMaPerS < 1 || s2OpenMs < 0) {
        throw new IllegalArgumentException("impossible car timing");
      }
    }

    /** 1 s, 1.5 s, 8 A/s, 1.5 s. */
    public static Timing standard() {
      return new Timing(1_000, 1_500, 8_000, 1_500);
    }
  }

  /** How well a car behaves. */
  public enum Manners {
    /** Does what the pilot says. */
    GOOD,
    /** Keeps charging on steady +12 V and never opens S2. */
    IGNORES_WITHDRAWAL,
    /** Draws 8 % more than offered. */
    OVERDRAWS,
    /** Has no S2: shows C as soon as it is plugged. */
    SIMPLIFIED,
    /** Asks for ventilation: D instead of C. */
    WANTS_VENTILATION,
    /** Sleeps: never closes S2. */
    ASLEEP
  }

  /** Refuses what no car is. */
  public CarModel {
    boolean currents = minCurrentMa >= 0 && maxCurrentMa >= minCurrentMa;
    boolean battery = batteryWh > 0 && startPermille >= 0 && startPermille <= 1000;
    if ((phases != 1 && phases != 3) || !currents || !battery) {
      throw new IllegalArgumentException("impossible car");
    }
  }

  /** Three phases, 16 A, 60 kWh, 20 % full, good manners. */
  public static CarModel standard() {
    return new CarModel(3, 16_000, 6_000, 60_000, 200, Timing.standard(), Manners.GOOD);
  }

  /** The same with other manners. */
  public CarModel with(Manners newManners) {
    return new CarModel(
        phases, maxCurrentMa, minCurrentMa, batteryWh, startPermille, timing, newManners);
  }

  /** The same with another speed. */
  public CarModel with(Timing newTiming) {
    return new CarModel(
        phases, maxCurrentMa, minCurrentMa, batteryWh, startPermille, newTiming, manners);
  }

  /** The same with another state of charge on arrival. */
  public CarModel withStartPermille(int newStartPermille) {
    return new CarModel(
        phases, maxCurrentMa, minCurrentMa, batteryWh, newStartPermille, timing, manners);
  }

  /** The same with another battery. */
  public CarModel withBatteryWh(int newBatteryWh) {
    return new CarModel(
        phases, maxCurrentMa, minCurrentMa, newBatteryWh, startPermille, timing, manners);
  }

  boolean is(Manners some) {
    return manners == some;
  }
}
