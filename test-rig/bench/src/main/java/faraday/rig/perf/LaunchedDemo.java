package faraday.rig.perf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code bench demo --json} as a user runs it: the launcher in a fresh process, best of several,
 * measured from outside.
 *
 * <p>{@code demoWallMs} is from the start of the launcher to the end of the process. {@code
 * demoStartUpMs} is from the start of the launcher to the first line of the story, which stands
 * when the charger is up: journal read, self-test passed, PN532 answering. Processor time and
 * memory are what the operating system says of that process when its last line appears.
 */
final class LaunchedDemo implements Measurement {

  private static final double WALL_MS_LIMIT = 5000;
  private static final double START_UP_MS_LIMIT = 2000;
  private static final double NANOS_PER_MS = 1e6;
  private static final double KIB_PER_MIB = 1024;
  private static final long PATIENCE_S = 120;
  private static final String PEAK = "VmHWM:";

  private final @Nullable Path launcher;

  /**
   * A demo to be launched.
   *
   * @param launcher the executable, or null when the bench was not started by one
   */
  LaunchedDemo(@Nullable Path launcher) {
    this.launcher = launcher;
  }

  /** What one run took. */
  private record Run(double wallMs, double startUpMs, double cpuMs, double peakMib) {}

  @Override
  public String what() {
    return "the demo in a process of its own";
  }

  @Override
  public List<Figure> measure(Scale scale) {
    Path program = launcher;
    if (program == null) {
      throw new NotMeasuredException("no launcher: start this as test-rig/bin/bench perf");
    }
    try {
      launch(program, scale.seed());
      Run best = launch(program, scale.seed());
      for (int i = 1; i < scale.repeats(); i++) {
        best = better(best, launch(program, scale.seed()));
      }
      return figures(best);
    } catch (IOException failed) {
      throw new NotMeasuredException("the demo does not start: " + failed.getMessage(), failed);
    }
  }

  @Override
  public List<Figure> unmeasured() {
    return figures(new Run(0, 0, 0, 0)).stream().map(Figure::unmeasured).toList();
  }

  private static List<Figure> figures(Run run) {
    return List.of(
        Figure.below("demoWallMs", Rounded.to(0, run.wallMs), "ms wall", WALL_MS_LIMIT),
        Figure.below("demoStartUpMs", Rounded.to(0, run.startUpMs), "ms wall", START_UP_MS_LIMIT),
        Figure.info("demoCpuMs", Rounded.to(0, run.cpuMs), "ms cpu"),
        Figure.info("demoPeakMemoryMib", Rounded.to(0, run.peakMib), "MiB resident"));
  }

  private static Run better(Run one, Run other) {
    return new Run(
        Math.min(one.wallMs, other.wallMs),
        Math.min(one.startUpMs, other.startUpMs),
        Math.min(one.cpuMs, other.cpuMs),
        Math.min(one.peakMib, other.peakMib));
  }

  private static Run launch(Path program, long seed) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "demo", "--json", "--seed", Long.toString(seed));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    long startNanos = System.nanoTime();
    Process process = builder.start();
    CompletableFuture<Process> patience = endAfter(process, PATIENCE_S);
    double firstLineMs = -1;
    double cpuMs = 0;
    double peakMib = 0;
    try (BufferedReader story =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = story.readLine(); line != null; line = story.readLine()) {
        firstLineMs = firstLineMs < 0 ? msSince(startNanos) : firstLineMs;
        cpuMs = Math.max(cpuMs, cpuMs(process));
        peakMib = Math.max(peakMib, peakMib(process));
      }
    }
    int exit = patience.thenCompose(Process::onExit).join().exitValue();
    double wallMs = msSince(startNanos);
    if (exit != 0) {
      throw new NotMeasuredException("the demo ended with " + exit);
    }
    return new Run(wallMs, firstLineMs, cpuMs, peakMib);
  }

  /** A demo that hangs is ended, so that its stream ends too. */
  private static CompletableFuture<Process> endAfter(Process process, long seconds) {
    return process
        .onExit()
        .orTimeout(seconds, TimeUnit.SECONDS)
        .exceptionally(
            late -> {
              process.destroy();
              return process;
            });
  }

  private static double msSince(long startNanos) {
    return (System.nanoTime() - startNanos) / NANOS_PER_MS;
  }

  private static double cpuMs(Process process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  /** Peak resident memory as Linux counts it, 0 where there is no such file. */
  private static double peakMib(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith(PEAK)) {
        String kib = line.substring(PEAK.length()).replace("kB", "").strip();
        return Long.parseLong(kib) / KIB_PER_MIB;
      }
    }
    return 0;
  }
}
