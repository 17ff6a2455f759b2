package faraday.pilot.supervision;

import static faraday.pilot.supervision.Witness.MS;
import static faraday.pilot.supervision.Witness.S;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SimSensors;
import faraday.hal.sim.VirtualClock;

/** A residual-current monitor, its watch, and what happens around it. */
final class ResidualScene {

  final Witness witness = new Witness();
  final VirtualClock clock = new VirtualClock();
  final SimSensors monitor = new SimSensors(clock, () -> 1000, () -> false);
  final Situation now = new Situation();
  final ResidualWatch watch;

  ResidualScene(ReclosePolicy policy) {
    now.tested = true;
    watch =
        new ResidualWatch(
            SupervisionLimits.standard().residualTest(), policy, monitor, witness.faults);
  }

  void charge() {
    run(3 * S);
    close();
    run(10 * S);
    assertEquals(1, watch.testCount());
  }

  void reclose() {
    close();
    run(10 * S);
  }

  void close() {
    now.plugged = true;
    now.wanted = true;
    now.offering = true;
    now.ordered = true;
    now.mirrorClosed = true;
    run(5 * MS);
  }

  void open() {
    now.ordered = false;
    now.mirrorClosed = false;
  }

  /** The latch opens the contactor before the next look. */
  void trip(boolean dc) {
    monitor.residualDc = dc;
    monitor.residualAc = !dc;
    open();
    now.offering = false;
    run(5 * MS);
    assertTrue(witness.faults.opensAtOnce(), witness.told::toString);
  }

  void run(long nanos) {
    run(nanos, 5 * MS);
  }

  void run(long nanos, long stepNanos) {
    long endNanos = clock.nowNanos() + nanos;
    while (clock.nowNanos() < endNanos) {
      clock.advanceTo(Math.min(endNanos, clock.nowNanos() + stepNanos));
      witness.faults.beginTick();
      watch.watch(clock.nowNanos(), now);
    }
  }

  void jump(long nanos) {
    clock.advanceTo(clock.nowNanos() + nanos);
    witness.faults.beginTick();
    watch.watch(clock.nowNanos(), now);
  }

  boolean mayStart() {
    return watch.mayStart(clock.nowNanos());
  }
}
