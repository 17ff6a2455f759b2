package faraday.rig.cli;

import faraday.rig.tap.DeskPhone;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The bench's command line. Exit codes: 0 pass, 1 assertion failed, 2 usage, 3 rig did not start or
 * its output is lost, 4 time-out.
 */
public final class Main {

  private static final int USAGE = 2;
  private static final int OUTPUT_LOST = 3;

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new Main(System.out, System.err).run(args));
  }

  /** Runs one command. */
  int run(String... args) {
    int code = answer(args.length > 0 && args[0].equals("help") ? asOption(args) : args);
    if (!out.checkError()) {
      return code;
    }
    err.println("bench: output could not be written");
    return code == 0 ? OUTPUT_LOST : code;
  }

  /** {@code help}, {@code help demo} as {@code --help}, {@code demo --help}. */
  private static String[] asOption(String... args) {
    String[] options = Arrays.copyOfRange(args, 1, args.length + 1);
    options[options.length - 1] = "--help";
    return options;
  }

  private int answer(String... args) {
    CommandLine line = new CommandLine(spec());
    line.setOut(new PrintWriter(out, true, out.charset()));
    try {
      return dispatch(line, line.parseArgs(args));
    } catch (ParameterException e) {
      String command = e.getCommandLine().getCommandSpec().qualifiedName();
      String why = Misuse.words(e);
      err.println(command + ": " + why);
      if (Arrays.stream(args).anyMatch(arg -> arg.equals("--json") || arg.startsWith("--json="))) {
        out.println(Json.line(Json.error(why)));
      }
      return USAGE;
    }
  }

  private int dispatch(CommandLine line, ParseResult parsed) {
    if (CommandLine.printHelpIfRequested(parsed)) {
      return 0;
    }
    ParseResult sub = parsed.subcommand();
    if (NfcCommand.asked(parsed)) {
      return new NfcCommand(out, err).run(parsed);
    }
    if (sub == null) {
      return bare(line);
    }
    return switch (sub.commandSpec().name()) {
      case "demo" -> new DemoCommand(out, err).run(sub);
      case "export" -> new ExportCommand(out, err).run(sub);
      case "fuzz" -> new FuzzCommand(out, err).run(sub);
      case "powercut" -> new PowerCutCommand(out, err).run(sub);
      case "mutate" -> new MutateCommand(out, err).run(sub);
      case "perf" -> new PerfCommand(out, err).run(sub);
      case "pn532" -> new Pn532Command(DeskPhone::new, err).run(sub);
      case "keys" -> KeysCommand.run(sub, out, err);
      case "reader" -> ReaderCommand.run(sub, out, err);
      case "scenario" -> new ScenarioCommand(out, err).run(sub);
      case "soak" -> new SoakCommand(out, err).run(sub);
      case "vectors" -> new VectorsCommand(out, err).run(sub);
      case "tap" -> new TapCommand(out, err).run(sub);
      default -> throw new IllegalStateException("no command " + sub.commandSpec().name());
    };
  }

  /** Until the page exists: the demo with captions, and what else there is. */
  private int bare(CommandLine line) {
    int result = new DemoCommand(out, err).story(1);
    out.println();
    line.usage(out);
    return result;
  }

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("bench").mixinStandardHelpOptions(true);
    spec.version("Faraday bench 0.1.0");
    spec.usageMessage()
        .description("The bench of Faraday. Without a command: plays the demo and lists this.")
        .footer(
            "", "Exit codes: 0 pass, 1 assertion failed, 2 usage, 3 rig not started, 4 time-out.");
    NfcCommand.options(spec);
    for (CommandSpec command : commands()) {
      command.mixinStandardHelpOptions(true);
      spec.addSubcommand(command.name(), command);
    }
    return spec;
  }

  private static List<CommandSpec> commands() {
    return List.of(
        DemoCommand.spec(),
        ExportCommand.spec(),
        FuzzCommand.spec(),
        PowerCutCommand.spec(),
        MutateCommand.spec(),
        PerfCommand.spec(),
        Pn532Command.spec(),
        ReaderCommand.spec(),
        KeysCommand.spec(),
        ScenarioCommand.spec(),
        SoakCommand.spec(),
        TapCommand.spec(),
        VectorsCommand.spec());
  }
}
