package faraday.rig.cli;

import faraday.rig.mutation.MavenModule;
import faraday.rig.mutation.MutationFigures;
import faraday.rig.mutation.MutationRun;
import faraday.rig.mutation.MutationTarget;
import faraday.rig.mutation.MutationTrouble;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code bench mutate}: how many small changes to a module's code its own tests notice. */
final class MutateCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int RIG_NOT_STARTED = 3;
  private static final String MODULE = "pilot-signal";
  private static final int LEAST_PERCENT = 85;

  private final PrintStream out;
  private final PrintStream err;

  MutateCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("mutate");
    spec.usageMessage()
        .description(
            "Changes a module's compiled code in small ways, and counts the changes that its tests"
                + " notice; exit 1 when too few. No class is left out.");
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Prints one JSON object on stdout, with all survivors.")
            .build());
    spec.addOption(
        OptionSpec.builder("--module")
            .type(String.class)
            .paramLabel("FOLDER")
            .defaultValue(MODULE)
            .description("The module to change. Default: ${DEFAULT-VALUE}.")
            .build());
    spec.addOption(
        OptionSpec.builder("--mutators")
            .type(MutationRun.Mutators.class)
            .paramLabel("SET")
            .defaultValue(MutationRun.Mutators.STRONGER.name())
            .description("${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
            .build());
    spec.addOption(
        OptionSpec.builder("--at-least")
            .type(int.class)
            .paramLabel("PERCENT")
            .defaultValue(String.valueOf(LEAST_PERCENT))
            .description("The least score that passes. Default: ${DEFAULT-VALUE}.")
            .build());
    return spec;
  }

  int run(ParseResult parsed) {
    boolean json = parsed.hasMatchedOption("--json");
    String name = parsed.matchedOptionValue("--module", MODULE);
    int least = parsed.matchedOptionValue("--at-least", LEAST_PERCENT);
    MavenModule module = module(parsed, name);
    try {
      MutationFigures figures =
          figures(module, parsed.matchedOptionValue("--mutators", MutationRun.Mutators.STRONGER));
      boolean ok = figures.score() >= least;
      if (json) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("ok", ok);
        members.put("module", name);
        members.putAll(figures.json());
        members.put("wallMs", WallTime.sinceStartMs());
        out.println(Json.line(members));
      } else {
        table(figures);
      }
      return ok ? PASSED : FAILED;
    } catch (MutationTrouble e) {
      return trouble(json, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return trouble(json, "interrupted");
    }
  }

  private static MavenModule module(ParseResult parsed, String name) {
    try {
      return new MavenModule(Checkout.root(), name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(parsed.commandSpec().commandLine(), e.getMessage());
    }
  }

  private MutationFigures figures(MavenModule module, MutationRun.Mutators mutators)
      throws MutationTrouble, InterruptedException {
    MutationRun run = new MutationRun(mutators, this::tell);
    tell("compiling");
    MutationTarget target = module.compiled(this::tell);
    tell("mutating, which takes minutes");
    return run.run(target, module.work());
  }

  private void tell(String line) {
    err.println("bench mutate: " + line);
  }

  private int trouble(boolean json, String why) {
    tell(why);
    if (json) {
      out.println(Json.line(Json.error(why)));
    }
    return RIG_NOT_STARTED;
  }

  private void table(MutationFigures figures) {
    figures.byClass().forEach(this::line);
    line("all", figures);
  }

  private void line(String name, MutationFigures figures) {
    int killed = figures.killed();
    int mutants = figures.mutants().size();
    out.printf(Locale.ROOT, "%-50s %5d of %5d %6.1f %%%n", name, killed, mutants, figures.score());
  }
}
