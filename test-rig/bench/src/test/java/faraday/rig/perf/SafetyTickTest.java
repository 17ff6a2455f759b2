package faraday.rig.perf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The safety loop makes no garbage (design §2); only counts are judged here, never times. */
final class SafetyTickTest {

  private static final int WARM_UP_TICKS = 50_000;
  private static final int TICKS = 1_000_000;
  private static final int ALLOCATIONS = 1000;

  @Test
  void allocatesLessThanOneByteForEachSafetyTick() {
    ChargingLoop loop = ChargingLoop.begin(1);
    loop.ticks(WARM_UP_TICKS);
    double bytes = SafetyTicks.bytesPerTick(loop, TICKS);
    loop.mustCharge();
    assertTrue(bytes < 1, "bytes per tick: " + bytes);
  }

  /** The check can fail: what is allocated is seen. */
  @Test
  void countsWhatTheThreadAllocates() {
    byte[][] kept = new byte[ALLOCATIONS][];
    long before = ThreadCosts.allocatedBytes();
    for (int i = 0; i < ALLOCATIONS; i++) {
      kept[i] = new byte[16];
    }
    long bytes = ThreadCosts.allocatedBytes() - before;
    assertTrue(bytes >= ALLOCATIONS * 16L, "bytes seen: " + bytes);
  }
}
