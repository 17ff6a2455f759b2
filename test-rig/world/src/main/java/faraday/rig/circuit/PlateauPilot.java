package faraday.rig.circuit;

import faraday.hal.PilotOutput;
import faraday.hal.sim.VirtualClock;

/**
 * The fast model: the converter delivers settled plateaus, of each as many samples as would have
 * met it while it stood, but no more than a few. Right for everything slower than a period of the
 * pilot; without noise.
 */
public final class PlateauPilot implements PilotPort {

  /** Samples per second of both levels together, as the faithful model's converter takes them. */
  private static final int RATE_HZ = 13_382;

  /** As many of one level at a time as a reader needs that ignores three bad ones. */
  private static final int SAMPLES_MAX = 4;

  /** Samples that wait to be read; further ones are too old to matter. */
  private static final int WAITING_MAX = 96;

  /** Times are reduced by this before they are multiplied; 1000 s are a whole number of samples. */
  private static final long WRAP_NANOS = 1_000_000_000_000L;

  private final VirtualClock clock;
  private final CpCircuit circuit;
  private final int[] waitingMv = new int[WAITING_MAX];
  private int waiting;
  private long standsSinceNanos;

  /** The ports of a circuit. */
  public PlateauPilot(VirtualClock clock, CpCircuit circuit) {
    this.clock = clock;
    this.circuit = circuit;
    this.standsSinceNanos = clock.nowNanos();
    circuit.beforeChange(this::sample);
  }

  @Override
  public int drain(int[] intoMv) {
    sample();
    int count = Math.min(waiting, intoMv.length);
    System.arraycopy(waitingMv, 0, intoMv, 0, count);
    waiting = 0;
    return circuit.converterDead() ? 0 : count;
  }

  /** What stood until now has been sampled, before the circuit changes or is read. */
  private void sample() {
    long nowNanos = clock.nowNanos();
    int highPermille = circuit.drivenPermille();
    add(circuit.highMv(), nowNanos, highPermille);
    add(circuit.lowMv(), nowNanos, PilotOutput.STEADY_HIGH_PERMILLE - highPermille);
    standsSinceNanos = nowNanos;
  }

  private void add(int levelMv, long nowNanos, int sharePermille) {
    long met =
        samplesUntil(nowNanos, sharePermille) - samplesUntil(standsSinceNanos, sharePermille);
    int count = (int) Math.min(met, Math.min(SAMPLES_MAX, WAITING_MAX - waiting));
    for (int i = 0; i < count; i++) {
      waitingMv[waiting++] = levelMv;
    }
  }

  /** Samples that a level of this share of the time has met since the last whole 1000 s. */
  private long samplesUntil(long nanos, int sharePermille) {
    long sinceNanos = nanos - standsSinceNanos / WRAP_NANOS * WRAP_NANOS;
    return sinceNanos / 1_000 * RATE_HZ * sharePermille / 1_000_000_000L;
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
