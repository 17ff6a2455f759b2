package faraday.rig.mutation;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One module of the checkout, compiled with its tests by Maven, which also tells the class paths:
 * the module's own, and that of the tests here, where PIT stands. So PIT is on nobody else's path.
 */
public final class MavenModule {

  private static final String HERE = "test-rig/mutation";
  private static final String PATH_FILE = "target/test.classpath";

  private final Path root;
  private final String module;

  /**
   * A module of a checkout.
   *
   * @param module its folder, as in {@code pilot-signal}
   * @throws IllegalArgumentException when there is none
   */
  public MavenModule(Path root, String module) {
    this.root = root;
    this.module = module;
    if (!Files.isRegularFile(folder().resolve("pom.xml"))) {
      throw new IllegalArgumentException("no module '" + module + "' in " + root);
    }
  }

  /** Its folder, as given. */
  public String name() {
    return module;
  }

  private Path folder() {
    return root.resolve(module);
  }

  /** Where its reports go. */
  public Path work() {
    return folder().resolve("target/mutation");
  }

  /**
   * Compiles it and finds out what its tests run on.
   *
   * @param progress is told Maven's lines, from this thread
   */
  public MutationTarget compiled(Consumer<String> progress)
      throws MutationTrouble, InterruptedException {
    try {
      int exit = maven(progress);
      if (exit != 0) {
        throw new MutationTrouble("the build failed, see above");
      }
      Path code = folder().resolve("target/classes");
      Path tests = folder().resolve("target/test-classes");
      Set<Path> classPath = new LinkedHashSet<>(List.of(code, tests));
      classPath.addAll(path(folder()));
      classPath.addAll(path(root.resolve(HERE)));
      return MutationTarget.of(code, tests, new ArrayList<>(classPath));
    } catch (IOException e) {
      throw new MutationTrouble("the build could not be run: " + e.getMessage());
    }
  }

  private int maven(Consumer<String> progress) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "mvn",
            "-B",
            "-q",
            "-DskipTests",
            "-DincludeScope=test",
            "-Dmdep.outputFile=" + PATH_FILE,
            "-pl",
            module + "," + HERE,
            "-am",
            "test-compile",
            "dependency:build-classpath");
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        progress.accept(line);
      }
      return process.waitFor();
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<Path> path(Path folder) throws IOException {
    String text = Files.readString(folder.resolve(PATH_FILE)).strip();
    return Pattern.compile(File.pathSeparator).splitAsStream(text).map(Path::of).toList();
  }
}
