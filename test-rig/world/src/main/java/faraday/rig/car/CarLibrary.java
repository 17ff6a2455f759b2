package faraday.rig.car;

import static faraday.rig.car.CarTrait.ASLEEP;
import static faraday.rig.car.CarTrait.BATTERY_WH;
import static faraday.rig.car.CarTrait.DIODE_TRIES;
import static faraday.rig.car.CarTrait.DUTY_GLITCH_MS;
import static faraday.rig.car.CarTrait.EARLY_READY_MS;
import static faraday.rig.car.CarTrait.FILTER_RESIDUAL_MA;
import static faraday.rig.car.CarTrait.FOLLOW_MS;
import static faraday.rig.car.CarTrait.IGNORES_WITHDRAWAL;
import static faraday.rig.car.CarTrait.JITTER_PERMILLE;
import static faraday.rig.car.CarTrait.LATCHES_OFF_ON_F;
import static faraday.rig.car.CarTrait.MAX_CURRENT_MA;
import static faraday.rig.car.CarTrait.MIN_CURRENT_MA;
import static faraday.rig.car.CarTrait.OPENING_BOUNCE_MS;
import static faraday.rig.car.CarTrait.OPENS_UNDER_LOAD;
import static faraday.rig.car.CarTrait.OTHER_PHASES_PERMILLE;
import static faraday.rig.car.CarTrait.OVERDRAW_PERMILLE;
import static faraday.rig.car.CarTrait.PHASES;
import static faraday.rig.car.CarTrait.PRECONDITION_AFTER_S;
import static faraday.rig.car.CarTrait.RAMP_DOWN_MA_PER_S;
import static faraday.rig.car.CarTrait.RAMP_UP_MA_PER_S;
import static faraday.rig.car.CarTrait.SIMPLIFIED;
import static faraday.rig.car.CarTrait.SLEEPS_AFTER_S;
import static faraday.rig.car.CarTrait.START_PERMILLE;
import static faraday.rig.car.CarTrait.TOP_UP_AFTER_S;
import static faraday.rig.car.CarTrait.WAKES_AFTER_MS;
import static faraday.rig.car.CarTrait.WAKES_ON_CUT_MS;
import static faraday.rig.car.CarTrait.WAKE_PULSES;
import static faraday.rig.car.CarTrait.WANTS_VENTILATION;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Cars by name: ordinary ones, and one for each behaviour that users of other chargers reported.
 * Brands name where a behaviour was first seen; the numbers are those of the reports or chosen.
 */
@SuppressWarnings("ImmutableEnumChecker") // CarModel never changes; it carries no annotation
public enum CarLibrary {
  /** Three phases, 16 A, fast reactions: what tests take that do not care. */
  STANDARD(car -> car),
  /** 11 kW with ramps as measured, 2 A/s up. */
  ORDINARY(car -> usual(car).with(MAX_CURRENT_MA, 16_000)),
  /** 22 kW, three phases. */
  FAST_22_KW(car -> usual(car).with(MAX_CURRENT_MA, 32_000).with(BATTERY_WH, 52_000)),
  /** 7 kW, one phase. */
  ONE_PHASE_7_KW(car -> usual(car).with(PHASES, 1).with(MAX_CURRENT_MA, 32_000)),
  /** Small battery, one phase, 16 A. */
  PLUG_IN_HYBRID(car -> usual(car).with(PHASES, 1).with(BATTERY_WH, 10_000)),
  /** Charges from 8 A only, and draws 8 % more than offered. */
  ZOE(
      car ->
          usual(car)
              .with(MAX_CURRENT_MA, 32_000)
              .with(MIN_CURRENT_MA, 8_000)
              .with(OVERDRAW_PERMILLE, 80)),
  /** Draws 8 % more than offered. */
  OVERDRAWING(car -> usual(car).with(OVERDRAW_PERMILLE, 80)),
  /** Does not charge below 8 A. */
  PICKY(car -> usual(car).with(MIN_CURRENT_MA, 8_000)),
  /** Goes on at steady +12 V and never opens S2. */
  KONA(car -> usual(car).with(PHASES, 1).with(MAX_CURRENT_MA, 32_000).with(IGNORES_WITHDRAWAL)),
  /** The same with three phases. */
  POLESTAR(car -> usual(car).with(IGNORES_WITHDRAWAL)),
  /** Shows B for a moment 500 ms after each change of the duty. */
  BMW_HYBRID(car -> usual(car).with(PHASES, 1).with(BATTERY_WH, 10_000).with(DUTY_GLITCH_MS, 20)),
  /** Shows C for 250 ms when the signal comes, then B, then C in its time. */
  IX3(car -> usual(car).with(EARLY_READY_MS, 250)),
  /** Tries B, C, shorted diode, B five times before it charges. */
  TESLA(car -> usual(car).with(DIODE_TRIES, 5)),
  /** Shows A for a moment when it leaves C. */
  LEAF(car -> usual(car).with(PHASES, 1).with(MAX_CURRENT_MA, 32_000).with(OPENING_BOUNCE_MS, 20)),
  /** Sleeps for ever. */
  DEAD_ASLEEP(car -> usual(car).with(ASLEEP)),
  /** Sleeps until the pilot was cut, or at −12 V, for 4 s. */
  WAKES_ON_CUT(car -> usual(car).with(ASLEEP).with(WAKES_ON_CUT_MS, 3_900)),
  /** Sleeps; wakes 30 s after the signal came. */
  WAKES_AFTER_30_S(car -> usual(car).with(ASLEEP).with(WAKES_AFTER_MS, 30_000)),
  /** Sleeps; wakes 45 … 60 s after the signal came. */
  WAKES_AFTER_60_S(
      car -> usual(car).with(ASLEEP).with(WAKES_AFTER_MS, 52_500).with(JITTER_PERMILLE, 142)),
  /** Falls asleep 10 min after the last signal, and wakes on a cut. */
  DOZES_OFF(car -> usual(car).with(SLEEPS_AFTER_S, 600).with(WAKES_ON_CUT_MS, 3_900)),
  /** Asks for power by three pulses of C while none is offered. */
  WAKE_PULSER(car -> usual(car).with(WAKE_PULSES, 3)),
  /** Takes 26 … 30 s from nothing to 16 A. */
  SLOW_RAMP(car -> usual(car).with(RAMP_UP_MA_PER_S, 570)),
  /** Follows a lower limit 8 s late: longer than it may. */
  SLOW_FOLLOWER(car -> usual(car).with(FOLLOW_MS, 8_000)),
  /** No S2. */
  SIMPLIFIED_PILOT(car -> usual(car).with(PHASES, 1).with(SIMPLIFIED)),
  /** Gassing batteries: state D. */
  VENTILATED(car -> usual(car).with(PHASES, 1).with(WANTS_VENTILATION)),
  /** Latches off on −12 V until it is unplugged. */
  OLD_HYBRID(car -> usual(car).with(PHASES, 1).with(BATTERY_WH, 5_000).with(LATCHES_OFF_ON_F)),
  /** Its input filter discharges through earth when contacts part right after S2 opened. */
  FILTERED(car -> usual(car).with(FILTER_RESIDUAL_MA, 40)),
  /** Opens S2 at full current. */
  HARD_STOPPER(car -> usual(car).with(OPENS_UNDER_LOAD)),
  /** Heats its cabin from the mains 20 min after it is full. */
  PRECONDITIONER(car -> nearlyFull(usual(car)).with(PRECONDITION_AFTER_S, 1_200)),
  /** Wants a little more 30 min after it is full. */
  TOPS_UP(car -> nearlyFull(usual(car)).with(TOP_UP_AFTER_S, 1_800)),
  /** Full within half an hour. */
  NEARLY_FULL(car -> nearlyFull(usual(car))),
  /** Three phases, and a fifth of L1's current on the others. */
  LOPSIDED(car -> usual(car).with(MAX_CURRENT_MA, 32_000).with(OTHER_PHASES_PERMILLE, 200));

  private final CarModel model;

  CarLibrary(UnaryOperator<CarModel> change) {
    this.model = change.apply(CarModel.standard());
  }

  private static CarModel usual(CarModel car) {
    return car.with(RAMP_UP_MA_PER_S, 2_000).with(RAMP_DOWN_MA_PER_S, 12_000);
  }

  private static CarModel nearlyFull(CarModel car) {
    return car.with(BATTERY_WH, 20_000).with(START_PERMILLE, 940);
  }

  /** The car of this name in files: {@code bmw-hybrid}. */
  public static Optional<CarLibrary> named(String name) {
    for (CarLibrary car : values()) {
      if (car.key().equals(name)) {
        return Optional.of(car);
      }
    }
    return Optional.empty();
  }

  /** Its name in files. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** What it is like. */
  public CarModel model() {
    return model;
  }
}
