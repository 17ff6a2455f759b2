package faraday.rig.plant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Plants faults one at a time and runs the probes that must notice: one arena for each plant, two
 * plants at a time.
 */
public final class PlantRun {

  private static final int THREADS = 2;
  private static final int LIMIT_S = 60;

  private final String entryClass;
  private final Pairing pairing;
  private final Consumer<String> progress;
  private final ClassBytes classes = new ClassBytes(PlantRun.class.getClassLoader());

  /** Which probes a plant is shown. */
  public enum Pairing {
    /** Those that name it. */
    NAMED,
    /** All. */
    MATRIX
  }

  /**
   * A run.
   *
   * @param entryClass a {@code Function<String, String>} that runs the probe of a name and says
   *     {@code passed}, {@code failed: …} or {@code trouble: …}
   * @param progress is told each finished plant, from any thread
   */
  public PlantRun(String entryClass, Pairing pairing, Consumer<String> progress) {
    this.entryClass = entryClass;
    this.pairing = pairing;
    this.progress = progress;
  }

  /**
   * Runs all pairs.
   *
   * @throws MisfitException when a plant fits no longer; nothing has been run then
   * @throws IllegalArgumentException when a probe names a plant that does not exist
   */
  public PlantReport run(List<PlantedFault> faults, List<Probe> probes) {
    refuseUnknownIds(probes);
    List<Patch> patches = faults.stream().map(fault -> Patch.of(fault, classes)).toList();
    List<List<Verdict>> byPlant = new ArrayList<>();
    ExecutorService workers = Executors.newFixedThreadPool(THREADS, PlantRun::daemon);
    try {
      List<Future<List<Verdict>>> pending = new ArrayList<>();
      for (int i = 0; i < faults.size(); i++) {
        PlantedFault fault = faults.get(i);
        Patch patch = patches.get(i);
        pending.add(workers.submit(() -> plant(fault, patch, probes)));
      }
      for (Future<List<Verdict>> verdicts : pending) {
        byPlant.add(of(verdicts));
      }
    } finally {
      workers.shutdownNow();
    }
    List<Verdict> verdicts = byPlant.stream().flatMap(List::stream).toList();
    return new PlantReport(faults, probes, verdicts);
  }

  private static void refuseUnknownIds(List<Probe> probes) {
    Set<String> known = new TreeSet<>(Plants.ids());
    for (Probe probe : probes) {
      Set<String> unknown = new TreeSet<>(probe.proves());
      unknown.removeAll(known);
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException(probe.name() + " proves unknown plants " + unknown);
      }
    }
  }

  private List<Verdict> plant(PlantedFault fault, Patch patch, List<Probe> probes) {
    Arena arena = new Arena(classes, patch, entryClass, LIMIT_S);
    List<Verdict> verdicts = new ArrayList<>();
    for (Probe probe : probes) {
      if (pairing == Pairing.MATRIX || probe.proves().contains(fault.id())) {
        verdicts.add(Verdict.of(fault, probe, arena.run(probe.order())));
      }
    }
    long caught = verdicts.stream().filter(Verdict::caught).count();
    progress.accept(fault.id() + ": caught by " + caught + " of " + verdicts.size());
    verdicts.sort(Comparator.comparing(Verdict::probe));
    return verdicts;
  }

  private static List<Verdict> of(Future<List<Verdict>> verdicts) {
    try {
      return verdicts.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "plants");
    thread.setDaemon(true);
    return thread;
  }
}
