package faraday.pilot.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.pilot.fault.FaultEvidence;
import faraday.pilot.fault.FaultLatch;
import faraday.pilot.fault.FaultListener;
import faraday.pilot.fault.SafetyFault;
import java.util.ArrayList;
import java.util.List;

/** A latch for one watch under test, and all that it was told, in order. */
final class Witness implements FaultEvidence, FaultListener {

  static final long MS = 1_000_000L;
  static final long S = 1_000 * MS;

  final FaultLatch faults = new FaultLatch(this, this);
  final List<String> told = new ArrayList<>();

  @Override
  public int highMv() {
    return 6_000;
  }

  @Override
  public int lowMv() {
    return -12_000;
  }

  @Override
  public int maxCurrentMa() {
    return 16_000;
  }

  @Override
  public void raised(long nowNanos, SafetyFault fault, boolean further, int detail) {
    told.add(fault + " " + detail);
  }

  @Override
  public void cleared(long nowNanos, SafetyFault fault) {
    told.add("over " + fault);
  }

  boolean has(SafetyFault fault) {
    return faults.isLatched(fault);
  }

  /** Asserts everything told so far, oldest first. */
  void told(String... all) {
    assertEquals(List.of(all), told);
  }
}
