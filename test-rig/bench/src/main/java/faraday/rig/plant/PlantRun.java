package faraday.rig.plant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Plants faults one at a time and runs the probes that must notice. Two workers, each with an arena
 * that holds all plants: our classes are loaded and compiled twice, however many plants there are.
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

  /** One plant and those who are shown it. */
  private record Job(int number, PlantedFault fault, List<Probe> probes) {}

  /** What came of one plant. */
  private record Done(int number, List<Verdict> verdicts) {}

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
    Switchboard plants = Switchboard.of(faults, classes);
    List<Done> done = new ArrayList<>();
    Queue<Job> jobs = new ConcurrentLinkedQueue<>(jobs(faults, probes));
    ExecutorService workers = Executors.newFixedThreadPool(THREADS, PlantRun::daemon);
    try {
      List<Future<List<Done>>> pending = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        pending.add(workers.submit(() -> work(plants, jobs)));
      }
      pending.forEach(worker -> done.addAll(of(worker)));
    } finally {
      workers.shutdownNow();
    }
    done.sort(Comparator.comparingInt(Done::number));
    List<Verdict> verdicts = done.stream().flatMap(one -> one.verdicts().stream()).toList();
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

  private List<Job> jobs(List<PlantedFault> faults, List<Probe> probes) {
    List<Job> jobs = new ArrayList<>();
    for (PlantedFault fault : faults) {
      List<Probe> shown =
          probes.stream()
              .filter(one -> pairing == Pairing.MATRIX || one.proves().contains(fault.id()))
              .sorted(Comparator.comparing(Probe::name))
              .toList();
      jobs.add(new Job(jobs.size() + 1, fault, shown));
    }
    return jobs;
  }

  /** Plays until no job is left; a run that does not end costs its arena. */
  private List<Done> work(Switchboard plants, Queue<Job> jobs) {
    List<Done> done = new ArrayList<>();
    Arena arena = new Arena(classes, plants, entryClass, LIMIT_S);
    for (Job job = jobs.poll(); job != null; job = jobs.poll()) {
      List<Verdict> verdicts = new ArrayList<>();
      for (Probe probe : job.probes()) {
        if (arena.lost()) {
          arena = new Arena(classes, plants, entryClass, LIMIT_S);
        }
        verdicts.add(Verdict.of(job.fault(), probe, arena.run(job.number(), probe.order())));
      }
      long caught = verdicts.stream().filter(Verdict::caught).count();
      progress.accept(job.fault().id() + ": caught by " + caught + " of " + verdicts.size());
      done.add(new Done(job.number(), verdicts));
    }
    return done;
  }

  private static List<Done> of(Future<List<Done>> worker) {
    try {
      return worker.get();
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
