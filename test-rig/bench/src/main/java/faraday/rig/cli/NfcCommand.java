package faraday.rig.cli;

import faraday.hal.linux.LinuxSerialLink;
import faraday.hal.linux.SerialOpening;
import faraday.nfc.chip.Pn532Settings;
import faraday.rig.tap.DeskJunit;
import faraday.rig.tap.DeskReport;
import faraday.rig.tap.DeskRun;
import faraday.rig.tap.DeskSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * {@code bench --nfc hsu:DEVICE}: a charger with a simulated car and contactor, a real PN532 and
 * real phones, in the wall's time. Exit 0 when every tap was detected and answered; 1 when one was
 * not; 2 for bad usage; 3 when the device does not open or no chip answers; 4 when no phone came.
 */
final class NfcCommand {

  static final String OPTION = "--nfc";

  private static final Pattern DEVICE = Pattern.compile("hsu:(.+?)(?:@(\\d{1,7}))?");
  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int RIG_NOT_STARTED = 3;
  private static final int TIME_OUT = 4;
  private static final long PACE_NANOS = 500_000;
  private static final long RETIRE_LIMIT_NANOS = 2_000_000_000L;

  private final PrintStream out;
  private final PrintStream err;

  NfcCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The options of the bench itself. */
  static void options(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(OPTION)
            .type(String.class)
            .paramLabel("hsu:DEVICE[@BAUD]")
            .description(
                "Joins a PN532 on a serial device, and the phones held to it, to a simulated car"
                    + " and contactor in real time.")
            .build());
    number(spec, "--taps", "2", "With --nfc: taps to be had, 1 to " + DeskSettings.TAPS_MAX + ".");
    number(spec, "--window", "30", "With --nfc: seconds to wait for each tap.");
    number(spec, "--seed", "1", "With --nfc: decides every key and nonce.");
    path(spec, "--junit", "FILE", "With --nfc: writes each tap as a test case.");
    path(spec, "--provision", "FILE", "With --nfc: writes what the phone must know; mode 0600.");
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("With --nfc: one JSON object on stdout, the story on stderr.")
            .build());
  }

  private static void number(CommandSpec spec, String name, String otherwise, String what) {
    spec.addOption(
        OptionSpec.builder(name)
            .type(long.class)
            .paramLabel("N")
            .defaultValue(otherwise)
            .description(what + " Default: ${DEFAULT-VALUE}.")
            .build());
  }

  private static void path(CommandSpec spec, String name, String label, String what) {
    spec.addOption(
        OptionSpec.builder(name).type(Path.class).paramLabel(label).description(what).build());
  }

  /** Whatever of {@link #options} was given stands beside {@link #OPTION}, or is misuse. */
  static boolean asked(ParseResult parsed) {
    boolean asked = parsed.hasMatchedOption(OPTION);
    if (!asked && !parsed.matchedOptions().isEmpty()) {
      throw misuse(parsed, parsed.matchedOptions().getFirst().longestName() + " needs " + OPTION);
    }
    if (asked && parsed.hasSubcommand()) {
      throw misuse(parsed, OPTION + " goes with no command");
    }
    return asked;
  }

  int run(ParseResult parsed) {
    Matcher device = DEVICE.matcher(parsed.matchedOptionValue(OPTION, ""));
    if (!device.matches()) {
      throw misuse(parsed, OPTION + " takes hsu:DEVICE or hsu:DEVICE@BAUD");
    }
    int baud = baud(parsed, device.group(2));
    int taps = ranged(parsed, "--taps", DeskSettings.TAPS_MAX);
    int windowS = ranged(parsed, "--window", DeskSettings.WINDOW_S_MAX);
    long seed = parsed.commandSpec().findOption("--seed").<Long>getValue();
    DeskSettings settings = new DeskSettings(seed, taps, windowS);
    int startBaud = Pn532Settings.DEFAULT.speed().startBaud();
    return switch (LinuxSerialLink.open(device.group(1), startBaud)) {
      case SerialOpening.Refused refused -> notStarted(parsed, settings, refused.message());
      case SerialOpening.Opened(LinuxSerialLink link) -> {
        try (link) {
          yield held(parsed, settings, link, baud);
        }
      }
    };
  }

  private static int baud(ParseResult parsed, @Nullable String digits) {
    int baud = digits == null ? Pn532Settings.DEFAULT.speed().workBaud() : Integer.parseInt(digits);
    if (!Pn532Settings.Speed.isKnown(baud)) {
      throw misuse(parsed, OPTION + ": " + baud + " is no speed of the PN532");
    }
    return baud;
  }

  private int held(ParseResult parsed, DeskSettings settings, LinuxSerialLink link, int baud) {
    boolean json = parsed.hasMatchedOption("--json");
    DeskRun run = new DeskRun(settings, link, baud, new Narrator(json ? err : out, false));
    Path keys = parsed.matchedOptionValue("--provision", null);
    Path junit = parsed.matchedOptionValue("--junit", null);
    try {
      provision(run.provision(), keys);
      pace(run);
      if (junit != null) {
        Files.writeString(junit, DeskJunit.of(run.report()));
      }
    } catch (IOException e) {
      Path file = keys == null || junit != null ? junit : keys;
      return notStarted(parsed, settings, FileTrouble.words(e, file));
    }
    return conclude(run.report(), json);
  }

  private static void provision(Map<String, Object> members, @Nullable Path file)
      throws IOException {
    if (file != null) {
      SecretFile.write(file, Json.line(members) + "\n");
    }
  }

  /** Until every tap was had, then the chip goes back to how it was found. */
  private static void pace(DeskRun run) {
    long startNanos = System.nanoTime();
    while (!run.over()) {
      turn(run, startNanos);
    }
    run.retire(System.nanoTime() - startNanos);
    long endNanos = System.nanoTime() + RETIRE_LIMIT_NANOS;
    while (!run.retired() && System.nanoTime() - endNanos < 0) {
      turn(run, startNanos);
    }
  }

  private static void turn(DeskRun run, long startNanos) {
    run.tick(System.nanoTime() - startNanos);
    LockSupport.parkNanos(PACE_NANOS);
  }

  private int conclude(DeskReport report, boolean json) {
    if (json) {
      out.println(Json.line(report.json()));
    } else {
      out.println(report.text());
    }
    if (report.trouble() != null) {
      err.println("bench --nfc: " + report.trouble());
    }
    if (report.notStarted() != null) {
      return RIG_NOT_STARTED;
    }
    if (report.ok()) {
      return PASSED;
    }
    boolean nobody = report.detected() == 0 && report.trouble() == null;
    return nobody ? TIME_OUT : FAILED;
  }

  private int notStarted(ParseResult parsed, DeskSettings settings, String why) {
    err.println("bench --nfc: " + why);
    if (parsed.hasMatchedOption("--json")) {
      Map<String, @Nullable Object> error = Json.error(why);
      error.put("seed", settings.seed());
      out.println(Json.line(error));
    }
    return RIG_NOT_STARTED;
  }

  private static int ranged(ParseResult parsed, String name, int to) {
    long value = parsed.commandSpec().findOption(name).<Long>getValue();
    if (value < 1 || value > to) {
      throw misuse(parsed, name + " takes 1 to " + to);
    }
    return (int) value;
  }

  private static ParameterException misuse(ParseResult parsed, String why) {
    return new ParameterException(parsed.commandSpec().commandLine(), why);
  }
}
