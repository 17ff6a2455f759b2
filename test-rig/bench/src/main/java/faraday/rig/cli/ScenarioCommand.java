package faraday.rig.cli;

import faraday.rig.plant.Probe;
import faraday.rig.scenario.JunitXml;
import faraday.rig.scenario.PlantEntry;
import faraday.rig.scenario.Suite;
import faraday.rig.scenario.SuiteOptions;
import faraday.rig.scenario.SuiteReport;
import faraday.rig.scenario.format.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code bench scenario run}: timed scenarios with expectations, in virtual time. */
final class ScenarioCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int REFUSED = 2;
  private static final int NOT_STARTED = 3;
  private static final int THREADS_MAX = 64;
  private static final List<String> CIRCUITS = List.of("own", "plateau", "per-sample", "compare");

  private final PrintStream out;
  private final PrintStream err;

  ScenarioCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("scenario");
    spec.usageMessage().description("Plays timed scenarios on the simulated board.");
    spec.addSubcommand("run", runSpec());
    spec.addSubcommand("plants", PlantedRun.listSpec());
    return spec;
  }

  private static CommandSpec runSpec() {
    CommandSpec spec = CommandSpec.create().name("run").mixinStandardHelpOptions(true);
    spec.usageMessage()
        .description("Plays scenario files (*.yaml), see test-rig/scenarios/README.md.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE|DIR")
            .arity("1..*")
            .required(true)
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .description("Files, and folders with files.")
            .build());
    options(spec);
    return spec;
  }

  private static void options(CommandSpec spec) {
    flag(spec, "--json", "Prints one JSON object on stdout.");
    flag(spec, "--verbose", "Also names what passed, with the times measured.");
    flag(spec, "--corners", "Repeats each at every corner of the tolerances.");
    value(spec, "--corner", "Plays at this corner: ", Suite.cornerNames());
    value(spec, "--circuit", "The pilot circuit: ", CIRCUITS);
    number(
        spec, "--seed", long.class, "Decides keys, nonces and noise. Default: the file's, or 1.");
    number(spec, "--threads", int.class, "Runs at a time. Default: 2.");
    path(spec, "--junit", "FILE", "Writes the result as JUnit XML.");
    path(spec, "--trace", "DIR", "Writes a trace of each run into DIR/NAME.");
    PlantedRun.options().forEach(spec::addOption);
    spec.addOption(
        OptionSpec.builder("--filter")
            .type(String.class)
            .paramLabel("TEXT")
            .description("Only files with this in their path.")
            .build());
  }

  private static void flag(CommandSpec spec, String name, String text) {
    spec.addOption(OptionSpec.builder(name).type(boolean.class).description(text).build());
  }

  private static void number(CommandSpec spec, String name, Class<?> type, String text) {
    spec.addOption(OptionSpec.builder(name).type(type).paramLabel("N").description(text).build());
  }

  private static void path(CommandSpec spec, String name, String label, String text) {
    spec.addOption(
        OptionSpec.builder(name).type(Path.class).paramLabel(label).description(text).build());
  }

  private static void value(CommandSpec spec, String name, String text, List<String> words) {
    spec.addOption(
        OptionSpec.builder(name)
            .type(String.class)
            .paramLabel("WHICH")
            .description(text + String.join(", ", words) + ".")
            .build());
  }

  int run(ParseResult parsed) {
    ParseResult run = parsed.subcommand();
    if (run == null) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(), "say what: bench scenario run FILE|DIR…");
    }
    if (run.commandSpec().name().equals("plants")) {
      return PlantedRun.list(run, out);
    }
    SuiteOptions options = options(run);
    boolean json = run.hasMatchedOption("--json");
    List<Path> paths = run.matchedPositionalValue(0, List.of());
    String part = run.matchedOptionValue("--filter", "");
    Predicate<String> filter = file -> file.contains(part);
    return switch (Suite.load(paths, filter)) {
      case Suite.Loading.Refused(List<Problem> problems) -> refused(json, problems);
      case Suite.Loading.Loaded(Suite suite) when suite.size() == 0 ->
          throw new ParameterException(
              run.commandSpec().commandLine(), "no file has '" + part + "' in its path");
      case Suite.Loading.Loaded(Suite suite) when PlantedRun.isWanted(run) -> planted(suite, run);
      case Suite.Loading.Loaded(Suite suite) -> played(suite, options, run);
    };
  }

  /** Breaks guards, and plays what must notice. */
  private int planted(Suite suite, ParseResult run) {
    for (String other : List.of("--corners", "--corner", "--circuit", "--junit", "--trace")) {
      demand(run, !run.hasMatchedOption(other), "--plant goes without " + other);
    }
    Long seed = run.matchedOptionValue("--seed", null);
    List<Probe> probes =
        suite.proves().entrySet().stream()
            .map(
                file -> {
                  String order = seed == null ? file.getKey() : file.getKey() + "|" + seed;
                  return new Probe(file.getKey(), order, Set.copyOf(file.getValue()));
                })
            .toList();
    PlantedRun planted = new PlantedRun(out, err, "bench scenario run");
    return planted.run(run, PlantEntry.class.getName(), probes);
  }

  private int played(Suite suite, SuiteOptions options, ParseResult run) {
    boolean json = run.hasMatchedOption("--json");
    Path junit = run.matchedOptionValue("--junit", null);
    try {
      SuiteReport report = suite.play(options, System::nanoTime);
      report.words(run.hasMatchedOption("--verbose")).forEach((json ? err : out)::println);
      if (json) {
        out.println(Json.line(report.json()));
      }
      if (junit != null) {
        write(junit, JunitXml.of(report));
      }
      if (!report.started()) {
        return NOT_STARTED;
      }
      return report.failed() == 0 ? PASSED : FAILED;
    } catch (UncheckedIOException e) {
      return lost(json, "the trace cannot be written: " + e.getMessage());
    } catch (IOException e) {
      return lost(false, FileTrouble.words(e, junit == null ? Path.of("junit") : junit));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }

  private int lost(boolean json, String why) {
    err.println("bench scenario run: " + why);
    if (json) {
      out.println(Json.line(Json.error(why)));
    }
    return NOT_STARTED;
  }

  private int refused(boolean json, List<Problem> problems) {
    problems.forEach(err::println);
    if (json) {
      Map<String, @Nullable Object> error =
          Json.error(problems.size() + " problems; nothing was played");
      error.put("problems", problems.stream().map(Problem::toString).toList());
      out.println(Json.line(error));
    }
    return REFUSED;
  }

  private static SuiteOptions options(ParseResult run) {
    Long seed = run.matchedOptionValue("--seed", null);
    String corner = run.matchedOptionValue("--corner", null);
    int threads = run.matchedOptionValue("--threads", 2);
    String circuit = run.matchedOptionValue("--circuit", "own");
    demand(run, corner == null || Suite.cornerNames().contains(corner), "no corner " + corner);
    demand(run, CIRCUITS.contains(circuit), "--circuit takes " + String.join(", ", CIRCUITS));
    demand(run, threads >= 1 && threads <= THREADS_MAX, "--threads takes 1 to " + THREADS_MAX);
    return new SuiteOptions(
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        run.hasMatchedOption("--corners"),
        corner,
        SuiteOptions.Circuit.valueOf(circuit.replace('-', '_').toUpperCase(Locale.ROOT)),
        run.matchedOptionValue("--trace", null),
        threads);
  }

  private static void demand(ParseResult run, boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(run.commandSpec().commandLine(), otherwise);
    }
  }
}
