package faraday.rig.cli;

import faraday.rig.export.Exporter;
import faraday.rig.export.TraceFile;
import faraday.rig.export.TraceFormatException;
import faraday.rig.export.Window;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code bench export}: a trace as a file for PulseView, GTKWave, Wireshark or a spreadsheet. */
final class ExportCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final long NANOS_PER_MS = 1_000_000L;
  private static final List<String> FORMATS = List.of("pcap", "vcd", "csv");

  private final PrintStream out;
  private final PrintStream err;

  ExportCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("export");
    spec.usageMessage().description("Turns a trace into a file that other tools read.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .paramLabel("FORMAT")
            .type(String.class)
            .required(true)
            .description(
                "pcap (Wireshark), vcd (PulseView, GTKWave; volts in a second file) or csv")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("1")
            .paramLabel("TRACE")
            .type(Path.class)
            .required(true)
            .description("folder of bench demo --trace, or the file in it")
            .build());
    spec.addOption(
        OptionSpec.builder("--out")
            .type(Path.class)
            .paramLabel("FILE")
            .description("default: faraday.FORMAT")
            .build());
    for (String edge : List.of("--from-ms", "--to-ms")) {
      spec.addOption(
          OptionSpec.builder(edge)
              .type(long.class)
              .paramLabel("MS")
              .description(
                  "vcd only: part of the trace to draw; default 5 s around the first closing")
              .build());
    }
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("one JSON object on stdout")
            .build());
    return spec;
  }

  int run(ParseResult parsed) {
    String format = parsed.matchedPositionalValue(0, "");
    Path trace = parsed.matchedPositionalValue(1, Path.of(""));
    Path file = parsed.matchedOptionValue("--out", Path.of("faraday." + format));
    if (!FORMATS.contains(format)) {
      throw misuse(parsed, "no format '" + format + "'; there are pcap, vcd and csv");
    }
    if (!Files.exists(trace)) {
      throw misuse(parsed, "no such trace: " + trace);
    }
    boolean json = parsed.hasMatchedOption("--json");
    try {
      Map<String, Object> report = export(parsed, format, trace, file);
      if (json) {
        out.println(Json.line(report));
      } else {
        err.println("bench export: " + report);
      }
      return PASSED;
    } catch (IOException | TraceFormatException e) {
      err.println("bench export: " + e.getMessage());
      if (json) {
        out.println(Json.line(Map.of("ok", false, "error", String.valueOf(e.getMessage()))));
      }
      return FAILED;
    }
  }

  private Map<String, Object> export(ParseResult parsed, String format, Path trace, Path file)
      throws IOException, TraceFormatException {
    Exporter exporter = new Exporter(TraceFile.at(trace));
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("ok", true);
    report.put("file", file.toString());
    switch (format) {
      case "pcap" -> report.put("packets", exporter.pcap(file));
      case "csv" -> exporter.csv(file);
      default -> {
        Window window = window(parsed, exporter);
        exporter.vcd(file, window);
        report.put("volts", Exporter.voltsBeside(file).toString());
        report.put("fromMs", window.fromNanos() / NANOS_PER_MS);
        report.put("toMs", window.toNanos() / NANOS_PER_MS);
      }
    }
    return report;
  }

  private static Window window(ParseResult parsed, Exporter exporter)
      throws IOException, TraceFormatException {
    Window standard = exporter.interestingWindow();
    long fromMs = parsed.matchedOptionValue("--from-ms", standard.fromNanos() / NANOS_PER_MS);
    long toMs =
        parsed.matchedOptionValue(
            "--to-ms", fromMs + (standard.toNanos() - standard.fromNanos()) / NANOS_PER_MS);
    if (fromMs < 0 || toMs <= fromMs || toMs > Long.MAX_VALUE / NANOS_PER_MS) {
      throw misuse(parsed, "a window runs forward from 0 or later");
    }
    return new Window(fromMs * NANOS_PER_MS, toMs * NANOS_PER_MS);
  }

  private static ParameterException misuse(ParseResult parsed, String why) {
    return new ParameterException(parsed.commandSpec().commandLine(), why);
  }
}
