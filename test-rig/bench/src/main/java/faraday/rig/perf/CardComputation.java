package faraday.rig.perf;

import faraday.rig.bench.BoardSpec;
import faraday.rig.car.PlantModel;
import faraday.rig.phone.AppReader;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What a start tap with the charger as card costs its processor and its heap, warm, as {@link
 * TapComputation} counts it: every tap is the first of a fresh charger.
 */
final class CardComputation implements Measurement {

  private static final double P99_MS_MAX = 2;
  private static final double NANOS_PER_MS = 1e6;
  private static final int DIGITS = 3;
  private static final int SHARE = 4;
  private static final long TOKEN_S = 7200;
  private static final long TOKEN_WH = 30_000;
  private static final long TOKEN_MINOR = 2000;

  /** The cost of one tap. */
  private record Cost(long cpuNanos, long bytes) {}

  @Override
  public String what() {
    return "computing time and allocation of a start tap as card";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    Histogram cpuNanos = new Histogram(DIGITS);
    int warmUp = scale.warmUpTaps() / SHARE;
    long[] bytes = new long[scale.taps() / SHARE];
    for (int i = 0; i < warmUp + bytes.length; i++) {
      Cost cost = tap(scale.seed() + i);
      if (i >= warmUp) {
        cpuNanos.recordValue(cost.cpuNanos());
        bytes[i - warmUp] = cost.bytes();
      }
    }
    Arrays.sort(bytes);
    return figures(ms(cpuNanos, 50), ms(cpuNanos, 99), bytes[bytes.length / 2]);
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(0, 0, 0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(double p50Ms, double p99Ms, long bytes) {
    return List.of(
        Figure.info("cardTapCpuMsP50", p50Ms, "ms cpu, median"),
        Figure.atMost("cardTapCpuMs", p99Ms, "ms cpu, p99", P99_MS_MAX),
        Figure.info("cardTapAllocBytes", (double) bytes, "bytes, median"));
  }

  private static double ms(Histogram nanos, double percentile) {
    return Rounded.to(3, nanos.getValueAtPercentile(percentile) / NANOS_PER_MS);
  }

  private static Cost tap(long seed) {
    List<ClockedCard> cards = new ArrayList<>();
    BoardSpec spec =
        PerfWorld.spec(PlantModel.PilotModel.PLATEAU)
            .withAroundCard(
                card -> {
                  ClockedCard clocked = new ClockedCard(card);
                  cards.add(clocked);
                  return clocked;
                });
    PerfWorld world = new PerfWorld(seed, dialogue -> dialogue, spec);
    boolean up = world.boot();
    WalletPhone phone = world.driver("driver", TOKEN_S, TOKEN_WH, TOKEN_MINOR);
    if (!up || !world.read(phone, new AppReader(phone), Intent.START)) {
      throw new NotMeasuredException("a start tap to be measured failed, seed " + seed);
    }
    return new Cost(cards.getLast().cpuNanos(), cards.getLast().bytes());
  }
}
