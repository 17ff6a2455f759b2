package faraday.rig.car;

import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.rig.circuit.CpCircuit;
import faraday.rig.circuit.S2;

/**
 * A car at the end of the cable: reads the duty, moves S2, draws current, fills up. It sees the
 * pilot only through the circuit, and mains only through {@link #mains}.
 *
 * <p>Signal: {@code car.s2}, 0 open, 1 ready, 2 ventilation.
 */
public final class Car implements Ticked {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final double OVERDRAW = 1.08;

  /** A car opens S2 under load no sooner than at this current. */
  private static final double NO_LOAD_MA = 1_000;

  private final VirtualClock clock;
  private final CarModel model;
  private final CpCircuit circuit;
  private final SimProbe probe;
  private final Battery battery;
  private long circuitSeen = -1;
  private int allowedMa;
  private boolean live;
  private boolean wantsEnergy = true;
  private long closesAtNanos = NEVER;
  private long opensAtNanos = NEVER;
  private long startsAtNanos = NEVER;

  /** A car that is not plugged in. */
  public Car(VirtualClock clock, CarModel model, CpCircuit circuit, SimProbe probe) {
    this.clock = clock;
    this.model = model;
    this.circuit = circuit;
    this.probe = probe;
    this.battery = new Battery(model);
    if (model.is(CarModel.Manners.SIMPLIFIED)) {
      moveS2(S2.READY);
    }
  }

  /** Mains at the inlet comes or goes; V per phase, 0 for none. */
  public void mains(double volt) {
    long nowNanos = clock.nowNanos();
    live = volt > 0;
    battery.mains(nowNanos, volt * model.phases());
    if (live) {
      startsAtNanos = nowNanos + model.timing().startMs() * NANOS_PER_MS;
    } else {
      startsAtNanos = NEVER;
      battery.cut(nowNanos);
    }
  }

  /** The driver wants to charge, or has stopped it in the car (sequence 7). */
  public void wantEnergy(boolean wants) {
    wantsEnergy = wants;
    readPilot(clock.nowNanos());
  }

  /** Moves S2 by force, as a fault or a test would. The car goes on from there. */
  public void forceS2(S2 position) {
    closesAtNanos = NEVER;
    opensAtNanos = NEVER;
    moveS2(position);
  }

  /** Current per phase now, in mA. */
  public int currentMa() {
    return (int) battery.currentMaAt(clock.nowNanos());
  }

  /** Energy taken so far, in Wh. */
  public double takenWh() {
    return battery.takenWhAt(clock.nowNanos());
  }

  /** State of charge, in permille. */
  public int chargePermille() {
    return (int) battery.chargePermilleAt(clock.nowNanos());
  }

  /** True when the battery takes no more. */
  public boolean full() {
    return battery.full();
  }

  /** Phases it charges with. */
  public int phases() {
    return model.phases();
  }

  @Override
  public void tick(long nowNanos) {
    battery.advance(nowNanos);
    if (circuit.changes() != circuitSeen) {
      circuitSeen = circuit.changes();
      readPilot(nowNanos);
    }
    if (nowNanos >= startsAtNanos) {
      startsAtNanos = NEVER;
      aim(nowNanos);
    }
    if (nowNanos >= closesAtNanos) {
      closesAtNanos = NEVER;
      moveS2(model.is(CarModel.Manners.WANTS_VENTILATION) ? S2.VENTILATION : S2.READY);
    }
    if (nowNanos >= opensAtNanos) {
      openWithoutLoad(nowNanos);
    }
    if (battery.full()) {
      finish(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    if (circuit.changes() != circuitSeen) {
      return clock.nowNanos();
    }
    long switchNanos = Math.min(closesAtNanos, opensAtNanos);
    return Math.min(battery.nextDeadlineNanos(), Math.min(startsAtNanos, switchNanos));
  }

  private void readPilot(long nowNanos) {
    int readMa = PilotReading.allowedMa(circuit.vehicleSeesPermille());
    int usableMa = readMa < model.minCurrentMa() || !wantsEnergy ? 0 : readMa;
    if (usableMa == allowedMa) {
      return;
    }
    if (usableMa > 0 && allowedMa == 0) {
      onOffer(nowNanos);
    } else if (usableMa == 0) {
      onWithdrawal(nowNanos);
    }
    if (usableMa > 0 || !model.is(CarModel.Manners.IGNORES_WITHDRAWAL) || !live) {
      allowedMa = usableMa;
    }
    aim(nowNanos);
  }

  private void onOffer(long nowNanos) {
    opensAtNanos = NEVER;
    boolean closes = circuit.s2() == S2.OPEN && !battery.full();
    if (closes && !model.is(CarModel.Manners.ASLEEP)) {
      closesAtNanos = nowNanos + model.timing().s2CloseMs() * NANOS_PER_MS;
    }
  }

  private void onWithdrawal(long nowNanos) {
    closesAtNanos = NEVER;
    boolean opens = circuit.s2() != S2.OPEN && !model.is(CarModel.Manners.SIMPLIFIED);
    if (opens && !model.is(CarModel.Manners.IGNORES_WITHDRAWAL)) {
      opensAtNanos = nowNanos + model.timing().s2OpenMs() * NANOS_PER_MS;
    }
  }

  private void aim(long nowNanos) {
    boolean draws = live && startsAtNanos == NEVER && circuit.s2() != S2.OPEN;
    double limitMa = model.is(CarModel.Manners.OVERDRAWS) ? allowedMa * OVERDRAW : allowedMa;
    battery.aimFor(nowNanos, draws ? Math.min(limitMa, model.maxCurrentMa()) : 0);
  }

  private void openWithoutLoad(long nowNanos) {
    if (battery.currentMaAt(nowNanos) < NO_LOAD_MA) {
      opensAtNanos = NEVER;
      moveS2(S2.OPEN);
    } else {
      opensAtNanos = battery.nextDeadlineNanos();
    }
  }

  /** Full: ramps down, then opens S2 (sequence 7). */
  private void finish(long nowNanos) {
    boolean open = circuit.s2() == S2.OPEN || model.is(CarModel.Manners.SIMPLIFIED);
    if (!open && battery.currentMaAt(nowNanos) < NO_LOAD_MA) {
      moveS2(S2.OPEN);
    }
  }

  @SuppressWarnings("EnumOrdinal") // a trace's levels are numbers
  private void moveS2(S2 position) {
    if (position != circuit.s2()) {
      circuit.s2(position);
      probe.level(clock.nowNanos(), "car.s2", position.ordinal());
      aim(clock.nowNanos());
    }
  }
}
