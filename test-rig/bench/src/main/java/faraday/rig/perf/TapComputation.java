package faraday.rig.perf;

import faraday.rig.phone.Intent;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Processor time the charger itself takes for a whole start tap, warm: handshake, token, proof,
 * grant, answer, farewell. Every tap is the first of a fresh charger, with keys, token and phone of
 * its own, so nothing repeats and no tap carries another's records.
 */
final class TapComputation implements Measurement {

  private static final double P99_MS_MAX = 2;
  private static final double NANOS_PER_MS = 1e6;
  private static final int DIGITS = 3;
  private static final long TOKEN_S = 7200;
  private static final long TOKEN_WH = 30_000;
  private static final long TOKEN_MINOR = 2000;

  @Override
  public String what() {
    return "computing time of a start tap";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    Histogram cpuNanos = new Histogram(DIGITS);
    for (int i = 0; i < scale.warmUpTaps() + scale.taps(); i++) {
      long nanos = tap(scale.seed() + i);
      if (i >= scale.warmUpTaps()) {
        cpuNanos.recordValue(nanos);
      }
    }
    return figures(ms(cpuNanos, 50), ms(cpuNanos, 99), scale.taps());
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(0, 0, 0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(double p50Ms, double p99Ms, int taps) {
    return List.of(
        Figure.info("chargerTapCpuMsP50", p50Ms, "ms cpu, median"),
        Figure.atMost("chargerTapCpuMs", p99Ms, "ms cpu, p99", P99_MS_MAX),
        Figure.info("chargerTapsMeasured", taps, "taps"));
  }

  private static double ms(Histogram nanos, double percentile) {
    return Rounded.to(3, nanos.getValueAtPercentile(percentile) / NANOS_PER_MS);
  }

  /** Processor time of one start tap in a world of its own, in ns. */
  static long tap(long seed) {
    List<ClockedDialogue> clocks = new ArrayList<>();
    PerfWorld world =
        new PerfWorld(
            seed,
            dialogue -> {
              ClockedDialogue clocked = new ClockedDialogue(dialogue);
              clocks.add(clocked);
              return clocked;
            });
    boolean up = world.boot();
    if (!up || !world.tap(world.driver("driver", TOKEN_S, TOKEN_WH, TOKEN_MINOR), Intent.START)) {
      throw new NotMeasuredException("a start tap to be measured failed, seed " + seed);
    }
    return clocks.getLast().cpuNanos();
  }
}
