package faraday.rig.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Many seeds, some at a time. Each is a world of its own; what it comes to does not depend on which
 * thread plays it or when.
 *
 * @param firstSeed of the range
 * @param lastSeed included
 * @param minutes of virtual time for each
 * @param circuit {@code plateau} or {@code perSample}
 * @param threads played at a time
 */
public record SoakCampaign(
    long firstSeed, long lastSeed, long minutes, String circuit, int threads) {

  /** Plays all; {@code progress} is told of every seed that is done, from the threads. */
  public SoakReport run(Consumer<String> progress) throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<SoakRun.Result>> parts = new ArrayList<>();
      for (long seed = firstSeed; seed <= lastSeed; seed++) {
        SoakSpec spec = SoakSpec.draw(seed, circuit);
        parts.add(pool.submit(() -> played(spec, progress)));
      }
      List<SoakRun.Result> results = new ArrayList<>();
      for (Future<SoakRun.Result> part : parts) {
        results.add(part.get());
      }
      return new SoakReport(this, results);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a world broke down", e.getCause());
    }
  }

  private SoakRun.Result played(SoakSpec spec, Consumer<String> progress) {
    SoakRun.Result result = new SoakRun(spec, minutes).run();
    String verdict = result.breaches().isEmpty() ? "ok" : result.breaches().getFirst().toString();
    progress.accept(
        "seed %d: %d stimuli, %d openings, %s, %s"
            .formatted(spec.seed(), result.stimuli(), result.openings(), result.hash(), verdict));
    return result;
  }
}
