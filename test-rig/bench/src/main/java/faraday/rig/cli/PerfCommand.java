package faraday.rig.cli;

import faraday.rig.perf.Figure;
import faraday.rig.perf.PerfSuite;
import faraday.rig.perf.Scale;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code bench perf}: every figure of docs/PERFORMANCE.md, measured, with its limit. */
final class PerfCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final String DEFAULT_SEED = "1";

  /** Set by the launcher: the executable that started this process. */
  private static final String LAUNCHER = "faraday.bench.launcher";

  private final PrintStream out;
  private final PrintStream err;

  PerfCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("perf");
    spec.usageMessage()
        .description(
            "Measures all figures of docs/PERFORMANCE.md; exit 1 when one misses its limit.");
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Prints one JSON array of {name, value, unit, limit, ok} on stdout.")
            .build());
    spec.addOption(
        OptionSpec.builder("--long")
            .type(boolean.class)
            .description("Measures longer; the usual run ends within 8 minutes.")
            .build());
    spec.addOption(
        OptionSpec.builder("--seed")
            .type(long.class)
            .paramLabel("N")
            .defaultValue(DEFAULT_SEED)
            .description("Seed of all simulated worlds. Default: ${DEFAULT-VALUE}.")
            .build());
    return spec;
  }

  int run(ParseResult parsed) {
    long seed = parsed.matchedOptionValue("--seed", Long.parseLong(DEFAULT_SEED));
    Scale scale = parsed.hasMatchedOption("--long") ? Scale.thorough(seed) : Scale.usual(seed);
    err.println("bench perf: seed " + seed);
    List<Figure> figures =
        new PerfSuite(launcher()).run(scale, what -> err.println("bench perf: " + what));
    if (parsed.hasMatchedOption("--json")) {
      out.println(Json.line(figures.stream().map(Figure::json).toList()));
    } else {
      table(figures);
    }
    return figures.stream().allMatch(Figure::ok) ? PASSED : FAILED;
  }

  private void table(List<Figure> figures) {
    out.printf(Locale.ROOT, "%-26s %14s  %-22s %-10s%n", "figure", "value", "unit", "limit");
    for (Figure figure : figures) {
      out.printf(
          Locale.ROOT,
          "%-26s %14s  %-22s %-10s %s%n",
          figure.name(),
          figure.valueText(),
          figure.unit(),
          figure.limitText(),
          figure.ok() ? "" : "NOT OK");
    }
  }

  private static @Nullable Path launcher() {
    String path = System.getProperty(LAUNCHER);
    return path == null ? null : Path.of(path);
  }
}
