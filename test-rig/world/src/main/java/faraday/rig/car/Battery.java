package faraday.rig.car;

/**
 * Current, energy and charge of a car, solved in closed form. Between two events the current moves
 * on a straight line, so energy is a parabola of time; it is evaluated from the last event and
 * never summed up in small steps, so the answer does not depend on how often it is asked.
 */
final class Battery {

  private static final int TAPER_STEPS = 64;
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final double MA_NANOS_PER_A_HOUR = 1000 * NANOS_PER_HOUR;

  private final int capacityWh;
  private final int maxCurrentMa;
  private final int endCurrentMa;
  private final double taperFrom;
  private final double upMaPerNano;
  private final double downMaPerNano;
  private double voltSum;

  private long sinceNanos;
  private double chargeWh;
  private double takenWh;
  private double currentMa;
  private double slopeMaPerNano;
  private double targetMa;
  private boolean bypassed;
  private long eventNanos = Long.MAX_VALUE;
  private int taperStep = -1;

  Battery(CarModel model) {
    capacityWh = model.get(CarTrait.BATTERY_WH);
    maxCurrentMa = model.get(CarTrait.MAX_CURRENT_MA);
    endCurrentMa = Math.min(model.get(CarTrait.END_CURRENT_MA), maxCurrentMa);
    taperFrom = model.get(CarTrait.TAPER_FROM_PERMILLE) / 1000.0;
    chargeWh = capacityWh * (model.get(CarTrait.START_PERMILLE) / 1000.0);
    upMaPerNano = model.get(CarTrait.RAMP_UP_MA_PER_S) / 1e9;
    downMaPerNano = model.get(CarTrait.RAMP_DOWN_MA_PER_S) / 1e9;
    taperStep = stepOf(chargeWh);
  }

  /** The voltages that L1's current meets, weighted by the phases' shares, in V; 0 for no mains. */
  void mains(long nowNanos, double newVoltSum) {
    rebase(nowNanos);
    voltSum = newVoltSum;
    plan();
  }

  /** Ramps towards a current, in mA per phase; the taper may allow less. */
  void aimFor(long nowNanos, double newTargetMa) {
    rebase(nowNanos);
    targetMa = newTargetMa;
    plan();
  }

  /** The current is cut: contacts opened or the plug was pulled. */
  void cut(long nowNanos) {
    rebase(nowNanos);
    currentMa = 0;
    targetMa = 0;
    plan();
  }

  /** Something else in the car takes the energy, and the battery none of it; or no more. */
  void bypass(long nowNanos, boolean newBypassed) {
    rebase(nowNanos);
    bypassed = newBypassed;
    plan();
  }

  /** The parked car used some of its charge. */
  void lose(long nowNanos, double wh) {
    rebase(nowNanos);
    chargeWh = Math.max(0, chargeWh - wh);
    taperStep = stepOf(chargeWh);
    plan();
  }

  /** Lives through its own events up to now. */
  void advance(long nowNanos) {
    while (eventNanos <= nowNanos) {
      rebase(eventNanos);
      plan();
    }
  }

  /** When its current changes course by itself. */
  long nextDeadlineNanos() {
    return eventNanos;
  }

  boolean full() {
    return taperStep >= TAPER_STEPS;
  }

  double currentMaAt(long nowNanos) {
    return currentMa + slopeMaPerNano * (nowNanos - sinceNanos);
  }

  /** Energy taken from the mains since the car exists, in Wh. */
  double takenWhAt(long nowNanos) {
    return takenWh + gainWh(nowNanos - sinceNanos);
  }

  double chargePermilleAt(long nowNanos) {
    double gainWh = bypassed ? 0 : gainWh(nowNanos - sinceNanos);
    return (chargeWh + gainWh) * 1000 / capacityWh;
  }

  private double gainWh(long nanos) {
    double maNanos = (currentMa + slopeMaPerNano * nanos / 2) * nanos;
    return voltSum * maNanos / MA_NANOS_PER_A_HOUR;
  }

  private void rebase(long nowNanos) {
    double gainWh = gainWh(nowNanos - sinceNanos);
    currentMa = eventNanos == nowNanos && slopeMaPerNano != 0 ? goalMa() : currentMaAt(nowNanos);
    chargeWh += bypassed ? 0 : gainWh;
    takenWh += gainWh;
    sinceNanos = nowNanos;
    taperStep = Math.max(taperStep, stepOf(chargeWh));
  }

  /** The next stretch: a ramp to the goal, or the goal until the taper's next step. */
  private void plan() {
    double goalMa = goalMa();
    double gapMa = goalMa - currentMa;
    if (gapMa != 0) {
      slopeMaPerNano = gapMa > 0 ? upMaPerNano : -downMaPerNano;
      eventNanos = sinceNanos + Math.max(1, (long) StrictMath.ceil(gapMa / slopeMaPerNano));
      return;
    }
    slopeMaPerNano = 0;
    eventNanos = Long.MAX_VALUE;
    if (currentMa > 0 && voltSum > 0 && !full() && !bypassed) {
      double leftWh = thresholdWh(taperStep + 1) - chargeWh;
      double nanos = leftWh * MA_NANOS_PER_A_HOUR / (voltSum * currentMa);
      eventNanos = sinceNanos + Math.max(1, (long) StrictMath.ceil(nanos));
    }
  }

  private double goalMa() {
    if (bypassed) {
      return targetMa;
    }
    return full() ? 0 : Math.min(targetMa, taperMa());
  }

  private double taperMa() {
    double step = Math.max(taperStep, 0);
    return maxCurrentMa - (maxCurrentMa - endCurrentMa) * step / TAPER_STEPS;
  }

  /** Charge at which a step of the taper begins; step 64 is full. */
  private double thresholdWh(int step) {
    return capacityWh * (taperFrom + (1 - taperFrom) * step / TAPER_STEPS);
  }

  private int stepOf(double wh) {
    int step = -1;
    while (step < TAPER_STEPS && wh >= thresholdWh(step + 1)) {
      step++;
    }
    return step;
  }
}
