package faraday.rig.cli;

import faraday.rig.opening.OpeningCampaign;
import faraday.rig.opening.OpeningTable;
import faraday.rig.soak.LoadSoak;
import faraday.rig.soak.SoakCampaign;
import faraday.rig.soak.SoakReport;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code bench soak}: whole worlds under random stimuli, a long charge under load, openings. */
final class SoakCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int TIMED_OUT = 4;
  private static final int THREADS_MAX = 64;
  private static final int SEEDS_MAX = 100_000;
  private static final double HOURS_MAX = 24 * 365;
  private static final int OPENINGS_MAX = 100_000_000;
  private static final double MINUTES_PER_HOUR = 60;
  private static final long NANOS_PER_MS = 1_000_000L;
  private static final Pattern SEEDS = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");
  private static final List<String> CIRCUITS = List.of("plateau", "per-sample");

  private final PrintStream out;
  private final PrintStream err;

  SoakCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("soak");
    spec.usageMessage()
        .description(
            "Lets random stimuli loose on whole simulated worlds and judges every step; shrinks"
                + " what fails to a scenario file.");
    option(spec, "--seeds", String.class, "A..B", "Worlds to play. Default: 1..2.");
    option(spec, "--seed", long.class, "N", "One world; the same as --seeds N..N.");
    option(spec, "--hours", double.class, "H", "Virtual time of each. Default: 2.");
    option(spec, "--circuit", String.class, "WHICH", "The pilot circuit: plateau, per-sample.");
    option(spec, "--threads", int.class, "N", "Worlds at a time. Default: 2.");
    option(spec, "--openings", int.class, "N", "Instead: times of N contact openings, by cause.");
    flag(spec, "--load", "Instead: one charge of H hours, default 24, under load.");
    flag(spec, "--json", "Prints one JSON object on stdout.");
    return spec;
  }

  private static void option(
      CommandSpec spec, String name, Class<?> type, String label, String text) {
    spec.addOption(OptionSpec.builder(name).type(type).paramLabel(label).description(text).build());
  }

  private static void flag(CommandSpec spec, String name, String text) {
    spec.addOption(OptionSpec.builder(name).type(boolean.class).description(text).build());
  }

  int run(ParseResult parsed) {
    long beganNanos = System.nanoTime();
    demand(
        parsed,
        !(parsed.hasMatchedOption("--load") && parsed.hasMatchedOption("--openings")),
        "--load and --openings are two things");
    try {
      if (parsed.hasMatchedOption("--openings")) {
        return openings(parsed, beganNanos);
      }
      return parsed.hasMatchedOption("--load")
          ? load(parsed, beganNanos)
          : campaign(parsed, beganNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return TIMED_OUT;
    }
  }

  // ---- worlds

  private int campaign(ParseResult parsed, long beganNanos) throws InterruptedException {
    boolean json = parsed.hasMatchedOption("--json");
    PrintStream words = json ? err : out;
    SoakCampaign campaign = campaignOf(parsed);
    SoakReport report = campaign.run(line -> err.println("bench soak: " + line));
    long wallMs = sinceMs(beganNanos);
    words.print(report.coverageText());
    words.printf(
        Locale.ROOT,
        "%s: %d stimuli, %d safety ticks, %d openings, %d breaches in %.1f h (%d x real time)%n",
        report.ok() ? "OK" : "NOT OK",
        report.stimuli(),
        report.ticks(),
        report.openings(),
        report.breaches().size(),
        report.virtualMs() / 3.6e6,
        report.virtualMs() / Math.max(1, wallMs));
    if (json) {
      out.println(Json.line(report.json(wallMs)));
    }
    tell(words, report, campaign);
    return report.ok() ? PASSED : FAILED;
  }

  private static void tell(PrintStream words, SoakReport report, SoakCampaign campaign) {
    report.breaches().forEach(breach -> words.println("  " + breach));
    List<String> shrunk = report.shrunk();
    if (!shrunk.isEmpty()) {
      words.println();
      words.println(
          "# save as "
              + shrunk.get(0)
              + ".yaml; then: bench scenario run "
              + shrunk.get(0)
              + ".yaml");
      words.print(shrunk.get(1));
      words.println(
          "# again: test-rig/bin/bench soak --seed "
              + shrunk.get(2)
              + " --hours "
              + campaign.minutes() / MINUTES_PER_HOUR
              + " --circuit "
              + spoken(campaign.circuit()));
    }
  }

  private static String spoken(String circuit) {
    return circuit.equals("perSample") ? "per-sample" : circuit;
  }

  private static SoakCampaign campaignOf(ParseResult parsed) {
    String text = parsed.matchedOptionValue("--seeds", "1..2");
    Long one = parsed.matchedOptionValue("--seed", null);
    demand(parsed, one == null || !parsed.hasMatchedOption("--seeds"), "--seed or --seeds");
    Matcher seeds = SEEDS.matcher(one == null ? text : Long.toString(one));
    demand(parsed, seeds.matches(), "--seeds takes A..B, not '" + text + "'");
    long first = Long.parseLong(seeds.group(1));
    long last = seeds.group(2) == null ? first : Long.parseLong(seeds.group(2));
    demand(parsed, first <= last, "--seeds goes upwards: " + text);
    demand(parsed, last - first < SEEDS_MAX, "at most " + SEEDS_MAX + " seeds");
    String circuit = parsed.matchedOptionValue("--circuit", "plateau");
    demand(parsed, CIRCUITS.contains(circuit), "--circuit takes plateau or per-sample");
    return new SoakCampaign(
        first,
        last,
        minutes(parsed, 2),
        circuit.equals("plateau") ? circuit : "perSample",
        threads(parsed));
  }

  private static long minutes(ParseResult parsed, double usual) {
    double hours = parsed.matchedOptionValue("--hours", usual);
    demand(parsed, hours > 0 && hours <= HOURS_MAX, "--hours takes more than 0, to a year");
    return Math.max(1, Math.round(hours * MINUTES_PER_HOUR));
  }

  private static int threads(ParseResult parsed) {
    int threads = parsed.matchedOptionValue("--threads", 2);
    demand(parsed, threads >= 1 && threads <= THREADS_MAX, "--threads takes 1 to " + THREADS_MAX);
    return threads;
  }

  // ---- load

  private int load(ParseResult parsed, long beganNanos) {
    boolean json = parsed.hasMatchedOption("--json");
    long seed = parsed.matchedOptionValue("--seed", 1L);
    demand(parsed, !parsed.hasMatchedOption("--seeds"), "--load takes --seed N");
    LoadSoak.Result result = new LoadSoak(seed, minutes(parsed, 24)).run();
    PrintStream words = json ? err : out;
    result.loads().forEach((what, count) -> words.printf("%-20s %8d%n", what, count));
    words.printf(
        Locale.ROOT,
        "%s: %d openings caused by load in %.1f h of charging, %d Wh, seed %d%n",
        result.ok() ? "OK" : "NOT OK",
        result.openings(),
        result.virtualS() / 3600.0,
        result.energyWh(),
        seed);
    result.breaches().forEach(breach -> words.println("  " + breach));
    if (json) {
      out.println(Json.line(result.json(seed, sinceMs(beganNanos))));
    }
    return result.ok() ? PASSED : FAILED;
  }

  // ---- openings

  private int openings(ParseResult parsed, long beganNanos) throws InterruptedException {
    boolean json = parsed.hasMatchedOption("--json");
    long seed = parsed.matchedOptionValue("--seed", 1L);
    int count = parsed.matchedOptionValue("--openings", 0);
    demand(parsed, count >= 1 && count <= OPENINGS_MAX, "--openings takes 1 to " + OPENINGS_MAX);
    OpeningTable table = new OpeningCampaign(seed, count).run(threads(parsed));
    PrintStream words = json ? err : out;
    table.words().forEach(words::println);
    if (json) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>(table.json());
      result.put("wallMs", sinceMs(beganNanos));
      result.put("seed", seed);
      out.println(Json.line(result));
    }
    return table.ok() ? PASSED : FAILED;
  }

  private static long sinceMs(long beganNanos) {
    return (System.nanoTime() - beganNanos) / NANOS_PER_MS;
  }

  private static void demand(ParseResult parsed, boolean holds, String otherwise) {
    if (!holds) {
      throw new ParameterException(parsed.commandSpec().commandLine(), otherwise);
    }
  }
}
