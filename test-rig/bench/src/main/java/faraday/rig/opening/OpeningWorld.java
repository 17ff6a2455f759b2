package faraday.rig.opening;

import faraday.hal.LockMotor;
import faraday.hal.Ticked;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.pilot.connector.ConnectorPorts;
import faraday.pilot.connector.ConnectorSafety;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.connector.SafetyOrders;
import faraday.pilot.connector.SafetySensors;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.state.PilotState;
import faraday.rig.bench.Simulation;
import faraday.rig.car.Cable;
import faraday.rig.car.Plant;
import java.util.function.BooleanSupplier;

/**
 * One connector's safety loop and its plant, without phones and flash: what is needed to open a
 * contactor very often. A service loop only says that it lives, until it is silenced.
 */
final class OpeningWorld {

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long BEAT_NANOS = 100 * NANOS_PER_MS;
  private static final long PATIENCE_NANOS = 90_000 * NANOS_PER_MS;
  private static final long UNPLUGGED_NANOS = 1_000 * NANOS_PER_MS;

  private final VirtualClock clock = new VirtualClock();
  private final Simulation simulation = new Simulation(clock);
  private final Plant plant;
  private final ConnectorSafety safety;
  private final SafetyStatus status;
  private final int offerMa;
  private long stalledUntilNanos;
  private boolean serviceLives = true;
  private long partedNanos;

  /** A connector with power on and nothing plugged. */
  OpeningWorld(OpeningParts parts, long seed) {
    offerMa = parts.offerMa();
    plant = new Plant(clock, parts.plant(), new Parting(), seed);
    safety =
        new ConnectorSafety(
            parts.config(),
            new ConnectorPorts(
                plant.pilot(),
                plant.pilot(),
                plant.plug(),
                plant.contactor(),
                plant.lock(),
                SafetySensors.of(plant.sensors())));
    status = safety.status();
    simulation.add(plant);
    simulation.add(new Stallable());
    simulation.add(new ServiceBeat());
  }

  /** Notes when main contacts part. */
  private final class Parting implements SimProbe {
    @Override
    public void level(long nowNanos, String signal, long value) {
      if (value == 0 && signal.equals("contactor.main")) {
        partedNanos = nowNanos;
      }
    }

    @Override
    public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {}
  }

  /** The safety loop, which a stall keeps from its ticks. */
  private final class Stallable implements Ticked {
    @Override
    public void tick(long nowNanos) {
      if (nowNanos >= stalledUntilNanos) {
        safety.tick(nowNanos);
      }
    }

    @Override
    public long nextDeadlineNanos() {
      return Math.max(safety.nextDeadlineNanos(), stalledUntilNanos);
    }
  }

  /** The beat and the drain of a service loop. */
  private final class ServiceBeat implements Ticked {
    private long dueNanos;

    @Override
    public void tick(long nowNanos) {
      if (nowNanos >= dueNanos && serviceLives) {
        dueNanos = nowNanos + BEAT_NANOS;
        safety.orders().alive();
        safety.events().drain((_, _, _, _) -> {});
      }
    }

    @Override
    public long nextDeadlineNanos() {
      return serviceLives ? dueNanos : NEVER;
    }
  }

  // ---- what can be done to it

  Plant plant() {
    return plant;
  }

  SafetyOrders orders() {
    return safety.orders();
  }

  /** No safety tick passes for so long. */
  void stall(long nanos) {
    stalledUntilNanos = clock.nowNanos() + nanos;
  }

  /** The service loop falls silent, or speaks again. */
  void service(boolean lives) {
    serviceLives = lives;
  }

  /** Moves the pilot to another offer within the charge. */
  void offer(int limitMa) {
    safety.orders().offer(limitMa);
  }

  void run(long nanos) {
    simulation.runTo(clock.nowNanos() + nanos);
  }

  // ---- the way to closed contacts

  /**
   * Plugs in what is not plugged in, locks, offers, and waits for closed contacts.
   *
   * @return false when that fails, as it must behind a fault that only a restart ends
   */
  boolean charge() {
    if (!until(status::selfTestPassed)) {
      return false;
    }
    if (!plant.plug().joined()) {
      plant.plug().plugIn(Cable.of63A());
    }
    safety.orders().withdraw();
    safety.orders().holdPlug();
    if (!until(() -> status.plugged() && status.bolt() == LockMotor.Bolt.SHUT)) {
      return false;
    }
    safety.orders().offer(offerMa);
    return until(() -> status.contactor() == ContactorState.CLOSED);
  }

  /** Waits until contacts are closed again by themselves. */
  boolean recharge() {
    return until(() -> status.contactor() == ContactorState.CLOSED);
  }

  /** Frees the bolt and pulls the plug, so that whatever a plug-in latched is over. */
  boolean unplug() {
    safety.orders().releasePlug();
    if (!until(() -> plant.lock().trueBolt() == LockMotor.Bolt.OPEN)) {
      return false;
    }
    plant.plug().pullAtSocket();
    run(UNPLUGGED_NANOS);
    return until(() -> status.pilotState() == PilotState.A1);
  }

  /** What there is, for people. */
  String words() {
    return "pilot %s, fault %s, contactor %s, bolt %s, offered %d mA, S2 %s"
        .formatted(
            status.pilotState(),
            status.fault(),
            status.contactor(),
            status.bolt(),
            status.offeredLimitMa(),
            plant.circuit().s2());
  }

  private boolean until(BooleanSupplier holds) {
    return simulation.runUntil(
        () -> {
          status.refresh();
          return holds.getAsBoolean();
        },
        PATIENCE_NANOS);
  }

  // ---- what is measured

  /**
   * Does something and waits for contacts to part.
   *
   * @return the time between, in ns; −1 when they did not part within the limit and half of it
   */
  long partAfter(Runnable stimulus, long limitNanos) {
    long atNanos = clock.nowNanos();
    partedNanos = -1;
    stimulus.run();
    simulation.runUntil(() -> partedNanos >= 0, limitNanos + limitNanos / 2);
    return partedNanos < 0 ? -1 : partedNanos - atNanos;
  }
}
