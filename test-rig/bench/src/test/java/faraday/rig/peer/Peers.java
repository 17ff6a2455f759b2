package faraday.rig.peer;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/**
 * The rules for peers: with {@code FARADAY_REQUIRE_PEERS=1} a missing one fails the build, without
 * it each test is skipped, and the console says once which command would enable it.
 */
final class Peers {

  /** With this variable set to 1 nothing may be missing. */
  static final String REQUIRE_VARIABLE = "FARADAY_REQUIRE_PEERS";

  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private Peers() {}

  /** Whether nothing may be missing. */
  static boolean required() {
    return "1".equals(System.getenv(REQUIRE_VARIABLE));
  }

  /**
   * Finds a program on the PATH.
   *
   * @param enable the command that would install it
   */
  static Path program(String name, String enable) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, name);
      if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        return candidate;
      }
    }
    throw missing(name + " is not installed; enable with: " + enable);
  }

  /** Ends the test as failed or skipped; never returns. */
  static AssertionError missing(String reason) {
    if (!required() && SAID.add(reason)) {
      System.out.println("skipped: " + reason);
    }
    return missing(reason, required());
  }

  static AssertionError missing(String reason, boolean required) {
    if (required) {
      return fail(REQUIRE_VARIABLE + "=1, but " + reason);
    }
    return Assumptions.abort(reason);
  }

  /** The root of the checkout. */
  static Path root() {
    return Path.of(Objects.requireNonNull(System.getProperty("faraday.root"), "faraday.root"));
  }
}
