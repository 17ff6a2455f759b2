package faraday.rig.car;

import faraday.rig.circuit.S2;

/**
 * When a car opens and closes S2: its answer to an offer and to its withdrawal, and the oddities
 * that some cars show meanwhile. Looks at the load, decides nothing about it.
 */
final class Readiness {

  /** What the car's reactions take, in ns; drawn anew each time. */
  interface Delays {
    long nanos(CarTrait trait);
  }

  private static final long NEVER = Long.MAX_VALUE;
  private static final int PULSE_GAP_MS = 700;
  private static final int TRY_GAP_MS = 500;

  /** A car opens S2 under load no sooner than at this current. */
  private static final double NO_LOAD_MA = 1_000;

  private final CarModel model;
  private final Inlet inlet;
  private final Battery battery;
  private final Delays delays;
  private boolean pulsed;
  private long closesAtNanos = NEVER;
  private long opensAtNanos = NEVER;
  private long pulsesAtNanos = NEVER;

  Readiness(CarModel model, Inlet inlet, Battery battery, Delays delays) {
    this.model = model;
    this.inlet = inlet;
    this.battery = battery;
    this.delays = delays;
    if (model.is(CarTrait.SIMPLIFIED)) {
      inlet.move(S2.READY);
    }
  }

  /** Power is offered, to a car that wants it. */
  void offered() {
    opensAtNanos = NEVER;
    inlet.cancel();
    if (!inlet.open()) {
      return;
    }
    if (model.is(CarTrait.EARLY_READY_MS)) {
      inlet.then(0, Inlet.Act.READY);
      inlet.then(model.get(CarTrait.EARLY_READY_MS), Inlet.Act.OPEN);
    }
    for (int i = 0; i < model.get(CarTrait.DIODE_TRIES); i++) {
      inlet.then(TRY_GAP_MS, Inlet.Act.READY);
      inlet.then(model.get(CarTrait.DIODE_TRY_READY_MS), Inlet.Act.DIODE_SHORTED);
      inlet.then(model.get(CarTrait.DIODE_TRY_FAULT_MS), Inlet.Act.DIODE_GOOD);
      inlet.then(0, Inlet.Act.OPEN);
    }
    closesAtNanos = inlet.endNanos() + delays.nanos(CarTrait.S2_CLOSE_MS);
  }

  /** Power is offered no more, or not wanted any more (sequences 7, 9). */
  void withdrawn(long nowNanos) {
    closesAtNanos = NEVER;
    inlet.cancel();
    boolean opens = !inlet.open() && !model.is(CarTrait.SIMPLIFIED);
    if (opens && !model.is(CarTrait.IGNORES_WITHDRAWAL)) {
      opensAtNanos = nowNanos + delays.nanos(CarTrait.S2_OPEN_MS);
    }
  }

  /** An offer became another. Some hybrids show B for a moment after that. */
  void changed() {
    if (model.is(CarTrait.DUTY_GLITCH_MS) && !inlet.open() && !inlet.busy()) {
      inlet.then(model.get(CarTrait.DUTY_GLITCH_AFTER_MS), Inlet.Act.OPEN);
      inlet.then(model.get(CarTrait.DUTY_GLITCH_MS), Inlet.Act.READY);
    }
  }

  /**
   * Sequence 11: a car that wants power and sees steady +12 V says so, once per plugging.
   *
   * @param connected whether the pilot is joined at all
   * @param waits whether it sees steady +12 V and is hungry
   */
  void waiting(long nowNanos, boolean connected, boolean waits) {
    pulsed &= connected;
    if (!waits || pulsed || !model.is(CarTrait.WAKE_PULSES)) {
      pulsesAtNanos = NEVER;
    } else if (pulsesAtNanos == NEVER) {
      pulsesAtNanos = nowNanos + delays.nanos(CarTrait.WAKE_PULSE_AFTER_MS);
    }
  }

  /** Nothing in the car takes energy: it ramps down, then opens S2 (sequence 7). */
  void sated(long nowNanos) {
    boolean stays = inlet.open() || model.is(CarTrait.SIMPLIFIED);
    if (!stays && battery.currentMaAt(nowNanos) < NO_LOAD_MA) {
      open();
    }
  }

  /** S2 is moved by force; whatever was planned is forgotten. */
  void force(S2 position) {
    inlet.cancel();
    closesAtNanos = NEVER;
    opensAtNanos = NEVER;
    inlet.move(position);
  }

  /** Does what is due; true when S2 may have moved. */
  boolean tick(long nowNanos) {
    if (nowNanos < nextDeadlineNanos()) {
      return false;
    }
    if (nowNanos >= closesAtNanos) {
      closesAtNanos = NEVER;
      inlet.close();
    }
    if (nowNanos >= opensAtNanos) {
      openWithoutLoad(nowNanos);
    }
    if (nowNanos >= pulsesAtNanos) {
      pulse();
    }
    inlet.tick(nowNanos);
    return true;
  }

  long nextDeadlineNanos() {
    long switchNanos = Math.min(closesAtNanos, opensAtNanos);
    return Math.min(switchNanos, Math.min(pulsesAtNanos, inlet.nextDeadlineNanos()));
  }

  private void openWithoutLoad(long nowNanos) {
    boolean loaded = battery.currentMaAt(nowNanos) >= NO_LOAD_MA;
    if (loaded && !model.is(CarTrait.OPENS_UNDER_LOAD)) {
      opensAtNanos = battery.nextDeadlineNanos();
    } else {
      open();
    }
  }

  private void open() {
    opensAtNanos = NEVER;
    inlet.cancel();
    inlet.open(model.get(CarTrait.OPENING_BOUNCE_MS));
  }

  private void pulse() {
    pulsesAtNanos = NEVER;
    pulsed = true;
    for (int i = 0; i < model.get(CarTrait.WAKE_PULSES); i++) {
      inlet.then(i == 0 ? 0 : PULSE_GAP_MS, Inlet.Act.READY);
      inlet.then(model.get(CarTrait.WAKE_PULSE_MS), Inlet.Act.OPEN);
    }
  }
}
