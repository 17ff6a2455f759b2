package faraday.rig.perf;

import faraday.hal.sim.VirtualClock;
import faraday.pilot.connector.ConnectorSafety;
import faraday.pilot.connector.ContactorState;
import faraday.rig.car.Cable;
import faraday.rig.car.Plant;
import faraday.rig.phone.Intent;

/**
 * The safety loop of one connector in the middle of a charge, ticked 5 ms after 5 ms while the rest
 * of the world stands still: contactor closed, pilot at C2. Its ports are simulated, so what they
 * allocate would count too.
 */
final class ChargingLoop {

  private static final long PERIOD_NANOS = 5_000_000L;
  private static final long TOKEN_S = 12 * 3600;
  private static final long TOKEN_WH = 80_000;
  private static final long TOKEN_MINOR = 9_000;

  private final VirtualClock clock;
  private final Plant plant;
  private final ConnectorSafety safety;

  private ChargingLoop(PerfWorld world) {
    clock = world.clock();
    plant = world.board().plant(1);
    safety = world.board().charger().connectors().get(0);
  }

  /**
   * A loop some seconds into a charge.
   *
   * @throws NotMeasuredException when the charge does not begin
   */
  static ChargingLoop begin(long seed) {
    PerfWorld world = new PerfWorld(seed, dialogue -> dialogue);
    boolean up = world.boot();
    world.board().plant(1).plug().plugIn(Cable.of32A());
    world.run(2 * PerfWorld.NANOS_PER_S);
    if (!up || !world.tap(world.driver("driver", TOKEN_S, TOKEN_WH, TOKEN_MINOR), Intent.START)) {
      throw new NotMeasuredException("no charge to tick through");
    }
    world.run(10 * PerfWorld.NANOS_PER_S);
    ChargingLoop loop = new ChargingLoop(world);
    loop.mustCharge();
    return loop;
  }

  /**
   * So many ticks, each with the service loop's sign of life before it. The plant is ticked when
   * something is due there, ten times a second, since a meter that reads nothing ends the charge.
   */
  void ticks(int count) {
    for (int i = 0; i < count; i++) {
      clock.advanceTo(clock.nowNanos() + PERIOD_NANOS);
      if (plant.nextDeadlineNanos() <= clock.nowNanos()) {
        plant.tick(clock.nowNanos());
      }
      safety.orders().alive();
      safety.tick(clock.nowNanos());
    }
  }

  /**
   * What does not charge any more was not measured while charging.
   *
   * @throws NotMeasuredException when the contactor is not closed
   */
  void mustCharge() {
    safety.status().refresh();
    if (safety.status().contactor() != ContactorState.CLOSED) {
      throw new NotMeasuredException("contactor " + safety.status().contactor());
    }
  }
}
