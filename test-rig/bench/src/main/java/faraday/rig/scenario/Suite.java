package faraday.rig.scenario;

import faraday.rig.car.PlantModel;
import faraday.rig.scenario.format.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Loads scenarios and plays them, several at a time; worlds share nothing. */
public final class Suite {

  private static final long DEFAULT_SEED = 1;
  private static final long NANOS_PER_MS = 1_000_000L;

  private final List<Scenario> scenarios;

  private Suite(List<Scenario> scenarios) {
    this.scenarios = scenarios;
  }

  /** Loaded, or refused: then nothing may be played. */
  public sealed interface Loading {
    /** All files are in order. */
    record Loaded(Suite suite) implements Loading {}

    /** Everything that is wrong, in the order of the files. */
    record Refused(List<Problem> problems) implements Loading {}
  }

  /**
   * Loads files and folders.
   *
   * @param filter takes a file by its path
   */
  public static Loading load(List<Path> paths, Predicate<String> filter) {
    List<Problem> problems = new ArrayList<>();
    List<Scenario> scenarios = ScenarioFiles.load(paths, filter, problems);
    return problems.isEmpty()
        ? new Loading.Loaded(new Suite(scenarios))
        : new Loading.Refused(List.copyOf(problems));
  }

  /** How many scenarios there are. */
  public int size() {
    return scenarios.size();
  }

  /** Which planted faults each file must catch, by its path. */
  public Map<String, List<String>> proves() {
    Map<String, List<String>> proves = new LinkedHashMap<>();
    scenarios.forEach(scenario -> proves.put(scenario.file(), scenario.proves()));
    return proves;
  }

  /**
   * Plays everything.
   *
   * @param wallNanos tells wall time, for the speed only
   */
  public SuiteReport play(SuiteOptions options, LongSupplier wallNanos) {
    long beganNanos = wallNanos.getAsLong();
    List<Task> tasks = scenarios.stream().flatMap(s -> tasks(s, options).stream()).toList();
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(options.threads())) {
      IdentityHashMap<Task, Future<Outcome>> futures = new IdentityHashMap<>();
      tasks.stream()
          .sorted(Comparator.comparingLong(Task::lengthNanos).reversed()) // no thread ends alone
          .forEach(task -> futures.put(task, threads.submit(task::play)));
      for (Task task : tasks) {
        outcomes.add(Objects.requireNonNull(futures.get(task)).get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while playing", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a scenario's thread died", e);
    }
    long wallMs = (wallNanos.getAsLong() - beganNanos) / NANOS_PER_MS;
    return new SuiteReport(outcomes, options, Math.max(1, wallMs));
  }

  private static List<Task> tasks(Scenario scenario, SuiteOptions options) {
    List<Task> tasks = new ArrayList<>();
    for (Corner corner : corners(options)) {
      if (!scenario.skipped().contains(corner.word())) {
        tasks.add(new Task(scenario, corner, options));
      }
    }
    return tasks;
  }

  private static List<Corner> corners(SuiteOptions options) {
    String only = options.onlyCorner();
    if (only != null) {
      return Arrays.stream(Corner.values()).filter(c -> c.word().equals(only)).toList();
    }
    return options.corners() ? List.of(Corner.values()) : List.of(Corner.NOMINAL);
  }

  /** Names of all corners. */
  public static List<String> cornerNames() {
    return Arrays.stream(Corner.values()).map(Corner::word).toList();
  }

  /** One scenario at one corner. */
  private record Task(Scenario scenario, Corner corner, SuiteOptions options) {

    long lengthNanos() {
      return scenario.lengthNanos();
    }

    Outcome play() {
      return switch (options.circuit()) {
        case OWN -> alone(scenario.fixture().circuit());
        case PLATEAU -> alone(PlantModel.PilotModel.PLATEAU);
        case PER_SAMPLE -> alone(PlantModel.PilotModel.PER_SAMPLE);
        case COMPARE -> compared();
      };
    }

    private Outcome alone(PlantModel.PilotModel circuit) {
      return Tracing.played(scenario, variant(circuit), options);
    }

    private Outcome compared() {
      Outcome plateau = alone(PlantModel.PilotModel.PLATEAU);
      Outcome sampled = alone(PlantModel.PilotModel.PER_SAMPLE);
      return plateau.against(sampled, scenario.fixture().tickMs(corner) * NANOS_PER_MS);
    }

    private Variant variant(PlantModel.PilotModel circuit) {
      long seed = options.seed().orElse(scenario.seed().orElse(DEFAULT_SEED));
      return new Variant(seed, corner, circuit);
    }
  }
}
