package faraday.rig.powercut;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many worlds, each cut again and again; the same seed and number give the same report. */
public final class CutCampaign {

  private static final int THREADS = 2;
  private static final int CUTS_PER_WORLD = 200;

  private CutCampaign() {}

  /**
   * Runs a campaign on two threads.
   *
   * @param cuts how many, at least 1
   */
  public static CutReport run(long cuts, long seed) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      Callable<CutReport> even = () -> part(cuts, seed, 0, THREADS);
      Callable<CutReport> odd = () -> part(cuts, seed, 1, THREADS);
      CutReport report = CutReport.NONE;
      for (Future<CutReport> part : threads.invokeAll(List.of(even, odd))) {
        report = report.plus(part.get());
      }
      return report;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a world came to an unexpected end", e);
    }
  }

  /** Every so manieth world, on the caller's thread. */
  static CutReport part(long cuts, long seed, int first, int step) {
    long worlds = (cuts + CUTS_PER_WORLD - 1) / CUTS_PER_WORLD;
    CutReport report = CutReport.NONE;
    for (long world = first; world < worlds; world += step) {
      int wanted = (int) Math.min(CUTS_PER_WORLD, cuts - world * CUTS_PER_WORLD);
      report = report.plus(new CutWorld(seed * 1_000_003 + world).cut(wanted));
    }
    return report;
  }
}
