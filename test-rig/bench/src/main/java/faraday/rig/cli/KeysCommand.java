package faraday.rig.cli;

import faraday.rig.keys.KeyFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code bench keys}: a development PKI in a new directory, with one charger and one wallet
 * provisioned. Exit 2 when the directory is there already: keys are never overwritten; 1 when it
 * cannot be written.
 */
public final class KeysCommand {

  private static final int PASS = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private KeysCommand() {}

  /** Name, options and help of the command. */
  public static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("keys");
    spec.usageMessage().description("Makes keys of a server, a charger and a phone.");
    spec.addOption(
        OptionSpec.builder("--dir")
            .paramLabel("PATH")
            .type(String.class)
            .required(true)
            .description("Makes this directory, which must not be there yet.")
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
    String dir = parsed.matchedOptionValue("--dir", "");
    boolean json = parsed.matchedOptionValue("--json", false);
    if (dir.isEmpty()) {
      return failed("--dir needs a path", USAGE, json, out, err);
    }
    try {
      KeyFolder folder = new KeyFolder(Path.of(dir), new SecureRandom());
      KeyFolder.Made made = folder.make(WallTime.epochSeconds());
      out.print(json ? Json.line(fields(dir, made)) + "\n" : text(dir, made));
      return PASS;
    } catch (FileAlreadyExistsException there) {
      return failed(dir + " is there already; keys are never overwritten", USAGE, json, out, err);
    } catch (IOException failure) {
      return failed(dir + " cannot be written", FAILED, json, out, err);
    }
  }

  private static int failed(String why, int exit, boolean json, PrintStream out, PrintStream err) {
    if (json) {
      out.print(Json.line(Json.error(why)) + "\n");
    }
    err.println("bench keys: " + why);
    return exit;
  }

  private static Map<String, @Nullable Object> fields(String dir, KeyFolder.Made made) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("ok", true);
    fields.put("dir", dir);
    fields.put("chargerId", made.chargerId());
    fields.put("siteId", made.siteId());
    fields.put("walletId", made.walletId());
    fields.put("keyIds", made.keyIds());
    fields.put("files", made.files());
    return fields;
  }

  private static String text(String dir, KeyFolder.Made made) {
    StringBuilder text = new StringBuilder("keys in " + dir + "\n");
    made.keyIds().forEach((name, id) -> text.append("  " + name + " " + id + "\n"));
    return text.toString();
  }
}
