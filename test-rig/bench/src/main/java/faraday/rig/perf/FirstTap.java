package faraday.rig.perf;

import faraday.firmware.app.TapSelfTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Processor time of the very first start tap of a fresh process with a heap of 24 MB, after the
 * boot self-test; the median of several processes, and the first tap without it beside. World,
 * phone and office live in the same process and heap.
 */
final class FirstTap implements Measurement {

  private static final double MS_MAX = 5;
  private static final String HEAP = "-Xmx24m";
  private static final double NANOS_PER_MS = 1e6;

  @Override
  public String what() {
    return "first tap of a fresh process";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    double[] tested = new double[scale.repeats() + 2];
    for (int i = 0; i < tested.length; i++) {
      tested[i] = launch(TapSelfTest.ROUNDS, scale.seed() + i);
    }
    Arrays.sort(tested);
    return figures(tested[tested.length / 2], launch(0, scale.seed()));
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(0, 0).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(double testedMs, double coldMs) {
    return List.of(
        Figure.atMost("firstTapCpuMs", Rounded.to(3, testedMs), "ms cpu, 24 MB heap", MS_MAX),
        Figure.info("firstTapColdCpuMs", Rounded.to(3, coldMs), "ms cpu, no self-test"));
  }

  /** What the process prints: milliseconds of its first tap. */
  private static double launch(int rounds, long seed) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            HEAP,
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Alone.class.getName(),
            Integer.toString(rounds),
            Long.toString(seed));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(builder.start().getInputStream(), StandardCharsets.UTF_8))) {
      return Double.parseDouble(Objects.requireNonNullElse(out.readLine(), ""));
    } catch (IOException | NumberFormatException failed) {
      throw new NotMeasuredException("the process of the first tap failed", failed);
    }
  }

  /** The fresh process. */
  static final class Alone {

    private Alone() {}

    /** Self-test rounds, seed. */
    public static void main(String[] args) {
      if (!TapSelfTest.passes(Integer.parseInt(args[0]))) {
        throw new IllegalStateException("the self-test of the tap fails");
      }
      System.out.println(TapComputation.tap(Long.parseLong(args[1])) / NANOS_PER_MS);
    }
  }
}
