package faraday.rig.car;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimContactor;
import faraday.hal.sim.SimLock;
import faraday.hal.sim.SimMeter;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimSensors;
import faraday.hal.sim.VirtualClock;
import faraday.rig.circuit.CpCircuit;
import faraday.rig.circuit.PilotPort;
import faraday.rig.circuit.PlateauPilot;
import faraday.rig.circuit.SampledPilot;

/**
 * Everything physical of one connector: circuit, contactor, lock, plug, car, mains and meter. Its
 * parts are ticked here, in the order in which one acts on the next.
 */
public final class Plant implements Ticked {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final double MWH_PER_WH = 1000;

  /** Contacts that part at more than this wear. */
  private static final int LOAD_MA = 1_000;

  private final VirtualClock clock;
  private final PlantModel model;
  private final CpCircuit circuit;
  private final PilotPort pilot;
  private final SimContactor contactor;
  private final SimLock lock;
  private final PlugConnection plug;
  private final Car car;
  private final SimMeter meter;
  private final SimSensors sensors;
  private int mainsMv;
  private boolean live;
  private int currentMa;
  private int partedUnderLoadCount;
  private long nextReadingNanos;

  /** A plant with nothing plugged and mains present. */
  public Plant(VirtualClock clock, PlantModel model, SimProbe probe, long seed) {
    this.clock = clock;
    this.model = model;
    this.mainsMv = model.mainsMv();
    circuit = new CpCircuit(clock, model.source(), model.inlet(), probe);
    pilot = port(seed);
    contactor = new SimContactor(clock, model.contactor(), probe);
    lock = new SimLock(clock, model.lockTravelMs(), probe);
    plug = new PlugConnection(clock, circuit, lock, probe);
    car = new Car(clock, model.car(), circuit, probe);
    meter = new SimMeter(model.registerMwh(), probe);
    sensors = new SimSensors(clock, circuit::drivenPermille, contactor::mainClosed);
    nextReadingNanos = clock.nowNanos();
  }

  private PilotPort port(long seed) {
    return switch (model.pilotModel()) {
      case PLATEAU -> new PlateauPilot(clock, circuit);
      case PER_SAMPLE ->
          new SampledPilot(
              clock, circuit, model.converter(), new SeededRandom(seed, "pilot converter"));
    };
  }

  /** The pilot circuit. */
  public CpCircuit circuit() {
    return circuit;
  }

  /** The charger's pilot ports. */
  public PilotPort pilot() {
    return pilot;
  }

  /** The contactor. */
  public SimContactor contactor() {
    return contactor;
  }

  /** The socket lock. */
  public SimLock lock() {
    return lock;
  }

  /** The plug; also the charger's proximity port. */
  public PlugConnection plug() {
    return plug;
  }

  /** The car. */
  public Car car() {
    return car;
  }

  /** The meter. */
  public SimMeter meter() {
    return meter;
  }

  /** The sensors beside pilot and cable. */
  public SimSensors sensors() {
    return sensors;
  }

  /** True while the car's inlet is live. */
  public boolean live() {
    return live;
  }

  /** How often contacts or plug parted more than 1 A. */
  public int partedUnderLoadCount() {
    return partedUnderLoadCount;
  }

  /** Mains voltage per phase, in mV; 0 is a black-out. */
  public void mainsMv(int newMainsMv) {
    mainsMv = newMainsMv;
    if (live) {
      car.mains(newMainsMv / 1000.0);
      live = newMainsMv > 0;
    }
  }

  @Override
  public void tick(long nowNanos) {
    plug.tick(nowNanos);
    contactor.tick(nowNanos);
    lock.tick(nowNanos);
    connectMains();
    car.tick(nowNanos);
    currentMa = car.currentMa();
    if (nowNanos >= nextReadingNanos) {
      long periodNanos = model.meterPeriodMs() * NANOS_PER_MS;
      nextReadingNanos += ((nowNanos - nextReadingNanos) / periodNanos + 1) * periodNanos;
      publish(nowNanos);
    }
  }

  @Override
  public long nextDeadlineNanos() {
    long switchNanos = Math.min(contactor.nextDeadlineNanos(), lock.nextDeadlineNanos());
    long carNanos = Math.min(plug.nextDeadlineNanos(), car.nextDeadlineNanos());
    return Math.min(nextReadingNanos, Math.min(switchNanos, carNanos));
  }

  private void connectMains() {
    boolean nowLive = contactor.mainClosed() && plug.joined() && mainsMv > 0;
    if (nowLive == live) {
      return;
    }
    if (live && currentMa > LOAD_MA) {
      partedUnderLoadCount++;
    }
    live = nowLive;
    car.mains(live ? mainsMv / 1000.0 : 0);
  }

  private void publish(long nowNanos) {
    long registerMwh = model.registerMwh() + (long) (car.takenWh() * MWH_PER_WH);
    int watts = (int) ((long) currentMa * mainsMv * car.phases() / 1_000_000L);
    meter.publish(nowNanos, registerMwh, currentMa, live ? watts : 0, mainsMv);
  }
}
