package faraday.rig.car;

import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;
import faraday.rig.circuit.CpCircuit;
import faraday.rig.circuit.S2;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a car does to the pilot: its switch S2, and the oddities that some cars show there, as
 * scripts of steps at fixed times. Signal: {@code car.s2}, 0 open, 1 ready, 2 ventilation.
 */
@SuppressWarnings("EnumOrdinal") // a trace's levels are numbers
final class Inlet {

  /** One step of a script. */
  enum Act {
    OPEN,
    READY,
    DIODE_SHORTED,
    DIODE_GOOD,
    BACK
  }

  private record Step(long atNanos, Act act) {}

  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long NEVER = Long.MAX_VALUE;

  private final VirtualClock clock;
  private final CpCircuit circuit;
  private final SimProbe probe;
  private final S2 ready;
  private final Deque<Step> script = new ArrayDeque<>();
  private long openedAtNanos = Long.MIN_VALUE;
  private long nextNanos = NEVER;

  Inlet(VirtualClock clock, CpCircuit circuit, boolean ventilated, SimProbe probe) {
    this.clock = clock;
    this.circuit = circuit;
    this.probe = probe;
    this.ready = ventilated ? S2.VENTILATION : S2.READY;
  }

  boolean open() {
    return circuit.s2() == S2.OPEN;
  }

  /** When S2 last opened, or {@link Long#MIN_VALUE}. */
  long openedAtNanos() {
    return openedAtNanos;
  }

  /** True while steps of a script are still to come. */
  boolean busy() {
    return !script.isEmpty();
  }

  /** Closes S2, to the position by which this car asks. */
  void close() {
    move(ready);
  }

  /** Opens S2; some cars show A for so long on the way. */
  void open(int throughAMs) {
    if (throughAMs > 0) {
      circuit.vehicleAway(true);
      then(throughAMs, Act.BACK);
    }
    move(S2.OPEN);
  }

  void move(S2 position) {
    if (position == circuit.s2()) {
      return;
    }
    circuit.s2(position);
    probe.level(clock.nowNanos(), "car.s2", position.ordinal());
    if (position == S2.OPEN) {
      openedAtNanos = clock.nowNanos();
    }
  }

  /** Adds a step so long after the last one that is still to come, or after now. */
  void then(int afterMs, Act act) {
    script.addLast(new Step(endNanos() + afterMs * NANOS_PER_MS, act));
    nextNanos = script.getFirst().atNanos;
  }

  /** When the script will be over; now when there is none. */
  long endNanos() {
    return script.isEmpty() ? clock.nowNanos() : script.getLast().atNanos;
  }

  /** Forgets what is left of a script, and what it has broken so far. */
  void cancel() {
    for (Step step : script) {
      if (step.act == Act.DIODE_GOOD || step.act == Act.BACK) {
        perform(step.act);
      }
    }
    script.clear();
    nextNanos = NEVER;
  }

  /** Performs the steps that are due; true when there was one. */
  boolean tick(long nowNanos) {
    if (nowNanos < nextNanos) {
      return false;
    }
    while (!script.isEmpty() && script.getFirst().atNanos <= nowNanos) {
      perform(script.removeFirst().act);
    }
    nextNanos = script.isEmpty() ? NEVER : script.getFirst().atNanos;
    return true;
  }

  long nextDeadlineNanos() {
    return nextNanos;
  }

  private void perform(Act act) {
    switch (act) {
      case OPEN -> move(S2.OPEN);
      case READY -> close();
      case DIODE_SHORTED -> circuit.diodeShorted(true);
      case DIODE_GOOD -> circuit.diodeShorted(false);
      case BACK -> circuit.vehicleAway(false);
    }
  }
}
