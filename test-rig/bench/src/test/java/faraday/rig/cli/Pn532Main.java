package faraday.rig.cli;

import picocli.CommandLine;

/** {@code bench pn532} alone, as a process of its own for tests. */
public final class Pn532Main {

  private Pn532Main() {}

  /** Takes the options of {@code bench pn532}. */
  public static void main(String[] arguments) {
    CommandLine.ParseResult parsed = new CommandLine(Pn532Command.spec()).parseArgs(arguments);
    System.exit(new Pn532Command(null, System.err).run(parsed));
  }
}
