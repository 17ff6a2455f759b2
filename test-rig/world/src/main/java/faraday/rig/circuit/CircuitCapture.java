package faraday.rig.circuit;

import faraday.hal.PilotCapture;
import faraday.hal.sim.VirtualClock;

/**
 * A timer capture behind a comparator at the pilot contact: the mean of what the generator really
 * did over the last 100 periods, or since it began to switch.
 */
public final class CircuitCapture implements PilotCapture {

  private static final int PERIODS = 100;

  /** A comparator needs the pilot to cross earth by so much on both sides. */
  private static final int THRESHOLD_MV = 500;

  private final VirtualClock clock;
  private final CpCircuit circuit;
  private long seen = -1;
  private boolean switching;
  private long sinceNanos;
  private int fromPeriodNanos;
  private int fromHighNanos;
  private int periodNanos;
  private int highNanos;
  private boolean dead;

  /** A capture of this circuit. */
  public CircuitCapture(VirtualClock clock, CpCircuit circuit) {
    this.clock = clock;
    this.circuit = circuit;
  }

  /** Breaks or mends it: dead it sees no edges. */
  public void dead(boolean newDead) {
    dead = newDead;
  }

  @Override
  public int periodNanos() {
    settle();
    return switching && !dead ? mean(fromPeriodNanos, periodNanos) : 0;
  }

  @Override
  public int highNanos() {
    settle();
    return switching && !dead ? mean(fromHighNanos, highNanos) : 0;
  }

  /** Takes note of a change of the circuit; called when it may have changed. */
  public void settle() {
    if (circuit.changes() == seen) {
      return;
    }
    seen = circuit.changes();
    boolean crosses = circuit.highMv() > THRESHOLD_MV && circuit.lowMv() < -THRESHOLD_MV;
    boolean nowSwitching = circuit.switching() && crosses;
    int newHighNanos = crosses ? circuit.highNanos() + slewNanos() : 0;
    boolean same = circuit.periodNanos() == periodNanos && newHighNanos == highNanos;
    if (nowSwitching == switching && same) {
      return;
    }
    fromPeriodNanos = switching ? mean(fromPeriodNanos, periodNanos) : circuit.periodNanos();
    fromHighNanos = switching ? mean(fromHighNanos, highNanos) : newHighNanos;
    periodNanos = circuit.periodNanos();
    highNanos = newHighNanos;
    switching = nowSwitching;
    sinceNanos = clock.nowNanos();
  }

  /** The capacitance delays both edges at the comparator's threshold, which is earth. */
  private int slewNanos() {
    CpNode node = circuit.node();
    return (int) (node.passesAfterNanos(false, 0) - node.passesAfterNanos(true, 0));
  }

  private int mean(int from, int to) {
    long windowNanos = (long) PERIODS * periodNanos;
    long goneNanos = clock.nowNanos() - sinceNanos;
    if (from == to || goneNanos >= windowNanos) {
      return to;
    }
    return (int) (from + (to - from) * goneNanos / windowNanos);
  }
}
