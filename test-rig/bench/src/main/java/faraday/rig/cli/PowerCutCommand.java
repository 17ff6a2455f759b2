package faraday.rig.cli;

import faraday.rig.plant.PlantedFault;
import faraday.rig.powercut.CutCampaign;
import faraday.rig.powercut.CutPlants;
import faraday.rig.powercut.CutReport;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code bench powercut}: supply cuts everywhere in the journal's life. */
final class PowerCutCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int INTERRUPTED = 3;
  private static final long CUTS_MAX = 1_000_000_000L;
  private static final long NANOS_PER_MS = 1_000_000L;

  private final PrintStream out;
  private final PrintStream err;

  PowerCutCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("powercut");
    spec.usageMessage().description("Supply cuts everywhere in the journal's life.");
    option(spec, "--cuts", "100000", "How many.");
    option(spec, "--seed", "1", "Decides every cut.");
    spec.addOption(
        OptionSpec.builder("--plant")
            .type(String.class)
            .paramLabel("LIST|all")
            .description("Breaks rules one at a time; each must be caught.")
            .build());
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Prints one JSON object on stdout.")
            .build());
    return spec;
  }

  private static void option(CommandSpec spec, String name, String otherwise, String what) {
    spec.addOption(
        OptionSpec.builder(name)
            .type(long.class)
            .paramLabel("N")
            .defaultValue(otherwise)
            .description(what + " Default: ${DEFAULT-VALUE}.")
            .build());
  }

  int run(ParseResult parsed) {
    CommandSpec spec = parsed.commandSpec();
    boolean json = parsed.hasMatchedOption("--json");
    long cuts = spec.findOption("--cuts").<Long>getValue();
    long seed = spec.findOption("--seed").<Long>getValue();
    if (cuts < 1 || cuts > CUTS_MAX) {
      throw new ParameterException(spec.commandLine(), "--cuts takes 1 to " + CUTS_MAX);
    }
    String plants = parsed.matchedOptionValue("--plant", null);
    try {
      return plants == null
          ? campaign(cuts, seed, json)
          : planted(faults(spec, plants), cuts, seed, json);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("bench powercut: interrupted");
      return INTERRUPTED;
    }
  }

  private int campaign(long cuts, long seed, boolean json) throws InterruptedException {
    long begunNanos = System.nanoTime();
    CutReport report = CutCampaign.run(cuts, seed);
    long wallMs = (System.nanoTime() - begunNanos) / NANOS_PER_MS;
    report.breaches().forEach(breach -> err.println("bench powercut: " + breach));
    boolean ok = report.breaches().isEmpty();
    if (json) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>(report.json());
      members.put("wallMs", wallMs);
      out.println(Json.line(members));
    } else {
      out.printf(
          "%s: %d cuts, %d breaches, %s, %d ms%n",
          ok ? "OK" : "NOT OK", report.cuts(), report.breaches().size(), report.hits(), wallMs);
      out.println("again: test-rig/bin/bench powercut --cuts " + cuts + " --seed " + seed);
    }
    return ok ? PASSED : FAILED;
  }

  private int planted(List<PlantedFault> faults, long cuts, long seed, boolean json) {
    Map<String, Boolean> caught = CutPlants.caught(faults, cuts, seed);
    if (json) {
      out.println(Json.line(Map.of("plants", caught)));
    } else {
      caught.forEach((id, seen) -> out.println((seen ? "caught     " : "NOT CAUGHT ") + id));
    }
    return caught.containsValue(false) ? FAILED : PASSED;
  }

  private static List<PlantedFault> faults(CommandSpec spec, String list) {
    List<String> ids = List.of(list.split(",", -1));
    List<PlantedFault> wanted =
        CutPlants.all().stream()
            .filter(fault -> list.equals("all") || ids.contains(fault.id()))
            .toList();
    if (!list.equals("all") && wanted.size() != ids.size()) {
      throw new ParameterException(spec.commandLine(), "--plant knows no such rule: " + list);
    }
    return wanted;
  }
}
