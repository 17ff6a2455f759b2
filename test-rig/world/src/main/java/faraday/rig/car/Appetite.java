package faraday.rig.car;

/** What the car wants energy for: its battery until it is full, and what comes after that. */
final class Appetite {

  private static final long NANOS_PER_S = 1_000_000_000L;
  private static final long NEVER = Long.MAX_VALUE;

  private final CarModel model;
  private final Battery battery;
  private boolean driverWants = true;
  private boolean wasFull;
  private boolean heating;
  private long topsUpAtNanos = NEVER;
  private long heatsAtNanos = NEVER;
  private long heatEndsAtNanos = NEVER;

  Appetite(CarModel model, Battery battery) {
    this.model = model;
    this.battery = battery;
  }

  void driverWants(boolean wants) {
    driverWants = wants;
  }

  boolean driverWants() {
    return driverWants;
  }

  /** True when nothing in the car takes energy any more. */
  boolean sated() {
    return battery.full() && !heating;
  }

  /** The most it takes now, in mA per phase. */
  int mostMa() {
    int mostMa = model.get(CarTrait.MAX_CURRENT_MA);
    return heating ? Math.min(mostMa, model.get(CarTrait.PRECONDITION_MA)) : mostMa;
  }

  /** Gets hungry or sated again when it is time; true when it did. */
  boolean tick(long nowNanos) {
    if (battery.full() != wasFull) {
      wasFull = battery.full();
      topsUpAtNanos = after(nowNanos, CarTrait.TOP_UP_AFTER_S);
      heatsAtNanos = after(nowNanos, CarTrait.PRECONDITION_AFTER_S);
    }
    if (nowNanos < nextDeadlineNanos()) {
      return false;
    }
    if (nowNanos >= topsUpAtNanos) {
      topsUpAtNanos = NEVER;
      wasFull = false;
      battery.lose(nowNanos, model.get(CarTrait.TOP_UP_WH));
    }
    if (nowNanos >= heatsAtNanos) {
      heatsAtNanos = NEVER;
      heatEndsAtNanos = nowNanos + model.get(CarTrait.PRECONDITION_S) * NANOS_PER_S;
      heat(nowNanos, true);
    }
    if (nowNanos >= heatEndsAtNanos) {
      heatEndsAtNanos = NEVER;
      heat(nowNanos, false);
    }
    return true;
  }

  long nextDeadlineNanos() {
    return Math.min(topsUpAtNanos, Math.min(heatsAtNanos, heatEndsAtNanos));
  }

  private long after(long nowNanos, CarTrait trait) {
    boolean comes = wasFull && model.is(trait);
    return comes ? nowNanos + model.get(trait) * NANOS_PER_S : NEVER;
  }

  private void heat(long nowNanos, boolean on) {
    heating = on;
    battery.bypass(nowNanos, on);
  }
}
