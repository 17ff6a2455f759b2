package faraday.rig.scenario;

import faraday.rig.scenario.format.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds and loads scenario files. */
final class ScenarioFiles {

  /** Files that one call may name, folders included. */
  static final int FILES_MAX = 10_000;

  private static final int DEPTH_MAX = 8;

  private ScenarioFiles() {}

  /** All scenarios of files and folders, in order; everything wrong is added to the problems. */
  static List<Scenario> load(List<Path> paths, Predicate<String> filter, List<Problem> problems) {
    return paths.stream()
        .flatMap(path -> files(path, problems).stream())
        .filter(file -> filter.test(file.toString()))
        .map(file -> Optional.ofNullable(ScenarioLoader.load(file, problems)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Path> files(Path path, List<Problem> problems) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      String what = Files.exists(path) ? "neither file nor folder" : "does not exist";
      problems.add(new Problem(path.toString(), 1, what));
      return List.of();
    }
    try (Stream<Path> found = Files.walk(path, DEPTH_MAX)) {
      List<Path> files =
          found.filter(ScenarioFiles::isScenario).sorted().limit(FILES_MAX + 1L).toList();
      if (files.isEmpty() || files.size() > FILES_MAX) {
        String many = files.isEmpty() ? "no scenario (*.yaml)" : "more than " + FILES_MAX;
        problems.add(new Problem(path.toString(), 1, many + " in this folder"));
        return List.of();
      }
      return files;
    } catch (IOException | java.io.UncheckedIOException e) {
      problems.add(new Problem(path.toString(), 1, "cannot be listed: " + e.getMessage()));
      return List.of();
    }
  }

  private static boolean isScenario(Path path) {
    String name = String.valueOf(path.getFileName());
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(path);
  }
}
