package faraday.rig.cli;

import faraday.rig.plant.MisfitException;
import faraday.rig.plant.PlantReport;
import faraday.rig.plant.PlantRun;
import faraday.rig.plant.PlantedFault;
import faraday.rig.plant.Plants;
import faraday.rig.plant.Probe;
import faraday.rig.plant.Verdict;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * {@code --plant} of the commands that play worlds: breaks one guard at a time and lists who has
 * noticed. Exit 1 when somebody should have and did not.
 */
final class PlantedRun {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int RIG_NOT_STARTED = 3;
  private static final String PLANT = "--plant";
  private static final String MATRIX = "--matrix";
  private static final String ALL = "all";

  private final PrintStream out;
  private final PrintStream err;
  private final String command;

  /**
   * For one command.
   *
   * @param command its name, as printed before each line of progress
   */
  PlantedRun(PrintStream out, PrintStream err, String command) {
    this.out = out;
    this.err = err;
    this.command = command;
  }

  /** What a command that can plant adds to its options. */
  static List<OptionSpec> options() {
    return List.of(
        OptionSpec.builder(PLANT)
            .type(String.class)
            .paramLabel("LIST|all")
            .description("Breaks these guards, one at a time; whoever proves one must notice.")
            .build(),
        OptionSpec.builder(MATRIX)
            .type(boolean.class)
            .description("With --plant: runs every pair and prints who catches whom.")
            .build());
  }

  /** {@code bench scenario plants}. */
  static CommandSpec listSpec() {
    CommandSpec spec = CommandSpec.create().name("plants").mixinStandardHelpOptions(true);
    spec.usageMessage().description("Lists all faults that can be planted, with their hazards.");
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Prints one JSON array of {id, hazard, method, effect} on stdout.")
            .build());
    return spec;
  }

  /** Lists all plants. */
  static int list(ParseResult parsed, PrintStream out) {
    if (parsed.hasMatchedOption("--json")) {
      out.println(Json.line(Plants.all().stream().map(PlantedFault::json).toList()));
    } else {
      Plants.all().forEach(plant -> out.printf("%-40s %s%n", plant.id(), plant.hazard()));
    }
    return PASSED;
  }

  /** Whether faults are to be planted. */
  static boolean isWanted(ParseResult parsed) {
    return parsed.hasMatchedOption(PLANT);
  }

  /**
   * Plants and reports.
   *
   * @param entryClass a {@code Function<String, String>} that runs a probe by its name
   * @param probes what must notice
   */
  int run(ParseResult parsed, String entryClass, List<Probe> probes) {
    boolean json = parsed.hasMatchedOption("--json");
    boolean matrix = parsed.hasMatchedOption(MATRIX);
    List<PlantedFault> faults = chosen(parsed);
    PlantRun run =
        new PlantRun(
            entryClass,
            matrix ? PlantRun.Pairing.MATRIX : PlantRun.Pairing.NAMED,
            told -> err.println(command + ": " + told));
    try {
      PlantReport report = run.run(faults, probes);
      tell(report, json, matrix);
      return report.ok() ? PASSED : FAILED;
    } catch (MisfitException | IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage());
      err.println(command + ": " + why);
      if (json) {
        out.println(Json.line(Json.error(why)));
      }
      return RIG_NOT_STARTED;
    }
  }

  private void tell(PlantReport report, boolean json, boolean matrix) {
    if (json) {
      out.println(Json.line(json(report)));
    } else {
      print(report, matrix);
    }
  }

  private static Map<String, @Nullable Object> json(PlantReport report) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>(report.json());
    members.put("wallMs", WallTime.sinceStartMs());
    return members;
  }

  private static List<PlantedFault> chosen(ParseResult parsed) {
    String list = parsed.matchedOptionValue(PLANT, ALL);
    try {
      return list.equals(ALL) ? Plants.all() : Plants.of(Arrays.asList(list.split(",")));
    } catch (IllegalArgumentException e) {
      CommandLine line = parsed.commandSpec().commandLine();
      throw new ParameterException(line, PLANT + ": " + e.getMessage());
    }
  }

  private void print(PlantReport report, boolean matrix) {
    for (Verdict verdict : report.verdicts()) {
      if (matrix || verdict.isMiss()) {
        out.println(line(verdict));
      }
    }
    report.missed().forEach(id -> out.println("nobody catches " + id));
    report.probesWithoutPlant().forEach(name -> out.println("proves nothing: " + name));
    int plants = report.plants().size();
    out.println(plants - report.missed().size() + " of " + plants + " plants caught");
  }

  private static String line(Verdict verdict) {
    String unnoticed = verdict.isMiss() ? "MISSED" : "-";
    return String.format(
        Locale.ROOT,
        "%-6s %-40s %s  %s",
        verdict.caught() ? "caught" : unnoticed,
        verdict.plant(),
        verdict.probe(),
        verdict.by());
  }
}
