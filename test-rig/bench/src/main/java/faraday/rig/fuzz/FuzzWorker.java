package faraday.rig.fuzz;

import com.sun.management.ThreadMXBean;
import faraday.rig.fuzz.Target.Form;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One thread's share of the inputs. The same seed gives the same inputs. */
final class FuzzWorker {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int FINDINGS_MAX = 20;
  private static final int FOUND_MAX = 64;

  /** Inputs of a target before an allocation counts: classes are loaded and compiled then. */
  private static final int WARM_UP = 2_000;

  /** Inputs of a parser for one of a dialogue, which costs curve operations. */
  private static final int PARSERS_OFTENER = 3;

  private static final class Share {
    final Target target;
    final Target.Parser parser;
    final List<byte[]> pool;
    final Map<String, Long> outcomes = new TreeMap<>();
    final Map<String, byte[]> found = new LinkedHashMap<>();
    long inputs;
    long maxAllocBytes;

    Share(Target target) {
      this.target = target;
      parser = target.parsers().get();
      pool = new ArrayList<>(target.seeds());
    }
  }

  private final List<Share> shares;
  private final List<Share> turns = new ArrayList<>();
  private final Mutator mutator;
  private final List<Finding> findings = new ArrayList<>();
  private long uncaught;

  FuzzWorker(List<Target> targets, long seed) {
    shares = targets.stream().map(Share::new).toList();
    turns.addAll(shares);
    for (int i = 1; i < PARSERS_OFTENER; i++) {
      shares.stream().filter(share -> share.target.form() != Form.PIECES).forEach(turns::add);
    }
    mutator = new Mutator(seed);
  }

  /**
   * The seeds come first, as they are. A dialogue gets a third of what a parser gets: what does not
   * open costs curve operations there.
   */
  void run(long inputs) {
    for (long i = 0; i < inputs; i++) {
      Share share = turns.get((int) (i % turns.size()));
      boolean seed = share.inputs < share.target.seeds().size();
      byte[] input =
          seed
              ? share.target.seeds().get((int) share.inputs)
              : mutator.next(share.target.form(), share.pool);
      share.inputs++;
      give(share, input);
    }
  }

  private void give(Share share, byte[] input) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    String outcome = outcome(share, input);
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (share.inputs > WARM_UP) {
      share.maxAllocBytes = Math.max(share.maxAllocBytes, bytes);
      if (bytes > share.target.allocLimitBytes()) {
        note(Finding.of(share.target, bytes + " bytes allocated", input));
      }
    }
    if (share.outcomes.merge(outcome, 1L, Long::sum) == 1 && share.pool.size() < FOUND_MAX) {
      share.pool.add(input);
      share.found.put(outcome, input);
    }
  }

  /** Everything that can be thrown is caught here, since nothing may be. */
  @SuppressWarnings("CatchingUnchecked")
  private String outcome(Share share, byte[] input) {
    try {
      return share.parser.parse(input);
    } catch (Throwable thrown) {
      uncaught++;
      note(Finding.of(share.target, thrown.toString(), input));
      return "uncaught " + thrown.getClass().getName();
    }
  }

  private void note(Finding finding) {
    if (findings.size() < FINDINGS_MAX) {
      findings.add(finding);
    }
  }

  /** Adds what this worker has seen. */
  void addTo(FuzzReport.Sums sums) {
    sums.uncaught += uncaught;
    sums.findings.addAll(findings);
    for (Share share : shares) {
      sums.inputs += share.inputs;
      sums.maxAllocBytes.merge(share.target.name(), share.maxAllocBytes, Math::max);
      sums.seen(share.target.name(), share.outcomes, share.found);
    }
  }
}
