package faraday.rig.car;

import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import java.util.ArrayList;
import java.util.List;

/** A plant under a charger of a few lines: duty, command, feed. */
final class PlantBench {

  static final long MS = 1_000_000L;

  final VirtualClock clock = new VirtualClock();
  final List<String> lines = new ArrayList<>();
  final Plant plant;
  boolean closed;

  PlantBench(CarModel car) {
    this(PlantModel.standard().with(car));
  }

  PlantBench(PlantModel model) {
    this(model, 1);
  }

  PlantBench(PlantModel model, long seed) {
    SimProbe probe =
        new SimProbe() {
          @Override
          public void level(long nowNanos, String signal, long value) {
            lines.add(nowNanos / MS + " " + signal + " " + value);
          }

          @Override
          public void bytes(long nowNanos, String signal, byte[] data, int offset, int count) {}
        };
    plant = new Plant(clock, model, probe, seed);
  }

  /** Plugs in at once, drives a duty, closes 2 s later, and runs until 20 s. */
  PlantBench charge(int permille) {
    offer(permille);
    runMs(2_000);
    closed = true;
    runMs(17_000);
    return this;
  }

  /** Plugs in and drives a duty 1 s later. */
  PlantBench offer(int permille) {
    plant.plug().plugIn(Cable.of32A());
    runMs(1_000);
    plant.pilot().drive(permille);
    return this;
  }

  /** Closes whenever the car is ready, as a charger does. */
  PlantBench runClosing(long ms) {
    for (long i = 0; i < ms; i += 10) {
      closed = plant.circuit().s2() != faraday.rig.circuit.S2.OPEN;
      runMs(10);
    }
    return this;
  }

  /** Ticks every millisecond, and at every deadline in between. */
  PlantBench runMs(long ms) {
    long endNanos = clock.nowNanos() + ms * MS;
    while (clock.nowNanos() < endNanos) {
      long gridNanos = Math.min(endNanos, clock.nowNanos() + MS);
      long dueNanos = Math.max(clock.nowNanos() + 1, plant.nextDeadlineNanos());
      clock.advanceTo(Math.min(gridNanos, dueNanos));
      hold();
    }
    return this;
  }

  /** Jumps from deadline to deadline; the contactor stays as it is for less than its hold time. */
  PlantBench jumpS(long seconds) {
    long endNanos = clock.nowNanos() + seconds * 1_000 * MS;
    while (clock.nowNanos() < endNanos) {
      long dueNanos = Math.max(clock.nowNanos(), plant.nextDeadlineNanos());
      clock.advanceTo(Math.min(endNanos, Math.min(dueNanos, clock.nowNanos() + 50 * MS)));
      hold();
    }
    return this;
  }

  private void hold() {
    plant.contactor().command(closed);
    if (closed) {
      plant.contactor().feed();
    }
    plant.tick(clock.nowNanos());
  }

  /** The lines of one signal, as {@code "ms value"}. */
  List<String> of(String signal) {
    return lines.stream()
        .filter(line -> line.contains(" " + signal + " "))
        .map(line -> line.replace(" " + signal, ""))
        .toList();
  }

  /** How often a signal took a value. */
  long count(String signal, long value) {
    return lines.stream().filter(line -> line.endsWith(" " + signal + " " + value)).count();
  }
}
