package faraday.rig.cli;

import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one line and in plain words. */
final class Misuse {

  private Misuse() {}

  /** Without the name of the command in front. */
  static String words(ParameterException misuse) {
    if (misuse instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched, unmatched.getUnmatched().getFirst());
    }
    String first = String.valueOf(misuse.getMessage()).lines().findFirst().orElse("misuse");
    return first
        .replaceFirst("^Invalid value for option '([^']+)': ", "$1: ")
        .replaceFirst(" is not an? (long|int)$", " is not a whole number");
  }

  private static String unmatched(UnmatchedArgumentException misuse, String word) {
    String command = misuse.getCommandLine().getCommandSpec().qualifiedName();
    String kind = "argument";
    if (word.startsWith("-")) {
      kind = "option";
    } else if (misuse.getCommandLine().getParent() == null) {
      kind = "command";
    }
    return "no " + kind + " '" + word.replaceAll("\\R", " ") + "'; see " + command + " --help";
  }
}
