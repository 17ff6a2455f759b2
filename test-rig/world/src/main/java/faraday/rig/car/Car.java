package faraday.rig.car;

import faraday.hal.MainsSense;
import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.rig.circuit.CpCircuit;
import faraday.rig.circuit.S2;

/**
 * A car at the end of the cable: reads the duty, moves S2, draws current, fills up. It sees the
 * pilot only through the circuit, and mains only through {@link #mains}.
 */
public final class Car implements Ticked {

  private static final long NANOS_PER_MS = 1_000_000L;

  private final VirtualClock clock;
  private final CarModel model;
  private final CpCircuit circuit;
  private final Battery battery;
  private final Appetite appetite;
  private final Inlet inlet;
  private final Sleep sleep;
  private final Readiness readiness;
  private final SeededRandom random;
  private final double otherShare;
  private final int[] phaseMv = new int[MainsSense.PHASES_MAX];
  private long circuitSeen = -1;
  private int allowedMa;
  private int followedMa;
  private boolean live;
  private boolean latchedOff;
  private long followsAtNanos = NEVER;
  private long startsAtNanos = NEVER;
  private long deadlineNanos = NEVER;

  /** A car that is not plugged in. */
  public Car(
      VirtualClock clock, CarModel model, CpCircuit circuit, SeededRandom random, SimProbe probe) {
    this.clock = clock;
    this.model = model;
    this.circuit = circuit;
    this.random = random;
    this.battery = new Battery(model);
    this.appetite = new Appetite(model, battery);
    this.inlet = new Inlet(clock, circuit, model.is(CarTrait.WANTS_VENTILATION), probe);
    this.sleep = new Sleep(model, this::jittered);
    this.otherShare = model.get(CarTrait.OTHER_PHASES_PERMILLE) / 1000.0;
    this.readiness = new Readiness(model, inlet, battery, this::delayNanos);
  }

  /** Mains at the inlet come or go; mV per phase, 0 for a dead one. It charges from L1 at least. */
  public void mains(int[] newPhaseMv) {
    long nowNanos = clock.nowNanos();
    System.arraycopy(newPhaseMv, 0, phaseMv, 0, phaseMv.length);
    boolean wasLive = live;
    live = phaseMv[0] > 0;
    battery.mains(nowNanos, live ? voltSum() : 0);
    if (live && !wasLive) {
      startsAtNanos = nowNanos + delayNanos(CarTrait.START_MS);
    } else if (!live) {
      startsAtNanos = NEVER;
      battery.cut(nowNanos);
    }
    plan();
  }

  private double voltSum() {
    double sum = phaseMv[0] / 1000.0;
    for (int phase = 1; phase < model.get(CarTrait.PHASES); phase++) {
      sum += phaseMv[phase] / 1000.0 * otherShare;
    }
    return sum;
  }

  /** The driver wants to charge, or has stopped it in the car (sequence 7). */
  public void wantEnergy(boolean wants) {
    appetite.driverWants(wants);
    readPilot(clock.nowNanos(), false);
    plan();
  }

  /** Moves S2 by force, as a fault or a test would. The car goes on from there. */
  public void forceS2(S2 position) {
    readiness.force(position);
    aim(clock.nowNanos());
    plan();
  }

  /** Current of L1 now, in mA. */
  public int currentMa() {
    return (int) battery.currentMaAt(clock.nowNanos());
  }

  /** Current of a phase now, from 0, in mA. */
  public int currentMa(int phase) {
    if (phase == 0) {
      return currentMa();
    }
    boolean draws = phase < model.get(CarTrait.PHASES) && phaseMv[phase] > 0;
    return draws ? (int) (battery.currentMaAt(clock.nowNanos()) * otherShare) : 0;
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

  /** True while it sleeps. */
  public boolean asleep() {
    return sleep.asleep();
  }

  /** Phases it charges with. */
  public int phases() {
    return model.get(CarTrait.PHASES);
  }

  /** What it is like. */
  public CarModel model() {
    return model;
  }

  /** How long its input filter will go on discharging, in µs; 0 when it does not. */
  public long filterDischargesMicros() {
    long openedAtNanos = inlet.openedAtNanos();
    if (!model.is(CarTrait.FILTER_RESIDUAL_MA) || openedAtNanos == Long.MIN_VALUE) {
      return 0;
    }
    long endNanos = openedAtNanos + model.get(CarTrait.FILTER_DISCHARGE_MS) * NANOS_PER_MS;
    return Math.max(0, (endNanos - clock.nowNanos()) / 1_000);
  }

  @Override
  public void tick(long nowNanos) {
    boolean changed = circuit.changes() != circuitSeen;
    if (nowNanos < deadlineNanos && !changed) {
      return;
    }
    battery.advance(nowNanos);
    boolean rethinks = sleep.tick(nowNanos);
    rethinks |= appetite.tick(nowNanos);
    if (changed || rethinks) {
      circuitSeen = circuit.changes();
      readPilot(nowNanos, rethinks);
    }
    act(nowNanos);
    plan();
  }

  private void act(long nowNanos) {
    boolean starts = nowNanos >= startsAtNanos;
    startsAtNanos = starts ? NEVER : startsAtNanos;
    if (nowNanos >= followsAtNanos) {
      follow(nowNanos);
    }
    if (readiness.tick(nowNanos) || starts) {
      aim(nowNanos);
    }
    if (appetite.sated()) {
      readiness.sated(nowNanos);
      aim(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    return circuit.changes() == circuitSeen ? deadlineNanos : clock.nowNanos();
  }

  private void plan() {
    long currentNanos = Math.min(startsAtNanos, followsAtNanos);
    long innerNanos = Math.min(sleep.nextDeadlineNanos(), appetite.nextDeadlineNanos());
    long loadNanos = Math.min(battery.nextDeadlineNanos(), readiness.nextDeadlineNanos());
    deadlineNanos = Math.min(currentNanos, Math.min(innerNanos, loadNanos));
  }

  /** Reads the pilot; {@code anew} when the car thinks again though the pilot stands. */
  private void readPilot(long nowNanos, boolean anew) {
    int seenPermille = circuit.vehicleSeesPermille();
    int readMa = PilotReading.allowedMa(seenPermille);
    sleep.see(nowNanos, seenPermille > 0, readMa > 0);
    latchOff();
    boolean hungry = appetite.driverWants() && !appetite.sated();
    readiness.waiting(nowNanos, circuit.connected(), hungry && seenPermille == 1000);
    boolean takes = appetite.driverWants() && !sleep.asleep() && !latchedOff;
    int usableMa = takes && readMa >= model.get(CarTrait.MIN_CURRENT_MA) ? readMa : 0;
    boolean comes = allowedMa == 0 || (anew && !inlet.busy());
    if (usableMa > 0 && comes && !appetite.sated()) {
      readiness.offered();
    }
    if (usableMa != allowedMa) {
      onChange(nowNanos, usableMa);
    }
    aim(nowNanos);
  }

  private void onChange(long nowNanos, int usableMa) {
    if (usableMa == 0) {
      readiness.withdrawn(nowNanos);
    } else if (allowedMa > 0) {
      readiness.changed();
    }
    boolean ignored = usableMa == 0 && model.is(CarTrait.IGNORES_WITHDRAWAL) && live;
    if (ignored) {
      return;
    }
    boolean late = usableMa > 0 && usableMa < followedMa;
    allowedMa = usableMa;
    followsAtNanos = nowNanos + (late ? delayNanos(CarTrait.FOLLOW_MS) : 0);
    if (nowNanos >= followsAtNanos) {
      follow(nowNanos);
    }
  }

  private void follow(long nowNanos) {
    followsAtNanos = NEVER;
    followedMa = allowedMa;
    aim(nowNanos);
  }

  /** Some hybrids take −12 V for a fault of their own. */
  private void latchOff() {
    boolean negative = circuit.drivenPermille() == 0 && circuit.connected();
    latchedOff |= negative && model.is(CarTrait.LATCHES_OFF_ON_F);
    latchedOff &= circuit.connected();
  }

  private void aim(long nowNanos) {
    boolean draws = live && startsAtNanos == NEVER && !inlet.open();
    double factor = 1 + model.get(CarTrait.OVERDRAW_PERMILLE) / 1000.0;
    battery.aimFor(nowNanos, draws ? Math.min(followedMa * factor, appetite.mostMa()) : 0);
  }

  private long delayNanos(CarTrait trait) {
    return jittered(model.get(trait)) * NANOS_PER_MS;
  }

  private int jittered(int value) {
    int jitterPermille = model.get(CarTrait.JITTER_PERMILLE);
    if (jitterPermille == 0) {
      return value;
    }
    int factorPermille = 1000 - jitterPermille + random.nextInt(2 * jitterPermille + 1);
    return (int) ((long) value * factorPermille / 1000);
  }
}
