package faraday.rig.perf;

import java.util.Arrays;
import java.util.List;

/** Allocation and time of the safety tick, after warm-up. */
final class SafetyTicks implements Measurement {

  private static final int WARM_UP_TICKS = 200_000;
  private static final int BATCH_TICKS = 1_000;

  @Override
  public String what() {
    return "safety tick: allocation and time";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    ChargingLoop loop = ChargingLoop.begin(scale.seed());
    loop.ticks(WARM_UP_TICKS);
    double bytes = bytesPerTick(loop, scale.safetyTicks());
    double nanos = medianNanosPerTick(loop, scale.safetyTicks());
    loop.mustCharge();
    return figures(Rounded.to(6, bytes), Rounded.to(1, nanos), scale.safetyTicks());
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(0, 0, 0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(double bytes, double nanos, int ticks) {
    return List.of(
        Figure.below("safetyTickBytes", bytes, "bytes per tick", 1),
        Figure.info("safetyTickNs", nanos, "ns per tick, median"),
        Figure.info("safetyTicksMeasured", ticks, "ticks"));
  }

  /** What this thread allocates for each tick of the loop. */
  static double bytesPerTick(ChargingLoop loop, int count) {
    long before = ThreadCosts.allocatedBytes();
    loop.ticks(count);
    return (double) (ThreadCosts.allocatedBytes() - before) / count;
  }

  /** The median over batches, so that what others do to this machine falls out. */
  private static double medianNanosPerTick(ChargingLoop loop, int count) {
    long[] batchNanos = new long[Math.max(1, count / BATCH_TICKS)];
    for (int i = 0; i < batchNanos.length; i++) {
      long before = System.nanoTime();
      loop.ticks(BATCH_TICKS);
      batchNanos[i] = System.nanoTime() - before;
    }
    Arrays.sort(batchNanos);
    return (double) batchNanos[batchNanos.length / 2] / BATCH_TICKS;
  }
}
