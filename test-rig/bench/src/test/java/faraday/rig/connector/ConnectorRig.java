package faraday.rig.connector;

import faraday.hal.LockMotor;
import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.pilot.connector.ConnectorConfig;
import faraday.pilot.connector.ConnectorPorts;
import faraday.pilot.connector.ConnectorSafety;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.connector.SafetySensors;
import faraday.pilot.connector.SafetyStatus;
import faraday.rig.bench.Simulation;
import faraday.rig.car.Cable;
import faraday.rig.car.Plant;
import faraday.rig.car.PlantModel;
import java.util.ArrayList;
import java.util.List;

/** One connector's safety loop, its plant, and a service loop that only says it lives. */
final class ConnectorRig {

  static final long MS = 1_000_000L;

  final VirtualClock clock;
  final Simulation simulation;
  final Journal journal = new Journal();
  final Plant plant;
  final ConnectorSafety safety;
  final SafetyStatus status;
  final List<String> events = new ArrayList<>();
  private boolean serviceLives = true;

  ConnectorRig(PlantModel model) {
    this(model, ConnectorConfig.standard(), 1);
  }

  ConnectorRig(PlantModel model, ConnectorConfig config, long seed) {
    this(new VirtualClock(), model, config, seed);
  }

  private ConnectorRig(VirtualClock clock, PlantModel model, ConnectorConfig config, long seed) {
    this(clock, new Simulation(clock), model, config, seed);
  }

  /** A rig beside others in one world. */
  ConnectorRig(
      VirtualClock clock,
      Simulation simulation,
      PlantModel model,
      ConnectorConfig config,
      long seed) {
    this.clock = clock;
    this.simulation = simulation;
    plant = new Plant(clock, model, journal, seed);
    safety =
        new ConnectorSafety(
            config,
            new ConnectorPorts(
                plant.pilot(),
                plant.pilot(),
                plant.plug(),
                plant.contactor(),
                plant.lock(),
                SafetySensors.of(plant.sensors())));
    status = safety.status();
    simulation.add(plant);
    simulation.add(safety);
    simulation.add(new ServiceLoop());
  }

  /** The beat and the drain of a service loop, every 100 ms. */
  private final class ServiceLoop implements Ticked {
    private long dueNanos;

    @Override
    public void tick(long nowNanos) {
      if (nowNanos >= dueNanos && serviceLives) {
        dueNanos = nowNanos + 100 * MS;
        safety.orders().alive();
        safety.events().drain((at, event, a, b) -> events.add(event + " " + a + " " + b));
      }
    }

    @Override
    public long nextDeadlineNanos() {
      return serviceLives ? dueNanos : NEVER;
    }
  }

  void killService() {
    serviceLives = false;
  }

  long nowMs() {
    return clock.nowNanos() / MS;
  }

  void runMs(long ms) {
    simulation.runTo(clock.nowNanos() + ms * MS);
    status.refresh();
  }

  boolean runUntil(State holds, long limitMs) {
    return simulation.runUntil(
        () -> {
          status.refresh();
          return holds.of(status);
        },
        limitMs * MS);
  }

  /** Boot, plug, hold, lock, offer, close: until current flows. */
  ConnectorRig charging(int limitMa) {
    offered(limitMa);
    must(s -> s.contactor() == ContactorState.CLOSED, 10_000, "closed");
    runMs(6_000);
    return this;
  }

  /** Boot, plug, hold, lock and offer. */
  ConnectorRig offered(int limitMa) {
    plugged(Cable.of32A());
    safety.orders().holdPlug();
    must(s -> s.bolt() == LockMotor.Bolt.SHUT, 2_000, "locked");
    safety.orders().offer(limitMa);
    return this;
  }

  /** Boot, plug and offer, where the cable is the charger's own and there is no lock. */
  ConnectorRig offeredWithOwnCable(int limitMa) {
    plugged(Cable.of32A());
    safety.orders().offer(limitMa);
    return this;
  }

  ConnectorRig plugged(Cable cable) {
    must(SafetyStatus::selfTestPassed, 1_000, "self-test");
    plant.plug().plugIn(cable);
    must(SafetyStatus::plugged, 1_000, "plugged");
    return this;
  }

  void must(State holds, long limitMs, String what) {
    if (!runUntil(holds, limitMs)) {
      throw new AssertionError(
          what
              + " not within "
              + limitMs
              + " ms: "
              + status.pilotState()
              + " "
              + status.fault()
              + " "
              + status.contactor()
              + " "
              + status.bolt()
              + "\n"
              + events);
    }
  }

  /** A condition on the status. */
  interface State {
    boolean of(SafetyStatus status);
  }

  /** The last value and the last change of every signal, and how often main contacts moved. */
  static final class Journal implements SimProbe {
    final List<String> lines = new ArrayList<>();
    long mainOpenedNanos = -1;
    long mainClosedNanos = -1;
    int closings;
    int openings;

    @Override
    public void level(long nowNanos, String signal, long value) {
      lines.add(nowNanos + " " + signal + " " + value);
      if (signal.equals("contactor.main")) {
        if (value == 1) {
          mainClosedNanos = nowNanos;
          closings++;
        } else {
          mainOpenedNanos = nowNanos;
          openings++;
        }
      }
    }

    @Override
    public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {}
  }
}
