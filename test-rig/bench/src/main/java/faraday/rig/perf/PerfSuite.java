package faraday.rig.perf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All figures of docs/PERFORMANCE.md, one after the other, never two at a time. */
public final class PerfSuite {

  private final List<Measurement> measurements;

  /**
   * A suite.
   *
   * @param launcher the bench's executable, or null when there is none to launch
   */
  public PerfSuite(@Nullable Path launcher) {
    this(
        List.of(
            new StartTap(),
            new FastStop(),
            new CardFastStop(),
            new ReadTap(),
            new LaunchedDemo(launcher),
            new PublicKeyOperations(),
            new TapComputation(),
            new CardComputation(),
            new FirstTap(),
            new FourHourCharge(),
            new SampledCharge(),
            new SafetyTicks(),
            new Openings()));
  }

  PerfSuite(List<Measurement> measurements) {
    this.measurements = List.copyOf(measurements);
  }

  /**
   * Measures everything. What could not be measured keeps its line, without a value.
   *
   * @param progress told what begins and what failed
   */
  public List<Figure> run(Scale scale, Consumer<String> progress) {
    List<Figure> figures = new ArrayList<>();
    for (Measurement measurement : measurements) {
      progress.accept(measurement.what());
      figures.addAll(measured(measurement, scale, progress));
    }
    return figures;
  }

  private static List<Figure> measured(
      Measurement measurement, Scale scale, Consumer<String> progress) {
    try {
      return measurement.measure(scale);
    } catch (NotMeasuredException failed) {
      progress.accept("not measured: " + failed.getMessage());
      return measurement.unmeasured();
    }
  }
}
