package faraday.rig.circuit;

import faraday.hal.PilotOutput;
import faraday.hal.sim.VirtualClock;
import java.util.Arrays;

/**
 * The fast model: the converter delivers settled plateaus, a few samples of each: those that stood
 * since it was last asked for at least three periods of the pilot, and those that stand now. Right
 * for everything slower than that.
 */
public final class PlateauPilot implements PilotPort {

  private static final int SAMPLES_PER_SIDE = 4;
  private static final long VISIBLE_NANOS = 3_000_000L;

  /** Plateaus remembered between two readings; further ones are too short to matter. */
  private static final int PASSED_MAX = 8;

  private final VirtualClock clock;
  private final CpCircuit circuit;
  private final int[] passedMv = new int[PASSED_MAX * SAMPLES_PER_SIDE * 2];
  private int passedSamples;
  private long standsSinceNanos;

  /** The ports of a circuit. */
  public PlateauPilot(VirtualClock clock, CpCircuit circuit) {
    this.clock = clock;
    this.circuit = circuit;
    this.standsSinceNanos = clock.nowNanos();
    circuit.beforeChange(this::remember);
  }

  @Override
  public int drain(int[] intoMv) {
    int passed = Math.min(passedSamples, intoMv.length);
    System.arraycopy(passedMv, 0, intoMv, 0, passed);
    passedSamples = 0;
    standsSinceNanos = clock.nowNanos();
    return circuit.converterDead() ? 0 : fill(intoMv, passed);
  }

  /** The circuit is about to change: what stood until now may have been seen. */
  private void remember() {
    long nowNanos = clock.nowNanos();
    boolean visible = nowNanos - standsSinceNanos >= VISIBLE_NANOS;
    if (visible && passedSamples < passedMv.length) {
      passedSamples = fill(passedMv, passedSamples);
    }
    standsSinceNanos = nowNanos;
  }

  /** Adds the present plateaus and answers where they end. */
  private int fill(int[] intoMv, int from) {
    int count = Math.min(intoMv.length - from, 2 * SAMPLES_PER_SIDE);
    int highs = highs(count);
    Arrays.fill(intoMv, from, from + highs, circuit.highMv());
    Arrays.fill(intoMv, from + highs, from + count, circuit.lowMv());
    return from + count;
  }

  private int highs(int count) {
    int permille = circuit.drivenPermille();
    if (permille == PilotOutput.STEADY_LOW_PERMILLE) {
      return 0;
    }
    return permille == PilotOutput.STEADY_HIGH_PERMILLE ? count : count / 2;
  }

  @Override
  public void drive(int dutyPermille) {
    if (dutyPermille != circuit.orderedPermille()) {
      circuit.order(dutyPermille);
    }
  }

  @Override
  public int readBackPermille() {
    return circuit.orderedPermille();
  }
}
