package faraday.rig.cli;

import faraday.rig.vectors.VectorReplay;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code bench vectors}: replays the published vectors through both readers. */
final class VectorsCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int RIG_NOT_STARTED = 3;

  private final PrintStream out;
  private final PrintStream err;

  VectorsCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("vectors");
    spec.usageMessage()
        .description(
            "Replays the vectors of docs/SPEC.md through the charger's code and the rig's.");
    spec.addOption(
        OptionSpec.builder("--folder")
            .type(Path.class)
            .paramLabel("DIR")
            .defaultValue("test-rig/vectors")
            .description("Where they are, from the checkout. Default: ${DEFAULT-VALUE}.")
            .build());
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Prints one JSON object on stdout.")
            .build());
    return spec;
  }

  int run(ParseResult parsed) {
    boolean json = parsed.hasMatchedOption("--json");
    Path folder = parsed.commandSpec().findOption("--folder").<Path>getValue();
    try {
      VectorReplay.Report report = VectorReplay.run(Checkout.root().resolve(folder));
      say(report, json);
      return report.ok() ? PASSED : FAILED;
    } catch (IOException e) {
      err.println("bench vectors: " + e.getMessage());
      if (json) {
        out.println(Json.line(Json.error(String.valueOf(e.getMessage()))));
      }
      return RIG_NOT_STARTED;
    }
  }

  private void say(VectorReplay.Report report, boolean json) {
    report.failed().forEach(failed -> err.println("bench vectors: " + failed));
    if (!json) {
      out.printf(
          "%s: %d files, %d passed, %d failed%n",
          report.ok() ? "OK" : "NOT OK", report.files(), report.passed(), report.failed().size());
      return;
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("ok", report.ok());
    members.put("files", report.files());
    members.put("passed", report.passed());
    members.put("failed", report.failed().size());
    members.put("failures", report.failed());
    out.println(Json.line(members));
  }
}
