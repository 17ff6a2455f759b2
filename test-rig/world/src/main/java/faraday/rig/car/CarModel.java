package faraday.rig.car;

import java.util.Arrays;

/** What kind of car it is: a value for each {@link CarTrait}. Immutable. */
@SuppressWarnings("EnumOrdinal") // an array by trait, as EnumMap has inside
public final class CarModel {

  /** How well a car behaves; each is a trait or a usual value of one. */
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

  /**
   * How fast a car is; the usual four at once.
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

  private static final int OVERDRAW_PERMILLE = 80;

  private final int[] values;

  private CarModel(int[] values) {
    this.values = values;
  }

  /** Three phases, 16 A, 60 kWh, 20 % full, good manners. */
  public static CarModel standard() {
    int[] values = new int[CarTrait.values().length];
    for (CarTrait trait : CarTrait.values()) {
      values[trait.ordinal()] = trait.standard();
    }
    return new CarModel(values);
  }

  /** The value of a trait, in the unit of its name; 1 for a flag that is set. */
  public int get(CarTrait trait) {
    return values[trait.ordinal()];
  }

  /** True for a flag that is set, or a number that is not 0. */
  public boolean is(CarTrait trait) {
    return get(trait) != 0;
  }

  /**
   * The same car with another value of one trait.
   *
   * @throws IllegalArgumentException when the value lies outside the trait's, or makes no car
   */
  public CarModel with(CarTrait trait, int value) {
    if (value < trait.least() || value > trait.most()) {
      throw new IllegalArgumentException(
          trait.key() + " outside " + trait.least() + " … " + trait.most() + ": " + value);
    }
    int[] changed = values.clone();
    changed[trait.ordinal()] = value;
    CarModel model = new CarModel(changed);
    if (model.get(CarTrait.PHASES) == 2) {
      throw new IllegalArgumentException("a car charges with 1 or 3 phases");
    }
    return model;
  }

  /** The same with a flag set. */
  public CarModel with(CarTrait flag) {
    return with(flag, 1);
  }

  /** The same car, faster or slower. */
  public CarModel with(Timing timing) {
    return with(CarTrait.S2_CLOSE_MS, timing.s2CloseMs)
        .with(CarTrait.START_MS, timing.startMs)
        .with(CarTrait.RAMP_UP_MA_PER_S, timing.rampMaPerS)
        .with(CarTrait.RAMP_DOWN_MA_PER_S, timing.rampMaPerS)
        .with(CarTrait.S2_OPEN_MS, timing.s2OpenMs);
  }

  /** The same car with these manners too. */
  public CarModel with(Manners manners) {
    return switch (manners) {
      case GOOD -> this;
      case IGNORES_WITHDRAWAL -> with(CarTrait.IGNORES_WITHDRAWAL);
      case OVERDRAWS -> with(CarTrait.OVERDRAW_PERMILLE, OVERDRAW_PERMILLE);
      case SIMPLIFIED -> with(CarTrait.SIMPLIFIED);
      case WANTS_VENTILATION -> with(CarTrait.WANTS_VENTILATION);
      case ASLEEP -> with(CarTrait.ASLEEP);
    };
  }

  /** The same with another current of its onboard charger, per phase. */
  public CarModel withMaxCurrentMa(int maxCurrentMa) {
    return with(CarTrait.MAX_CURRENT_MA, maxCurrentMa);
  }

  /** The same with another state of charge on arrival. */
  public CarModel withStartPermille(int startPermille) {
    return with(CarTrait.START_PERMILLE, startPermille);
  }

  /** The same with another battery. */
  public CarModel withBatteryWh(int batteryWh) {
    return with(CarTrait.BATTERY_WH, batteryWh);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CarModel model && Arrays.equals(values, model.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** What differs from the standard car. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("car");
    for (CarTrait trait : CarTrait.values()) {
      if (get(trait) != trait.standard()) {
        text.append(' ').append(trait.key()).append('=').append(get(trait));
      }
    }
    return text.toString();
  }
}
