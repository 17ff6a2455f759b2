package faraday.rig.cli;

import java.nio.file.Path;

/** Where the sources are that this bench was built from. */
final class Checkout {

  /** Set by the launcher: the executable that started this process, two folders below the root. */
  private static final String LAUNCHER = "faraday.bench.launcher";

  private Checkout() {}

  /** The root; without a launcher the working directory is taken for it. */
  static Path root() {
    String launcher = System.getProperty(LAUNCHER);
    return launcher == null
        ? Path.of("").toAbsolutePath()
        : Path.of(launcher).resolve("../../..").normalize();
  }
}
