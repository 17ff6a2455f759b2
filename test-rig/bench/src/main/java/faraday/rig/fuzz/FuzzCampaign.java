package faraday.rig.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Damaged inputs for all parsers, on two threads; each thread has a seed and inputs of its own. */
public final class FuzzCampaign {

  private static final int WORKERS = 2;

  private FuzzCampaign() {}

  /**
   * Gives that many inputs in all.
   *
   * @throws InterruptedException when the caller's thread is asked to end
   */
  public static FuzzReport run(List<Target> targets, long inputs, long seed)
      throws InterruptedException {
    List<FuzzWorker> workers = new ArrayList<>();
    List<Callable<Boolean>> shares = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      FuzzWorker worker = new FuzzWorker(targets, seed * WORKERS + i);
      long share = inputs / WORKERS + (i < inputs % WORKERS ? 1 : 0);
      workers.add(worker);
      shares.add(
          () -> {
            worker.run(share);
            return true;
          });
    }
    together(shares);
    FuzzReport.Sums sums = new FuzzReport.Sums();
    workers.forEach(worker -> worker.addTo(sums));
    return sums.report(seed);
  }

  private static void together(List<Callable<Boolean>> shares) throws InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      for (Future<Boolean> share : threads.invokeAll(shares)) {
        share.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the campaign itself failed", e.getCause());
    }
  }

  /** One input into one parser. */
  public static String replay(Target target, byte[] input) {
    return target.parsers().get().parse(input);
  }
}
