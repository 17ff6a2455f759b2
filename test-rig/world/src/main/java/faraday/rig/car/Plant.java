package faraday.rig.car;

import faraday.hal.MainsSense;
import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimContactor;
import faraday.hal.sim.SimEmergency;
import faraday.hal.sim.SimHeat;
import faraday.hal.sim.SimLoadCurrent;
import faraday.hal.sim.SimLock;
import faraday.hal.sim.SimMains;
import faraday.hal.sim.SimMeter;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.SimResidualMonitor;
import faraday.hal.sim.SimStoredEnergy;
import faraday.hal.sim.VirtualClock;
import faraday.rig.circuit.CircuitCapture;
import faraday.rig.circuit.CpCircuit;
import faraday.rig.circuit.PilotPort;
import faraday.rig.circuit.PlateauPilot;
import faraday.rig.circuit.SampledPilot;

/**
 * Everything physical of one connector: mains, contactor, residual-current monitor, circuit, lock,
 * plug, car and meter. Its parts are ticked here, in the order in which one acts on the next; each
 * has the stimuli that concern it.
 */
public final class Plant implements Ticked {

  private final VirtualClock clock;
  private final PlantModel model;
  private final CpCircuit circuit;
  private final PilotPort pilot;
  private final SimContactor contactor;
  private final SimResidualMonitor residual;
  private final SimEmergency emergency;
  private final SimStoredEnergy store;
  private final SimLock lock;
  private final PlugConnection plug;
  private final Car car;
  private final SimMains mains;
  private final SimHeat heat;
  private final CircuitCapture capture;
  private final PowerPath path;
  private final Metering metering;
  private final PlantSensors sensors;

  /** A plant with nothing plugged and mains present. */
  public Plant(VirtualClock clock, PlantModel model, SimProbe probe, long seed) {
    this.clock = clock;
    this.model = model;
    Hardware hardware = model.hardware();
    circuit = new CpCircuit(clock, model.pilot().source(), model.pilot().inlet(), probe);
    pilot = port(seed);
    contactor = new SimContactor(clock, hardware.contactor(), probe);
    residual = residual(hardware.residual(), probe);
    emergency = new SimEmergency(clock, contactor, probe);
    store = new SimStoredEnergy(clock, hardware.store(), probe);
    lock = new SimLock(clock, hardware.lockTravelMs(), store, probe);
    plug = new PlugConnection(clock, circuit, lock, probe);
    car = new Car(clock, model.car(), circuit, new SeededRandom(seed, "car"), probe);
    mains = new SimMains(clock, model.mainsMv(), hardware.senses(), probe);
    heat = new SimHeat(hardware.heat(), probe);
    capture = new CircuitCapture(clock, circuit);
    path = new PowerPath(clock, mains, contactor, plug, car, residual, probe);
    metering = new Metering(clock, model.metering(), car, path, heat, probe);
    sensors = new PlantSensors(capture, residual, mains, metering.load(), heat, emergency, store);
  }

  private PilotPort port(long seed) {
    return switch (model.pilotModel()) {
      case PLATEAU -> new PlateauPilot(clock, circuit);
      case PER_SAMPLE ->
          new SampledPilot(
              clock, circuit, model.pilot().converter(), new SeededRandom(seed, "pilot converter"));
    };
  }

  private SimResidualMonitor residual(Hardware.Residual parts, SimProbe probe) {
    return new SimResidualMonitor(clock, contactor, probe, parts.dc(), parts.ac(), parts.test());
  }

  /** The pilot circuit: resistors, diode, wire, generator. */
  public CpCircuit circuit() {
    return circuit;
  }

  /** The charger's pilot ports. */
  public PilotPort pilot() {
    return pilot;
  }

  /** The contactor: lines, contacts, poles, mirror, times. */
  public SimContactor contactor() {
    return contactor;
  }

  /** The residual-current monitor: currents, bursts, failures. */
  public SimResidualMonitor residual() {
    return residual;
  }

  /** The emergency-stop loop. */
  public SimEmergency emergency() {
    return emergency;
  }

  /** The socket lock: jams, motor, switches, tools. */
  public SimLock lock() {
    return lock;
  }

  /** What is stored to move the bolt. */
  public SimStoredEnergy store() {
    return store;
  }

  /** The plug; also the charger's proximity port. */
  public PlugConnection plug() {
    return plug;
  }

  /** The car. */
  public Car car() {
    return car;
  }

  /** The mains: phases, frequency, earth. */
  public SimMains mains() {
    return mains;
  }

  /** Temperatures: ambient air, contact resistance, sensors. */
  public SimHeat heat() {
    return heat;
  }

  /** The pilot's timer capture. */
  public CircuitCapture capture() {
    return capture;
  }

  /** The meter's register: leaps, silence. */
  public SimMeter meter() {
    return metering.meter();
  }

  /** The meter's currents: leaps, silence, freezing. */
  public SimLoadCurrent load() {
    return metering.load();
  }

  /** All sensors beside pilot and cable. */
  public PlantSensors sensors() {
    return sensors;
  }

  /** True while any phase of the car's inlet is live. */
  public boolean live() {
    return path.live();
  }

  /** How often contacts or plug parted more than 1 A. */
  public int partedUnderLoadCount() {
    return path.partedUnderLoadCount();
  }

  /** Mains voltage of all phases, in mV; 0 is a black-out. */
  public void mainsMv(int newMainsMv) {
    for (int phase = 0; phase < MainsSense.PHASES_MAX; phase++) {
      mains.phaseMv(phase, newMainsMv);
    }
    connect();
  }

  /** The charger's electronics get or lose their supply: without it the meter reads nothing. */
  public void powered(boolean powered) {
    metering.powered(powered);
  }

  @Override
  public void tick(long nowNanos) {
    plug.tick(nowNanos);
    residual.tick(nowNanos);
    contactor.tick(nowNanos);
    connect();
    lock.tick(nowNanos);
    capture.settle();
    car.tick(nowNanos);
    metering.tick(nowNanos);
  }

  @Override
  public long nextDeadlineNanos() {
    if (path.stale()) {
      return clock.nowNanos();
    }
    long switchNanos = Math.min(contactor.nextDeadlineNanos(), lock.nextDeadlineNanos());
    long carNanos = Math.min(plug.nextDeadlineNanos(), car.nextDeadlineNanos());
    long meterNanos = Math.min(metering.nextDeadlineNanos(), residual.nextDeadlineNanos());
    return Math.min(meterNanos, Math.min(switchNanos, carNanos));
  }

  private void connect() {
    path.connect();
    lock.supplied(mains.live());
  }
}
