package faraday.rig.circuit;

import faraday.hal.PilotOutput;
import faraday.hal.sim.SimProbe;
import faraday.hal.sim.VirtualClock;

/**
 * The pilot circuit of one connector: what drives it, what hangs on it, what is broken. The node is
 * solved on every change and only then.
 *
 * <p>Signals: {@code cp.dutyPermille}, {@code cp.highMv}, {@code cp.lowMv}, the settled plateaus;
 * while nothing switches both are the one level there is; {@code cp.periodNanos} and {@code
 * cp.errorNanos}, what is wrong with the generator's timer.
 */
public final class CpCircuit {

  /** A leak that is none. */
  public static final double NO_LEAK_OHM = Double.POSITIVE_INFINITY;

  /** Answer of {@link #vehicleSeesPermille()} when the vehicle sees no pilot at all. */
  public static final int NO_PILOT = -1;

  /** Of an exact 1 kHz. */
  static final int PERIOD_NANOS = 1_000_000;

  private static final int NOT_STUCK = -1;

  /** Below this high plateau a vehicle makes nothing of the signal. */
  private static final int VEHICLE_MIN_MV = 1_000;

  private final VirtualClock clock;
  private CpParts parts;
  private final InletParts inlet;
  private final SimProbe probe;
  private final CpNode node = new CpNode();
  private Runnable beforeChange = () -> {};
  private int orderedPermille = PilotOutput.STEADY_HIGH_PERMILLE;
  private int stuckPermille = NOT_STUCK;
  private int drivenPermille = PilotOutput.STEADY_HIGH_PERMILLE;
  private boolean converterDead;
  private boolean connected;
  private boolean wireBroken;
  private boolean diodeShorted;
  private boolean vehicleAway;
  private int periodNanos = PERIOD_NANOS;
  private int errorNanos;
  private boolean forced;
  private double forcedHighV;
  private double forcedLowV;
  private double leakOhm = NO_LEAK_OHM;
  private S2 s2 = S2.OPEN;
  private int highMv;
  private int lowMv;
  private long changes;

  /** A circuit with nothing plugged, driving steady +12 V. */
  public CpCircuit(VirtualClock clock, CpParts parts, InletParts inlet, SimProbe probe) {
    this.clock = clock;
    this.parts = parts;
    this.inlet = inlet;
    this.probe = probe;
    solve();
  }

  // ---- stimuli

  /** Joins or parts the pilot contact of the plug. */
  public void connected(boolean joined) {
    beforeChange.run();
    connected = joined;
    solve();
  }

  /** Moves the vehicle's switch. */
  public void s2(S2 position) {
    beforeChange.run();
    s2 = position;
    solve();
  }

  /** Shorts the vehicle's diode, or mends it. A bare resistor is an inlet with a shorted diode. */
  public void diodeShorted(boolean shorted) {
    beforeChange.run();
    diodeShorted = shorted;
    solve();
  }

  /**
   * Puts a resistor between pilot and earth on the charger's side.
   *
   * @param ohm above 0, or {@link #NO_LEAK_OHM} to take it away
   */
  public void leakOhm(double ohm) {
    if (!(ohm > 0)) {
      throw new IllegalArgumentException("a leak above 0 ohm, not " + ohm);
    }
    beforeChange.run();
    leakOhm = ohm;
    solve();
  }

  /** Breaks or mends the converter: dead it delivers no samples. */
  public void converterDead(boolean dead) {
    converterDead = dead;
  }

  boolean converterDead() {
    return converterDead;
  }

  /** Breaks or mends the pilot wire in the cable. */
  public void wireBroken(boolean broken) {
    beforeChange.run();
    wireBroken = broken;
    solve();
  }

  /** Makes the generator drive this duty whatever is ordered, while it reports what was ordered. */
  public void generatorStuckAt(int dutyPermille) {
    beforeChange.run();
    stuckPermille = dutyPermille;
    solve();
  }

  /** Lets the generator obey again. */
  public void generatorFreed() {
    generatorStuckAt(NOT_STUCK);
  }

  /** Other source voltages, R1 or capacitance from now on: a weak or wrong generator. */
  public void source(CpParts newParts) {
    beforeChange.run();
    parts = newParts;
    solve();
  }

  /**
   * Makes the generator's timer wrong while it switches.
   *
   * @param newPeriodNanos of one period, nominally 1 000 000
   * @param newErrorNanos what each high phase is too long, may be negative
   */
  public void generatorError(int newPeriodNanos, int newErrorNanos) {
    if (newPeriodNanos < 100_000 || newPeriodNanos > 10_000_000) {
      throw new IllegalArgumentException("no period of a pilot: " + newPeriodNanos);
    }
    beforeChange.run();
    periodNanos = newPeriodNanos;
    errorNanos = newErrorNanos;
    probe.level(clock.nowNanos(), "cp.periodNanos", periodNanos);
    probe.level(clock.nowNanos(), "cp.errorNanos", errorNanos);
    solve();
  }

  /** Holds both plateaus from outside, in mV, whatever hangs on the pilot. */
  public void force(int newHighMv, int newLowMv) {
    beforeChange.run();
    forced = true;
    forcedHighV = newHighMv / 1000.0;
    forcedLowV = newLowMv / 1000.0;
    solve();
  }

  /** Lets go of the plateaus. */
  public void unforce() {
    beforeChange.run();
    forced = false;
    solve();
  }

  /** The vehicle takes its load off the pilot for a moment, and keeps looking at it. */
  public void vehicleAway(boolean away) {
    beforeChange.run();
    vehicleAway = away;
    solve();
  }

  // ---- what is to be seen

  /** The switch's position. */
  public S2 s2() {
    return s2;
  }

  /** True while a vehicle hangs on the pilot. */
  public boolean connected() {
    return connected && !wireBroken;
  }

  /** Duty that is really driven. */
  public int drivenPermille() {
    return drivenPermille;
  }

  /** Settled high plateau in mV. */
  public int highMv() {
    return highMv;
  }

  /** Settled low plateau in mV. */
  public int lowMv() {
    return lowMv;
  }

  /** The duty at the vehicle's inlet, to the nearest permille, or {@link #NO_PILOT}. */
  public int vehicleSeesPermille() {
    if (!connected() || highMv < VEHICLE_MIN_MV) {
      return NO_PILOT;
    }
    return switching()
        ? (int) ((highNanos() * 1000L + periodNanos / 2) / periodNanos)
        : drivenPermille;
  }

  /** True while the generator makes pulses. */
  public boolean switching() {
    return drivenPermille > 0 && drivenPermille < PilotOutput.STEADY_HIGH_PERMILLE;
  }

  /** The generator's true period. */
  public int periodNanos() {
    return periodNanos;
  }

  /** The generator's true high phase: 0 or the period while nothing switches. */
  public int highNanos() {
    int idealNanos = (int) ((long) drivenPermille * periodNanos / 1000);
    return switching()
        ? Math.clamp((long) idealNanos + errorNanos, 1, periodNanos - 1)
        : idealNanos;
  }

  /** Rises with every change; equal values mean an unchanged circuit. */
  public long changes() {
    return changes;
  }

  // ---- for the two models of this package

  int orderedPermille() {
    return orderedPermille;
  }

  void order(int dutyPermille) {
    if (dutyPermille < 0 || dutyPermille > 1000) {
      throw new IllegalArgumentException("duty outside 0 … 1000: " + dutyPermille);
    }
    beforeChange.run();
    orderedPermille = dutyPermille;
    solve();
  }

  void beforeChange(Runnable newBeforeChange) {
    beforeChange = newBeforeChange;
  }

  CpNode node() {
    return node;
  }

  private void solve() {
    int oldPermille = drivenPermille;
    drivenPermille = stuckPermille == NOT_STUCK ? orderedPermille : stuckPermille;
    boolean hangs = connected() && !vehicleAway;
    double loadOhm = hangs ? inlet.loadOhm(s2) : Double.POSITIVE_INFINITY;
    double kneeV = hangs ? inlet.diodeV() : Double.POSITIVE_INFINITY;
    if (hangs && diodeShorted) {
      kneeV = Double.NEGATIVE_INFINITY;
    }
    double capacitanceNf = hangs ? inlet.capacitanceNf() : 0;
    node.solve(parts, new CpNode.Load(loadOhm, kneeV, leakOhm, capacitanceNf));
    if (forced) {
      node.force(forcedHighV, forcedLowV);
    }
    changes++;
    report(oldPermille);
  }

  private void report(int oldPermille) {
    long nowNanos = clock.nowNanos();
    if (drivenPermille != oldPermille || changes == 1) {
      probe.level(nowNanos, "cp.dutyPermille", drivenPermille);
    }
    int oldHighMv = highMv;
    int oldLowMv = lowMv;
    highMv = toMv(node.settledV(drivenPermille > 0));
    lowMv = toMv(node.settledV(drivenPermille == PilotOutput.STEADY_HIGH_PERMILLE));
    if (highMv != oldHighMv || changes == 1) {
      probe.level(nowNanos, "cp.highMv", highMv);
    }
    if (lowMv != oldLowMv || changes == 1) {
      probe.level(nowNanos, "cp.lowMv", lowMv);
    }
  }

  static int toMv(double volt) {
    return (int) StrictMath.rint(volt * 1000);
  }
}
