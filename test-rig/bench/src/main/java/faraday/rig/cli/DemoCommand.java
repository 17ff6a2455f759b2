package faraday.rig.cli;

import faraday.rig.demo.Demo;
import faraday.rig.demo.DemoReport;
import faraday.rig.demo.Sabotage;
import faraday.rig.export.TraceFile;
import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code bench demo}: one whole narrated charge on the simulated board. */
final class DemoCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int RIG_NOT_STARTED = 3;
  private static final String DEFAULT_SEED = "1";

  private final PrintStream out;
  private final PrintStream err;

  DemoCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("demo");
    spec.usageMessage()
        .description("Plays one whole charge on the simulated board, real bytes everywhere.");
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Prints one JSON object on stdout, the story on stderr.")
            .build());
    spec.addOption(
        OptionSpec.builder("--seed")
            .type(long.class)
            .paramLabel("N")
            .defaultValue(DEFAULT_SEED)
            .description("Decides every key, nonce and UID. Default: ${DEFAULT-VALUE}.")
            .build());
    spec.addOption(
        OptionSpec.builder("--trace")
            .type(Path.class)
            .paramLabel("DIR")
            .description("Writes " + TraceFile.NAME + " into this folder.")
            .build());
    spec.addOption(
        OptionSpec.builder("--sabotage")
            .type(String.class)
            .paramLabel("WHAT")
            .description(
                "Damages one thing: token, proof, journal or link; the demo must then fail.")
            .build());
    return spec;
  }

  int run(ParseResult parsed) {
    Sabotage sabotage = sabotage(parsed);
    long seed = parsed.matchedOptionValue("--seed", Long.parseLong(DEFAULT_SEED));
    boolean json = parsed.hasMatchedOption("--json");
    Path folder = parsed.matchedOptionValue("--trace", null);
    Narrator narrator = new Narrator(json ? err : out, !json && onTerminal());
    try (TraceFolder trace = TraceFolder.begin(folder)) {
      DemoReport report = new Demo(seed, sabotage, narrator, trace.stream()).run();
      trace.complete();
      conclude(narrator, json ? err : out, report, folder);
      if (json) {
        out.println(Json.line(report.json(WallTime.sinceStartMs())));
      }
      return report.ok() ? PASSED : FAILED;
    } catch (UncheckedIOException e) {
      Throwable cause = e.getCause();
      String why = cause == null ? e.getMessage() : cause.getMessage();
      return notStarted(json, seed, "the trace cannot be written: " + why);
    } catch (IOException e) {
      return notStarted(json, seed, String.valueOf(e.getMessage()));
    }
  }

  /** The story on stdout, without options. */
  int story(long seed) {
    Narrator narrator = new Narrator(out, onTerminal());
    DemoReport report = new Demo(seed, null, narrator, OutputStream.nullOutputStream()).run();
    conclude(narrator, out, report, null);
    return report.ok() ? PASSED : FAILED;
  }

  private static void conclude(
      Narrator narrator, PrintStream to, DemoReport report, @Nullable Path folder) {
    narrator.endProgress();
    to.println();
    to.printf(
        Locale.ROOT,
        "%s: %.0f s of virtual time in %.2f s (%d x real time), whole process %.2f s%n",
        report.ok() ? "OK" : "NOT OK",
        report.virtualNanos() / 1e9,
        report.loopNanos() / 1e9,
        Math.round(report.speedup()),
        WallTime.sinceStartMs() / 1e3);
    for (String failed : report.failed()) {
      to.println("  not fulfilled: " + failed);
    }
    String options =
        report.sabotage() == null
            ? ""
            : " --sabotage " + report.sabotage().name().toLowerCase(Locale.ROOT);
    to.println("trace " + report.traceHash() + (folder == null ? "" : " in " + folder));
    to.println("again: test-rig/bin/bench demo --seed " + report.seed() + options);
  }

  private int notStarted(boolean json, long seed, String why) {
    err.println("bench demo: " + why);
    if (json) {
      Map<String, @Nullable Object> error = Json.error(why);
      error.put("seed", seed);
      out.println(Json.line(error));
    }
    return RIG_NOT_STARTED;
  }

  /** JDK 25 gives null when piped, later ones a console that is no terminal. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private static @Nullable Sabotage sabotage(ParseResult parsed) {
    String word = parsed.matchedOptionValue("--sabotage", null);
    if (word == null) {
      return null;
    }
    for (Sabotage candidate : Sabotage.values()) {
      if (candidate.name().toLowerCase(Locale.ROOT).equals(word)) {
        return candidate;
      }
    }
    throw new ParameterException(
        parsed.commandSpec().commandLine(),
        "--sabotage takes token, proof, journal or link, not '" + word + "'");
  }
}
