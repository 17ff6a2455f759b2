package faraday.rig.perf;

import faraday.hal.sim.VirtualClock;
import faraday.pilot.connector.ConnectorSafety;
import faraday.pilot.connector.ContactorState;
import faraday.rig.car.Cable;
import faraday.rig.phone.Intent;
import java.util.Arrays;
import java.util.List;

/**
 * The safety loop alone, 5 ms after 5 ms, in the middle of a charge: contactor closed, pilot at C2.
 * Its ports are simulated, so what they allocate would count too.
 */
final class SafetyTicks implements Measurement {

  private static final long PERIOD_NANOS = 5_000_000L;
  private static final int WARM_UP_TICKS = 200_000;
  private static final int BATCH_TICKS = 1_000;
  private static final long TOKEN_S = 12 * 3600;
  private static final long TOKEN_WH = 80_000;
  private static final long TOKEN_MINOR = 9_000;

  @Override
  public String what() {
    return "safety tick: allocation and time";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    PerfWorld world = new PerfWorld(scale.seed(), dialogue -> dialogue);
    boolean up = world.boot();
    world.board().plant(1).plug().plugIn(Cable.of32A());
    world.run(2 * PerfWorld.NANOS_PER_S);
    if (!up || !world.tap(world.driver("driver", TOKEN_S, TOKEN_WH, TOKEN_MINOR), Intent.START)) {
      throw new IllegalStateException("no charge to tick through");
    }
    world.run(10 * PerfWorld.NANOS_PER_S);
    Loop loop = new Loop(world);
    loop.ticks(WARM_UP_TICKS);
    double bytesPerTick = loop.bytesPerTick(scale.safetyTicks());
    double nanosPerTick = loop.medianNanosPerTick(scale.safetyTicks());
    loop.mustCharge();
    return List.of(
        Figure.below("safetyTickBytes", Rounded.to(6, bytesPerTick), "bytes per tick", 1),
        Figure.info("safetyTickNs", Rounded.to(1, nanosPerTick), "ns per tick, median"),
        Figure.info("safetyTicksMeasured", scale.safetyTicks(), "ticks"));
  }

  /** Ticks one connector's safety machine and nothing else, on the world's clock. */
  private static final class Loop {
    private final VirtualClock clock;
    private final ConnectorSafety safety;

    Loop(PerfWorld world) {
      clock = world.clock();
      safety = world.board().charger().connectors().get(0);
      mustCharge();
    }

    void ticks(int count) {
      for (int i = 0; i < count; i++) {
        clock.advanceTo(clock.nowNanos() + PERIOD_NANOS);
        safety.orders().alive();
        safety.tick(clock.nowNanos());
      }
    }

    double bytesPerTick(int count) {
      long before = ThreadCosts.allocatedBytes();
      ticks(count);
      return (double) (ThreadCosts.allocatedBytes() - before) / count;
    }

    double medianNanosPerTick(int count) {
      long[] batchNanos = new long[Math.max(1, count / BATCH_TICKS)];
      for (int i = 0; i < batchNanos.length; i++) {
        long before = System.nanoTime();
        ticks(BATCH_TICKS);
        batchNanos[i] = System.nanoTime() - before;
      }
      Arrays.sort(batchNanos);
      return (double) batchNanos[batchNanos.length / 2] / BATCH_TICKS;
    }

    /** What does not charge any more was not measured while charging. */
    void mustCharge() {
      safety.status().refresh();
      if (safety.status().contactor() != ContactorState.CLOSED) {
        throw new IllegalStateException("contactor " + safety.status().contactor());
      }
    }
  }
}
