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
    measurements =
        List.of(
            new StartTap(),
            new LaunchedDemo(launcher),
            new TapComputation(),
            new FourHourCharge(),
            new SafetyTicks());
  }

  /**
   * Measures everything.
   *
   * @param progress told what begins
   */
  public List<Figure> run(Scale scale, Consumer<String> progress) {
    List<Figure> figures = new ArrayList<>();
    for (Measurement measurement : measurements) {
      progress.accept(measurement.what());
      figures.addAll(measurement.measure(scale));
    }
    return figures;
  }
}
