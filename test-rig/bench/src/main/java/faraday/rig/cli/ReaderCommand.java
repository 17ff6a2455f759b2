package faraday.rig.cli;

import faraday.hal.linux.LinuxSerialLink;
import faraday.hal.linux.SerialOpening;
import faraday.nfc.chip.Pn532Settings;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code bench reader}: the charger's driver on any serial device. Exit 0 when both SELECTs were
 * answered, whatever the answers; 1 when the link was lost; 2 for bad usage; 3 when no chip
 * answers; 4 when no target came.
 */
public final class ReaderCommand {

  private static final int PASS = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int NOT_STARTED = 3;
  private static final int TIMED_OUT = 4;

  private ReaderCommand() {}

  /** Name, options and help of the command. */
  public static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("reader");
    spec.usageMessage().description("Talks to a PN532 and one target on a serial device.");
    spec.addOption(
        OptionSpec.builder("--port")
            .paramLabel("PATH")
            .type(String.class)
            .required(true)
            .description("Opens this serial device, such as /dev/ttyUSB0.")
            .build());
    spec.addOption(
        OptionSpec.builder("--baud")
            .paramLabel("N")
            .type(int.class)
            .defaultValue(Integer.toString(Pn532Settings.DEFAULT.speed().workBaud()))
            .description("Works at this speed; 115200 changes nothing. Default: ${DEFAULT-VALUE}.")
            .build());
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Prints one JSON object on stdout and nothing else.")
            .build());
    return spec;
  }

  /**
   * Runs the command.
   *
   * @param parsed what {@link #spec()} made of the command line
   * @return the exit code
   */
  public static int run(ParseResult parsed, PrintStream out, PrintStream err) {
    String port = parsed.matchedOptionValue("--port", "");
    int baud = parsed.matchedOptionValue("--baud", Pn532Settings.DEFAULT.speed().workBaud());
    boolean json = parsed.matchedOptionValue("--json", false);
    String misuse = misuse(port, baud);
    if (misuse != null) {
      err.println("bench reader: " + misuse);
      return USAGE;
    }
    ReaderReport report = probe(port, baud);
    print(report, json, out, err);
    return exitCode(report);
  }

  private static @Nullable String misuse(String port, int baud) {
    if (port.isEmpty()) {
      return "--port needs a path";
    }
    return Pn532Settings.Speed.isKnown(baud)
        ? null
        : "--baud " + baud + ": not a speed of the PN532";
  }

  private static ReaderReport probe(String port, int baud) {
    int startBaud = Pn532Settings.DEFAULT.speed().startBaud();
    return switch (LinuxSerialLink.open(port, startBaud)) {
      case SerialOpening.Refused refused ->
          new ReaderReport(null, null, null, null, refused.message());
      case SerialOpening.Opened(LinuxSerialLink link) -> {
        try (link) {
          yield new SerialProbe(link, baud, SerialProbe.CHIP_LIMIT_MS).run();
        }
      }
    };
  }

  private static void print(ReaderReport report, boolean json, PrintStream out, PrintStream err) {
    if (json) {
      out.print(Json.line(report.fields()) + "\n");
    } else if (report.ok()) {
      out.print(report.text());
    } else {
      err.print(report.text());
    }
    out.flush();
    err.flush();
  }

  private static int exitCode(ReaderReport report) {
    if (report.ok()) {
      return PASS;
    }
    if (report.firmware() == null) {
      return NOT_STARTED;
    }
    return report.target() == null ? TIMED_OUT : FAILED;
  }
}
