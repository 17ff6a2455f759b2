package faraday.rig.cli;

import faraday.rig.export.Exporter;
import faraday.rig.export.TraceFormatException;
import faraday.rig.export.VcdExport;
import faraday.rig.export.Window;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code bench export}: a trace as a file for PulseView, GTKWave, Wireshark or a spreadsheet. */
final class ExportCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final long NANOS_PER_MS = 1_000_000L;

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
        positional("0", "FORMAT", String.class)
            .description(
                "One of pcap (Wireshark), vcd (PulseView, GTKWave; volts in a second file), csv.")
            .build());
    spec.addPositional(
        positional("1", "TRACE", Path.class)
            .description("Folder of bench demo --trace, or the file in it.")
            .build());
    spec.addOption(
        OptionSpec.builder("--out")
            .type(Path.class)
            .paramLabel("FILE")
            .description("Writes this file. Default: faraday.FORMAT.")
            .build());
    for (String edge : List.of("--from-ms", "--to-ms")) {
      spec.addOption(
          OptionSpec.builder(edge)
              .type(long.class)
              .paramLabel("MS")
              .description(
                  "Takes a part of the trace, in virtual time. Default: all, for vcd 5 s around the"
                      + " first closing.")
              .build());
    }
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Prints one JSON object on stdout.")
            .build());
    return spec;
  }

  private static PositionalParamSpec.Builder positional(String index, String label, Class<?> type) {
    return PositionalParamSpec.builder().index(index).paramLabel(label).type(type).required(true);
  }

  int run(ParseResult parsed) {
    ExportArguments arguments = ExportArguments.of(parsed);
    boolean json = parsed.hasMatchedOption("--json");
    try {
      Map<String, Object> report = export(arguments);
      err.println("bench export: " + told(arguments, report));
      if (json) {
        out.println(Json.line(report));
      }
      return PASSED;
    } catch (IOException e) {
      return failed(json, FileTrouble.words(e, arguments.file()));
    } catch (TraceFormatException e) {
      return failed(json, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> export(ExportArguments arguments)
      throws IOException, TraceFormatException {
    Exporter exporter = new Exporter(arguments.trace());
    Path file = arguments.file();
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("ok", true);
    report.put("file", file.toString());
    switch (arguments.format()) {
      case "pcap" -> report.put("packets", exporter.pcap(file, arguments.window()));
      case "csv" -> report.put("lines", exporter.csv(file, arguments.window()));
      default -> {
        Window drawn = exporter.vcd(file, arguments.shortWindow(exporter));
        report.put("volts", Exporter.voltsBeside(file).toString());
        report.put("fromMs", drawn.fromNanos() / NANOS_PER_MS);
        report.put("toMs", drawn.toNanos() / NANOS_PER_MS);
        report.put("samples", (drawn.toNanos() - drawn.fromNanos()) / VcdExport.UNIT_NANOS);
      }
    }
    return report;
  }

  private static String told(ExportArguments arguments, Map<String, Object> report) {
    String file = arguments.file() + ", ";
    if (report.get("volts") instanceof String volts) {
      String part = seconds(report, "fromMs") + " to " + seconds(report, "toMs");
      return file + part + remark(arguments, report).formatted(volts);
    }
    String units = report.containsKey("packets") ? "packets" : "lines";
    boolean one = Integer.valueOf(1).equals(report.get(units));
    return file + report.get(units) + " " + (one ? units.replaceFirst("s$", "") : units);
  }

  private static String remark(ExportArguments arguments, Map<String, Object> report) {
    if (!arguments.isOpen()) {
      return "; %s, the whole trace";
    }
    String where = Long.valueOf(0).equals(report.get("fromMs")) ? "" : " around the first closing";
    return where + "; %s, the whole trace; choose with --from-ms and --to-ms";
  }

  private static String seconds(Map<String, Object> report, String key) {
    BigDecimal ms = new BigDecimal(String.valueOf(report.get(key)));
    return ms.movePointLeft(3).setScale(3) + " s";
  }

  private int failed(boolean json, String why) {
    err.println("bench export: " + why);
    if (json) {
      out.println(Json.line(Json.error(why)));
    }
    return FAILED;
  }
}
