package faraday.pilot.fault;

/** Hears of every fault once when it is raised and once when it ends. Safety loop only. */
public interface FaultListener {

  /**
   * A fault was latched.
   *
   * @param further true when it stops a charge that another one had stopped before
   */
  void raised(long nowNanos, SafetyFault fault, boolean further, int detail);

  /** A latched fault ended. */
  void cleared(long nowNanos, SafetyFault fault);
}
