package faraday.rig.cli;

import faraday.rig.fuzz.Corpus;
import faraday.rig.fuzz.Finding;
import faraday.rig.fuzz.FuzzCampaign;
import faraday.rig.fuzz.FuzzReport;
import faraday.rig.fuzz.Target;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code bench fuzz}: damaged inputs for every parser that bytes from outside reach. */
final class FuzzCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int RIG_NOT_STARTED = 3;
  private static final String CORPUS = "test-rig/fuzz-corpus";
  private static final String INPUTS = "1000000";
  private static final long INPUTS_MAX = 1_000_000_000_000L;
  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long MS_PER_S = 1000L;

  private final PrintStream out;
  private final PrintStream err;

  FuzzCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("fuzz");
    spec.usageMessage()
        .description("Damaged inputs into every parser: no throwable, bounded allocation.");
    option(spec, "--inputs", long.class, INPUTS, "How many, over all parsers.");
    option(spec, "--seed", long.class, "1", "Decides every input.");
    option(spec, "--corpus", Path.class, CORPUS, "Folder of kept inputs, from the checkout.");
    spec.addOption(flag("--keep", "Adds to the corpus what led to an outcome not kept yet."));
    spec.addOption(flag("--json", "Prints one JSON object on stdout."));
    spec.addOption(
        OptionSpec.builder("--replay")
            .type(String.class)
            .paramLabel("PARSER:HEX")
            .description("Gives one input to one parser, as a finding says.")
            .build());
    return spec;
  }

  private static void option(
      CommandSpec spec, String name, Class<?> type, String otherwise, String what) {
    spec.addOption(
        OptionSpec.builder(name)
            .type(type)
            .paramLabel(type == Path.class ? "DIR" : "N")
            .defaultValue(otherwise)
            .description(what + " Default: ${DEFAULT-VALUE}.")
            .build());
  }

  private static OptionSpec flag(String name, String what) {
    return OptionSpec.builder(name).type(boolean.class).description(what).build();
  }

  int run(ParseResult parsed) {
    CommandSpec spec = parsed.commandSpec();
    boolean json = parsed.hasMatchedOption("--json");
    long inputs = spec.findOption("--inputs").<Long>getValue();
    if (inputs < 1 || inputs > INPUTS_MAX) {
      throw new ParameterException(spec.commandLine(), "--inputs takes 1 to " + INPUTS_MAX);
    }
    Path folder = Checkout.root().resolve(spec.findOption("--corpus").<Path>getValue());
    String replay = parsed.matchedOptionValue("--replay", null);
    try {
      Corpus corpus = new Corpus(folder);
      List<Target> targets = corpus.targets();
      if (replay != null) {
        return replay(spec, targets, replay);
      }
      long seed = spec.findOption("--seed").<Long>getValue();
      Work work = new Work(corpus, targets, parsed.hasMatchedOption("--keep"));
      return campaign(work, inputs, seed, json);
    } catch (IOException e) {
      return notStarted(json, "corpus: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notStarted(json, "interrupted");
    }
  }

  private record Work(Corpus corpus, List<Target> targets, boolean keep) {}

  private int campaign(Work work, long inputs, long seed, boolean json)
      throws IOException, InterruptedException {
    long begunNanos = System.nanoTime();
    FuzzReport report = FuzzCampaign.run(work.targets(), inputs, seed);
    long wallMs = Math.max(1, (System.nanoTime() - begunNanos) / NANOS_PER_MS);
    if (work.keep()) {
      work.corpus().keep(work.targets(), report);
    }
    for (Finding finding : report.findings()) {
      err.println("bench fuzz: " + finding.target() + ": " + finding.what());
      err.println("  again: " + finding.replay());
    }
    say(report, wallMs, inputs, json);
    return report.ok() ? PASSED : FAILED;
  }

  private void say(FuzzReport report, long wallMs, long inputs, boolean json) {
    long perS = report.inputs() * MS_PER_S / wallMs;
    if (json) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>(report.json());
      members.put("wallMs", wallMs);
      members.put("inputsPerS", perS);
      out.println(Json.line(members));
    } else {
      out.printf(
          "%s: %d inputs, %d uncaught, at most %d bytes allocated by one, %d ms, %d/s%n",
          report.ok() ? "OK" : "NOT OK",
          report.inputs(),
          report.uncaught(),
          report.maxAllocBytes(),
          wallMs,
          perS);
      out.println("again: test-rig/bin/bench fuzz --inputs " + inputs + " --seed " + report.seed());
    }
  }

  /** What it throws is what there was to see. */
  private int replay(CommandSpec spec, List<Target> targets, String what) {
    int colon = what.indexOf(':');
    for (Target target : targets) {
      if (colon > 0 && target.name().equals(what.substring(0, colon))) {
        byte[] input = hex(spec, what.substring(colon + 1));
        out.println(target.name() + ": " + FuzzCampaign.replay(target, input));
        return PASSED;
      }
    }
    throw new ParameterException(spec.commandLine(), "--replay takes PARSER:HEX, not " + what);
  }

  private static byte[] hex(CommandSpec spec, String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--replay: no hexadecimal number", e);
    }
  }

  private int notStarted(boolean json, String why) {
    err.println("bench fuzz: " + why);
    if (json) {
      out.println(Json.line(Json.error(why)));
    }
    return RIG_NOT_STARTED;
  }
}
