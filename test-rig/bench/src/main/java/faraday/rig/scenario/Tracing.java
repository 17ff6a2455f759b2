package faraday.rig.scenario;

import faraday.rig.export.TraceFile;
import faraday.rig.trace.Trace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Plays a scenario with a trace where one is asked for. Without, a run that fails is played once
 * more with a trace into a temporary folder: the same seed gives the same run.
 */
final class Tracing {

  /** Failing runs that are traced of themselves; more would only fill the disk. */
  private static final int UNASKED_MAX = 20;

  private static final AtomicInteger UNASKED = new AtomicInteger();

  private Tracing() {}

  /**
   * Plays.
   *
   * @throws UncheckedIOException when a trace that was asked for cannot be written
   */
  static Outcome played(Scenario scenario, Variant variant, SuiteOptions options) {
    Path folder = options.traceFolder();
    if (folder != null) {
      Path own = folder.resolve(folderName(scenario, variant));
      return Outcome.of(traced(scenario, variant, own), own);
    }
    RunResult run = Player.play(scenario, variant, null);
    if (run.passed() || !run.started() || UNASKED.incrementAndGet() > UNASKED_MAX) {
      return Outcome.of(run, null);
    }
    return Outcome.of(run, unasked(scenario, variant));
  }

  private static @Nullable Path unasked(Scenario scenario, Variant variant) {
    try {
      Path own = Files.createTempDirectory("faraday-" + folderName(scenario, variant) + "-");
      traced(scenario, variant, own);
      return own;
    } catch (IOException | UncheckedIOException e) {
      return null; // the replay line still shows the way
    }
  }

  private static RunResult traced(Scenario scenario, Variant variant, Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(TraceFile.NAME);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        Trace trace = new Trace(out, variant.seed());
        RunResult run = Player.play(scenario, variant, trace);
        trace.hash();
        return run;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folderName(Scenario scenario, Variant variant) {
    String corner = variant.corner() == Corner.NOMINAL ? "" : "-" + variant.corner().word();
    boolean usual = variant.circuit() == scenario.fixture().circuit();
    return scenario.name() + corner + (usual ? "" : "-" + Variant.word(variant.circuit()));
  }
}
