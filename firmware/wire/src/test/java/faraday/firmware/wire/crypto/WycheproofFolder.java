package faraday.firmware.wire.crypto;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Where the vectors are. Not named: the tests are skipped and the console says once how to enable
 * them, or they fail where peers are required. Named but not there: they fail.
 */
final class WycheproofFolder {

  private static final String ENABLE =
      "FARADAY_WYCHEPROOF=FOLDER, the folder testvectors_v1 of https://github.com/C2SP/wycheproof"
          + " at dac1dd4729fd1f8dd9e1e9f3dce51d783da6c166";
  private static final String MISSING =
      "Wycheproof's vectors are not there; enable with: " + ENABLE;
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private WycheproofFolder() {}

  static Path find() {
    String named = System.getenv("FARADAY_WYCHEPROOF");
    boolean required = "1".equals(System.getenv("FARADAY_REQUIRE_PEERS"));
    boolean skips = !required && (named == null || named.isEmpty());
    if (skips && SAID.compareAndSet(false, true)) {
      System.out.println("skipped: " + MISSING);
    }
    return find(named, required);
  }

  static Path find(@Nullable String named, boolean required) {
    if (named != null && !named.isEmpty()) {
      Path folder = Path.of(named);
      return Files.isDirectory(folder)
          ? folder
          : fail("FARADAY_WYCHEPROOF is no folder: " + folder.toAbsolutePath());
    }
    if (required) {
      return fail("FARADAY_REQUIRE_PEERS=1, but " + MISSING);
    }
    return Assumptions.abort(MISSING);
  }

  /** One of its files; a missing one fails. */
  static Path file(Path folder, String name) {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file)
        ? file
        : fail("FARADAY_WYCHEPROOF lacks " + file.toAbsolutePath() + "; it is " + ENABLE);
  }
}
