package faraday.rig.mutation;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Runs PIT in a Java process of its own and reads what it found. An empty run is no success: PIT
 * under a Java older than the classes finds nothing and is content.
 */
public final class MutationRun {

  /** The classes are compiled for this. */
  private static final int JAVA = 25;

  private static final String MAIN = "org.pitest.mutationtest.commandline.MutationCoverageReport";
  private static final int THREADS = 2;

  /**
   * A mutant is given up after this on top of what its tests usually take; a machine may be busy.
   */
  private static final int PATIENCE_MS = 10_000;

  /** PIT starts many short processes: the first compiler and one collector thread suit them. */
  private static final String SHORT_LIVES = "-XX:+UseSerialGC,-XX:TieredStopAtLevel=1";

  /** Random walks that judge every survivor once more must be short. */
  private static final String SHORT_WALKS = "-Dfaraday.walk.seeds=1";

  private final Path javaHome;
  private final Mutators mutators;
  private final Consumer<String> progress;

  /** Which changes are made. */
  public enum Mutators {
    /** PIT's usual set. */
    DEFAULTS,
    /** Also: every condition made true, and made false. */
    STRONGER
  }

  /**
   * A run on the Java of this process.
   *
   * @param progress is told PIT's lines, from this thread
   * @throws MutationTrouble when this Java cannot read the classes
   */
  public MutationRun(Mutators mutators, Consumer<String> progress) throws MutationTrouble {
    this(Path.of(System.getProperty("java.home")), Runtime.version(), mutators, progress);
  }

  MutationRun(Path javaHome, Runtime.Version version, Mutators mutators, Consumer<String> progress)
      throws MutationTrouble {
    if (version.feature() < JAVA) {
      throw new MutationTrouble("Java " + JAVA + " is needed, this is " + version.feature());
    }
    this.javaHome = javaHome;
    this.mutators = mutators;
    this.progress = progress;
  }

  /**
   * Mutates and judges.
   *
   * @param work folder for PIT's report
   * @throws MutationTrouble when PIT failed, a test fails without any mutant, there was no mutant,
   *     or no test reached one
   */
  public MutationFigures run(MutationTarget target, Path work)
      throws MutationTrouble, InterruptedException {
    try {
      Files.createDirectories(work);
      Path report = work.resolve("mutations.xml");
      Files.deleteIfExists(report);
      int code = call(command(target, work));
      if (code != 0) {
        throw new MutationTrouble("PIT ended with " + code + ", see above");
      }
      return judged(new MutationFigures(PitReport.read(report)));
    } catch (IOException e) {
      throw new MutationTrouble("PIT could not be run: " + e.getMessage());
    }
  }

  private static MutationFigures judged(MutationFigures figures) throws MutationTrouble {
    int all = figures.mutants().size();
    if (all == 0) {
      throw new MutationTrouble("an empty run: no mutants");
    }
    if (figures.count(Mutant.Fate.NO_COVERAGE) == all) {
      throw new MutationTrouble("an empty run: no test reaches any of " + all + " mutants");
    }
    int left = figures.count(Mutant.Fate.STARTED) + figures.count(Mutant.Fate.NOT_STARTED);
    if (left > 0) {
      throw new MutationTrouble("PIT left " + left + " mutants unjudged");
    }
    return figures;
  }

  private List<String> command(MutationTarget target, Path work) {
    return List.of(
        javaHome.resolve("bin/java").toString(),
        "-XX:+UseSerialGC",
        "-cp",
        joined(target.classPath(), File.pathSeparator),
        MAIN,
        "--reportDir=" + work,
        "--outputFormats=XML",
        "--timestampedReports=false",
        "--verbosity=NO_SPINNER",
        "--threads=" + THREADS,
        "--timeoutConst=" + PATIENCE_MS,
        "--mutators=" + mutators,
        "--jvmArgs=" + SHORT_LIVES + "," + SHORT_WALKS,
        "--sourceDirs=" + work,
        "--mutableCodePaths=" + target.code(),
        "--targetClasses=" + joined(target.classes(), ","),
        "--targetTests=" + joined(target.tests(), ","));
  }

  private static String joined(List<?> parts, String separator) {
    return parts.stream().map(String::valueOf).collect(Collectors.joining(separator));
  }

  private int call(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread end = new Thread(() -> endAll(process), "end of PIT");
    Runtime.getRuntime().addShutdownHook(end);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        progress.accept(line);
      }
      return process.waitFor();
    } finally {
      endAll(process);
      Runtime.getRuntime().removeShutdownHook(end);
    }
  }

  private static void endAll(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
