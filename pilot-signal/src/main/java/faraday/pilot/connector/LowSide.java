package faraday.pilot.connector;

/**
 * Judges the low plateau while the 1 kHz signal is driven. −12 V there proves two things at once:
 * the generator switches, and the vehicle has its diode. A bare resistor or a shorted diode pulls
 * it up.
 */
final class LowSide {

  /** Deepest plausible plateau: −12.6 V and measuring error. */
  static final int MIN_MV = -13_500;

  /** Highest plateau of a vehicle with a diode: −11.4 V and measuring error. */
  static final int MAX_MV = -10_500;

  /** Two plateaus closer than this are one: nothing switches. */
  private static final int ONE_PLATEAU_MV = 1_000;

  /** A side that should not be there and is deeper than this is a signal. */
  private static final int STRAY_MV = 3_000;

  /** Settling and one tick of delay on top of the window. */
  private static final int MARGIN_MS = 15;

  private final long blankNanos;
  private int dutyPermille = -1;
  private boolean switching;
  private long modeSinceNanos;
  private boolean known;
  private boolean good;
  private boolean onePlateau;
  private long sinceNanos;

  /**
   * A judge that waits after each start of the signal.
   *
   * @param windowMs span of the sampling window
   */
  LowSide(int windowMs) {
    blankNanos = (windowMs + MARGIN_MS) * 1_000_000L;
  }

  void observe(long nowNanos, int drivenPermille, int highMv, int lowMv) {
    if (drivenPermille != dutyPermille) {
      boolean switches = switches(drivenPermille);
      if (!switches || !switching) {
        switching = switches;
        modeSinceNanos = nowNanos;
        known = false;
      }
      dutyPermille = drivenPermille;
    }
    onePlateau = highMv - lowMv < ONE_PLATEAU_MV;
    if (nowNanos - modeSinceNanos < blankNanos) {
      return;
    }
    boolean goodNow = switching ? lowMv >= MIN_MV && lowMv <= MAX_MV : steady(highMv, lowMv);
    if (!known || goodNow != good) {
      known = true;
      good = goodNow;
      sinceNanos = nowNanos;
    }
  }

  private static boolean switches(int permille) {
    return permille > 0 && permille < 1000;
  }

  /** True while the signal is driven and its low side is seen at −12 V. */
  boolean proven() {
    return switching && known && good;
  }

  /**
   * How long the plateaus have contradicted what is driven: a wrong low side while it switches, the
   * other side while it does not. 0 while all is well or not known yet, in ms.
   */
  int wrongMs(long nowNanos) {
    return known && !good ? (int) ((nowNanos - sinceNanos) / 1_000_000L) : 0;
  }

  /** True when what is wrong is the generator's doing, not the vehicle's. */
  boolean generatorAtFault() {
    return !switching || onePlateau;
  }

  /** Steady +12 V shows nothing negative, steady −12 V nothing positive, whatever is connected. */
  private boolean steady(int highMv, int lowMv) {
    return dutyPermille == 0 ? highMv < STRAY_MV : lowMv > -STRAY_MV;
  }
}
