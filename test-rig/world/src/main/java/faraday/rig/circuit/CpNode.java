package faraday.rig.circuit;

/**
 * The one node of the pilot circuit: a source behind R1, a leak to earth, the load behind its
 * diode, and all capacitance. Piecewise linear in two regions, so every voltage has a closed form:
 * below the knee the load is off, above it the load draws (V − knee) / R.
 */
final class CpNode {

  /** After so many time constants what is left of a 24 V step is below 0.1 mV. */
  private static final double SETTLED_AFTER = 13;

  private final double[] offGoalV = new double[2];
  private final double[] onGoalV = new double[2];
  private final double[] settledV = new double[2];
  private double offTauS;
  private double onTauS;
  private double kneeV;
  private long settleNanos;

  /** What hangs on the node. {@code loadOhm} may be infinite, and so may {@code leakOhm}. */
  record Load(double loadOhm, double kneeV, double leakOhm, double capacitanceNf) {}

  /** Solves the node afresh. A knee of −∞ is a diode that conducts both ways. */
  void solve(CpParts parts, Load load) {
    double offSiemens = 1 / parts.r1Ohm() + 1 / load.leakOhm();
    double onSiemens = offSiemens + 1 / load.loadOhm();
    double farad = (parts.capacitanceNf() + load.capacitanceNf()) * 1e-9;
    boolean noKnee = Double.isInfinite(load.kneeV());
    double kneeAmpere = noKnee ? 0 : load.kneeV() / load.loadOhm();
    kneeV = load.kneeV();
    offTauS = farad / offSiemens;
    onTauS = farad / onSiemens;
    for (int level = 0; level < 2; level++) {
      double sourceV = level == 1 ? parts.sourceHighV() : parts.sourceLowV();
      offGoalV[level] = sourceV / parts.r1Ohm() / offSiemens;
      onGoalV[level] = (sourceV / parts.r1Ohm() + kneeAmpere) / onSiemens;
      settledV[level] = offGoalV[level] > kneeV ? onGoalV[level] : offGoalV[level];
    }
    settleNanos = (long) (offTauS * SETTLED_AFTER * 1e9) + 1;
  }

  /** Holds the node at these voltages from a source without resistance. */
  void force(double highV, double lowV) {
    settledV[1] = highV;
    settledV[0] = lowV;
    settleNanos = 0;
  }

  /** Where the node ends up. */
  double settledV(boolean high) {
    return settledV[high ? 1 : 0];
  }

  /** After this long the node counts as settled. */
  long settleNanos() {
    return settleNanos;
  }

  /**
   * How long the node takes from its other settled level until it passes a voltage below the knee,
   * in ns; 0 when it never does.
   */
  long passesAfterNanos(boolean high, double atV) {
    double fromV = settledV(!high);
    int level = high ? 1 : 0;
    boolean passes = (fromV < atV) == (atV < settledV(high)) && fromV != atV;
    if (!passes || settleNanos == 0) {
      return 0;
    }
    double seconds = 0;
    double lowFromV = fromV;
    if (fromV > kneeV) {
      double toV = Math.max(kneeV, atV);
      seconds = onTauS * StrictMath.log((fromV - onGoalV[level]) / (toV - onGoalV[level]));
      lowFromV = toV;
    }
    if (lowFromV != atV) {
      seconds += offTauS * StrictMath.log((lowFromV - offGoalV[level]) / (atV - offGoalV[level]));
    }
    return (long) (seconds * 1e9);
  }

  /** The node's voltage some time after it was at {@code fromV}, with the source standing still. */
  double after(double fromV, boolean high, long nanos) {
    if (nanos >= settleNanos) {
      return settledV(high);
    }
    int level = high ? 1 : 0;
    double seconds = nanos * 1e-9;
    boolean on = fromV > kneeV || (fromV == kneeV && offGoalV[level] > kneeV);
    double goalV = on ? onGoalV[level] : offGoalV[level];
    double tauS = on ? onTauS : offTauS;
    double endV = goalV + (fromV - goalV) * StrictMath.exp(-seconds / tauS);
    boolean crosses = on ? endV < kneeV : endV > kneeV;
    if (!crosses) {
      return endV;
    }
    double untilKneeS = tauS * StrictMath.log((fromV - goalV) / (kneeV - goalV));
    double otherGoalV = on ? offGoalV[level] : onGoalV[level];
    double otherTauS = on ? offTauS : onTauS;
    double leftS = seconds - untilKneeS;
    return otherGoalV + (kneeV - otherGoalV) * StrictMath.exp(-leftS / otherTauS);
  }
}
