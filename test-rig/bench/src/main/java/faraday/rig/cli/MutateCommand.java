package faraday.rig.cli;

import faraday.rig.mutation.MavenModule;
import faraday.rig.mutation.MutationFigures;
import faraday.rig.mutation.MutationRun;
import faraday.rig.mutation.MutationRun.Mutators;
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
    spec.addOption(option("--module", String.class, "The module to change.", MODULE));
    spec.addOption(
        option("--mutators", Mutators.class, "DEFAULTS or STRONGER.", Mutators.DEFAULTS));
    spec.addOption(
        OptionSpec.builder("--only")
            .type(String.class)
            .paramLabel("PATTERN")
            .description("Only classes of this name, as in '*.SelfTest*'. Default: all.")
            .build());
    spec.addOption(
        option("--at-least", int.class, "The least percentage that passes.", LEAST_PERCENT));
    return spec;
  }

  private static OptionSpec option(String name, Class<?> type, String text, Object otherwise) {
    return OptionSpec.builder(name)
        .type(type)
        .paramLabel(name.substring(2).toUpperCase(Locale.ROOT))
        .defaultValue(String.valueOf(otherwise))
        .description(text + " Default: ${DEFAULT-VALUE}.")
        .build();
  }

  int run(ParseResult parsed) {
    boolean json = parsed.hasMatchedOption("--json");
    MavenModule module = module(parsed);
    try {
      String only = parsed.matchedOptionValue("--only", null);
      MutationFigures figures =
          figures(module, parsed.matchedOptionValue("--mutators", Mutators.DEFAULTS), only);
      boolean ok = figures.score() >= parsed.matchedOptionValue("--at-least", LEAST_PERCENT);
      if (json) {
        out.println(Json.line(json(ok, module.name(), only, figures)));
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

  private static Map<String, @Nullable Object> json(
      boolean ok, String module, @Nullable String only, MutationFigures figures) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("ok", ok);
    members.put("module", module);
    if (only != null) {
      members.put("only", only);
    }
    members.putAll(figures.json());
    members.put("wallMs", WallTime.sinceStartMs());
    return members;
  }

  private static MavenModule module(ParseResult parsed) {
    try {
      return new MavenModule(Checkout.root(), parsed.matchedOptionValue("--module", MODULE));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(parsed.commandSpec().commandLine(), e.getMessage());
    }
  }

  private MutationFigures figures(MavenModule module, Mutators mutators, @Nullable String only)
      throws MutationTrouble, InterruptedException {
    MutationRun run = new MutationRun(mutators, this::tell);
    tell("compiling");
    MutationTarget target = module.compiled(this::tell);
    tell("mutating, which takes minutes");
    return run.run(only == null ? target : target.only(only), module.work());
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
