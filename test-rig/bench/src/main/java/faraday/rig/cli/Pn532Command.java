package faraday.rig.cli;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimProbe;
import faraday.rig.chip.Pn532Chip;
import faraday.rig.chip.Pn532Timing;
import faraday.rig.pty.PseudoTerminal;
import faraday.rig.rf.CardApplication;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import faraday.rig.rf.RadioField;
import faraday.rig.rf.Type4TagApp;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code bench pn532}: the simulated PN532 on a pseudo-terminal, for any host program. One target
 * stays in the field, or comes and goes; the run ends with SIGTERM or SIGINT.
 */
public final class Pn532Command {

  /** What stays in the field. */
  enum Phone {
    wallet,
    type4,
    none
  }

  private static final int PASSED = 0;
  private static final int USAGE = 2;
  private static final int RIG_NOT_STARTED = 3;
  private static final long AWAY_MS_MAX = 60_000;
  private static final long NANOS_PER_MS = 1_000_000L;
  private static final long PHONE_NANOS_PER_APDU = 10_000_000L;
  private static final long CLEAN_UP_SECONDS_MAX = 5;
  private static final String TAG_URI = "faraday.example/charge";

  private final @Nullable LongFunction<CardApplication> wallet;
  private final PrintStream err;

  /**
   * The command.
   *
   * @param wallet makes the wallet phone from the seed, or null when there is none
   * @param err where the line that says "ready" and refusals go
   */
  public Pn532Command(@Nullable LongFunction<CardApplication> wallet, PrintStream err) {
    this.wallet = wallet;
    this.err = err;
  }

  /** Name and options, for the command line parser. */
  public static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("pn532");
    spec.usageMessage()
        .description(
            "Answers as a simulated PN532 on a pseudo-terminal until Ctrl-C (or SIGTERM).");
    spec.addOption(
        OptionSpec.builder("--link")
            .type(Path.class)
            .paramLabel("PATH")
            .required(true)
            .description("Becomes a symbolic link to the device when the chip answers.")
            .build());
    spec.addOption(
        OptionSpec.builder("--phone")
            .type(Phone.class)
            .paramLabel("WHAT")
            .defaultValue(Phone.type4.name())
            .description("Stays in the field: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
            .build());
    life(spec);
    return spec;
  }

  private static void life(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("--away")
            .type(long.class)
            .paramLabel("MS")
            .defaultValue("0")
            .description("The phone comes for 4 s and goes for so long, 1 to 60000; 0: it stays.")
            .build());
    spec.addOption(
        OptionSpec.builder("--seed")
            .type(long.class)
            .paramLabel("N")
            .defaultValue("1")
            .description(
                "Decides the random UID of each field activation. Default: ${DEFAULT-VALUE}.")
            .build());
  }

  /**
   * Runs until the process is told to end; its exit code is then 0, set from a shutdown hook.
   *
   * @return 2 for misuse, 3 when no device could be made, each after one line that says why
   */
  public int run(ParseResult parsed) {
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch cleanedUp = new CountDownLatch(1);
    Thread hook = new Thread(() -> endProcess(stop, cleanedUp), "bench-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    int result = run(parsed, stop);
    cleanedUp.countDown();
    if (!stop.get()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
    return result;
  }

  private static void endProcess(AtomicBoolean stop, CountDownLatch cleanedUp) {
    stop.set(true);
    int code = RIG_NOT_STARTED;
    try {
      code = cleanedUp.await(CLEAN_UP_SECONDS_MAX, TimeUnit.SECONDS) ? PASSED : RIG_NOT_STARTED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }

  /** The same, ended by a flag instead of a signal; 0 then. */
  int run(ParseResult parsed, AtomicBoolean stop) {
    Path link = parsed.matchedOptionValue("--link", Path.of(""));
    Phone phone = parsed.matchedOptionValue("--phone", Phone.type4);
    long seed = parsed.matchedOptionValue("--seed", 1L);
    long awayMs = parsed.matchedOptionValue("--away", 0L);
    if (awayMs < 0 || awayMs > AWAY_MS_MAX) {
      return refuse(USAGE, "--away takes 0 to " + AWAY_MS_MAX);
    }
    if (phone == Phone.wallet && wallet == null) {
      return refuse(USAGE, "no wallet phone in this build; use --phone type4 or none");
    }
    if (!DeviceLink.free(link)) {
      return refuse(USAGE, link + " exists and is no symbolic link; nothing was changed");
    }
    try {
      if (DeviceLink.inUse(link)) {
        return refuse(RIG_NOT_STARTED, link + " leads to a device in use; choose another --link");
      }
      return answer(link, phone, new Life(seed, awayMs * NANOS_PER_MS), stop);
    } catch (IOException e) {
      return refuse(RIG_NOT_STARTED, "cannot make the device: " + e.getMessage());
    }
  }

  private int answer(Path link, Phone phone, Life life, AtomicBoolean stop) throws IOException {
    try (PseudoTerminal terminal = PseudoTerminal.open()) {
      RadioField field = new RadioField(SimProbe.NONE);
      Pn532Chip chip = new Pn532Chip(terminal, () -> Ticked.NEVER, field, timing());
      Ticked world = inhabited(chip, field, phone, life);
      try (DeviceLink made = DeviceLink.create(link, terminal.devicePath())) {
        err.println(
            "bench pn532: ready, %s is %s, phone %s, seed %d"
                .formatted(made.path(), terminal.devicePath(), phone, life.seed()));
        new PacedChip(terminal, world).run(stop::get);
      }
      return PASSED;
    }
  }

  /**
   * What becomes of the phone.
   *
   * @param awayNanos 0 when it stays
   */
  private record Life(long seed, long awayNanos) {}

  private Ticked inhabited(Pn532Chip chip, RadioField field, Phone phone, Life life) {
    CardApplication application = application(phone, life.seed());
    if (application == null) {
      return chip;
    }
    SeededRandom uids = new SeededRandom(life.seed(), "phone.uid");
    IsoDepCard card = new IsoDepCard(CardProfile.phone(), application, uids);
    if (life.awayNanos() > 0) {
      return new ComingPhone(chip, field, card, life.awayNanos());
    }
    field.place(card, 0);
    return chip;
  }

  private @Nullable CardApplication application(Phone phone, long seed) {
    return switch (phone) {
      case wallet -> wallet == null ? null : wallet.apply(seed);
      case type4 -> new Type4TagApp(TAG_URI, PHONE_NANOS_PER_APDU);
      case none -> null;
    };
  }

  private static Pn532Timing timing() {
    return Pn532Timing.typical();
  }

  private int refuse(int code, String reason) {
    err.println("bench pn532: " + reason);
    return code;
  }
}
