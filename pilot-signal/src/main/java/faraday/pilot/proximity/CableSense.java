package faraday.pilot.proximity;

/**
 * The cable of the present plug-in: a code counts when it has stood still for a while, and the
 * limit never rises before the plug is pulled. Confined to the safety loop.
 */
public final class CableSense {

  private final long steadyNanos;
  private boolean fixed;
  private int candidateMa = CableCode.NO_CABLE_MA;
  private long candidateSinceNanos;
  private int steadyMa = CableCode.NO_CABLE_MA;
  private int limitMa = CableCode.NO_CABLE_MA;

  /**
   * A socket with nothing in it.
   *
   * @param steadyMs how long a code must stand, in ms
   */
  public CableSense(int steadyMs) {
    steadyNanos = steadyMs * 1_000_000L;
  }

  /**
   * The charger's own cable: always there, always the same.
   *
   * @param limitMa what it carries, in mA
   */
  public static CableSense tethered(int limitMa) {
    CableSense sense = new CableSense(0);
    sense.fixed = true;
    sense.steadyMa = limitMa;
    sense.limitMa = limitMa;
    return sense;
  }

  /** Takes a reading, once per tick. */
  public void observe(long nowNanos, int resistanceOhm) {
    if (fixed) {
      return;
    }
    int readMa = CableCode.ampacityMa(resistanceOhm);
    if (readMa != candidateMa) {
      candidateMa = readMa;
      candidateSinceNanos = nowNanos;
    }
    if (!stands(nowNanos)) {
      return;
    }
    steadyMa = candidateMa;
    if (steadyMa != CableCode.NO_CABLE_MA && (limitMa == 0 || steadyMa < limitMa)) {
      limitMa = steadyMa;
    }
  }

  private boolean stands(long nowNanos) {
    return nowNanos - candidateSinceNanos >= steadyNanos;
  }

  /** True while a valid code stands. */
  public boolean present() {
    return steadyMa != CableCode.NO_CABLE_MA;
  }

  /** True when a code had been accepted since the last {@link #forget} and stands no more. */
  public boolean lost() {
    return limitMa != CableCode.NO_CABLE_MA && steadyMa == CableCode.NO_CABLE_MA;
  }

  /** The smallest ampacity accepted since the last {@link #forget}, in mA; 0 before the first. */
  public int limitMa() {
    return limitMa;
  }

  /** The plug was pulled: the next code counts afresh. */
  public void forget() {
    limitMa = steadyMa;
  }
}
