package faraday.rig.cli;

import faraday.rig.tap.Carrier;
import faraday.rig.tap.TapReport;
import faraday.rig.tap.TapRun;
import faraday.rig.tap.TapSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code bench tap}: a running charger for a phone program outside, over loopback only. */
final class TapCommand {

  private static final int PASSED = 0;
  private static final int FAILED = 1;
  private static final int RIG_NOT_STARTED = 3;
  private static final int TIME_OUT = 4;
  private static final int PORT_MAX = 65_534;
  private static final int MS_PER_S = 1000;
  private static final int WAIT_S_MAX = 3600;

  private final PrintStream out;
  private final PrintStream err;

  TapCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("tap");
    spec.usageMessage()
        .description(
            "Runs a charger with a car plugged in; a phone program outside taps over TCP, on",
            "127.0.0.1 only (docs/SPEC.md, section 10). Ends after --sessions.");
    spec.addOption(
        OptionSpec.builder("--tcp")
            .type(int.class)
            .paramLabel("PORT")
            .required(true)
            .description(
                "Listens here for phones that are a card, and on the next port for phones that"
                    + " read; 0 takes any two that are free.")
            .build());
    more(spec);
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("Prints one JSON object on stdout at the end, the story on stderr.")
            .build());
    return spec;
  }

  private static void more(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--provision")
            .type(Path.class)
            .paramLabel("FILE")
            .description("Writes the wallet's key, tokens and directory entry; mode 0600.")
            .build());
    number(spec, "--seed", long.class, "1", "Decides every key, nonce and UID.");
    number(spec, "--sessions", int.class, "1", "Sessions to be had, 1 to 4.");
    number(spec, "--charge", int.class, "600", "Virtual seconds of charging after a start.");
    number(spec, "--wait", int.class, "60", "Wall seconds to wait for each connection.");
    number(spec, "--patience", int.class, "10", "Wall seconds to wait for each message.");
  }

  private static void number(
      CommandSpec spec, String name, Class<?> type, String otherwise, String what) {
    spec.addOption(
        OptionSpec.builder(name)
            .type(type)
            .paramLabel("N")
            .defaultValue(otherwise)
            .description(what + " Default: ${DEFAULT-VALUE}.")
            .build());
  }

  int run(ParseResult parsed) {
    int port = ranged(parsed, "--tcp", 0, PORT_MAX);
    long seed = parsed.commandSpec().findOption("--seed").<Long>getValue();
    int sessions = ranged(parsed, "--sessions", 1, TapSettings.SESSIONS_MAX);
    int charge = ranged(parsed, "--charge", 1, TapSettings.CHARGE_S_MAX);
    int waitMs = ranged(parsed, "--wait", 1, WAIT_S_MAX) * MS_PER_S;
    int patienceMs = ranged(parsed, "--patience", 1, WAIT_S_MAX) * MS_PER_S;
    boolean json = parsed.hasMatchedOption("--json");
    Path file = parsed.matchedOptionValue("--provision", null);
    try (LoopbackDoor door = LoopbackDoor.open(port)) {
      Narrator narrator = new Narrator(json ? err : out, false);
      TapRun run = new TapRun(new TapSettings(seed, sessions, charge), narrator);
      provision(run, door, file);
      err.println(listening(door, seed, file));
      boolean inTime = serve(run, door, waitMs, patienceMs);
      return conclude(run.report(), inTime, json);
    } catch (IOException e) {
      return notStarted(json, seed, "cannot serve on port " + port + ": " + e.getMessage());
    }
  }

  private static String listening(LoopbackDoor door, long seed, @Nullable Path file)
      throws IOException {
    String how =
        file == null ? "--provision FILE tells the phone its keys" : "phone's keys " + file;
    return "bench tap: listening on 127.0.0.1:%d (profile 02) and :%d (01, 03), seed %d, %s"
        .formatted(door.cardPort(), door.readerPort(), seed, how);
  }

  /** False when no phone came in time. */
  private static boolean serve(TapRun run, LoopbackDoor door, int waitMs, int patienceMs)
      throws IOException {
    while (!run.over()) {
      LoopbackDoor.Visitor phone = door.next(waitMs);
      if (phone == null) {
        return false;
      }
      try (Carrier carrier = new LoopbackCarrier(phone.channel(), patienceMs)) {
        if (phone.reads()) {
          run.reader(carrier);
        } else {
          run.card(carrier);
        }
      }
    }
    return true;
  }

  private static void provision(TapRun run, LoopbackDoor door, @Nullable Path file)
      throws IOException {
    if (file == null) {
      return;
    }
    Map<String, @Nullable Object> members = new LinkedHashMap<>(run.provision());
    members.put("cardPort", door.cardPort());
    members.put("readerPort", door.readerPort());
    SecretFile.write(file, Json.line(members) + "\n");
  }

  private int conclude(TapReport report, boolean inTime, boolean json) {
    Map<String, @Nullable Object> members = report.json();
    if (!inTime) {
      members.put("error", "no phone connected in time");
      err.println("bench tap: no phone connected in time");
    }
    if (json) {
      out.println(Json.line(members));
    } else {
      out.println(report.ok() ? "OK" : "NOT OK " + report.failed());
      TapSettings settings = report.settings();
      out.printf(
          "again: test-rig/bin/bench tap --tcp 0 --seed %d --sessions %d --charge %d%n",
          settings.seed(), settings.sessions(), settings.chargeS());
    }
    if (!inTime) {
      return TIME_OUT;
    }
    return report.ok() ? PASSED : FAILED;
  }

  private int notStarted(boolean json, long seed, String why) {
    err.println("bench tap: " + why);
    if (json) {
      Map<String, @Nullable Object> error = Json.error(why);
      error.put("seed", seed);
      out.println(Json.line(error));
    }
    return RIG_NOT_STARTED;
  }

  private static int ranged(ParseResult parsed, String name, int from, int to) {
    int value = parsed.commandSpec().findOption(name).<Integer>getValue();
    if (value < from || value > to) {
      throw new ParameterException(
          parsed.commandSpec().commandLine(), name + " takes " + from + " to " + to);
    }
    return value;
  }
}
