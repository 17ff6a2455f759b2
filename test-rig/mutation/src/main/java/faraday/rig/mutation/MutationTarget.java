package faraday.rig.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is mutated, and by which tests it is judged.
 *
 * @param code folder of the classes that are mutated
 * @param classes patterns of their names
 * @param tests patterns of the names of test classes
 * @param classPath of the tests, with PIT, its JUnit plugin and {@code code} in it
 */
public record MutationTarget(
    Path code, List<String> classes, List<String> tests, List<Path> classPath) {

  /** Copies the lists. */
  public MutationTarget {
    classes = List.copyOf(classes);
    tests = List.copyOf(tests);
    classPath = List.copyOf(classPath);
  }

  /**
   * All classes of one folder against all tests of another.
   *
   * @throws IOException when one of them cannot be read
   */
  public static MutationTarget of(Path code, Path tests, List<Path> classPath) throws IOException {
    return new MutationTarget(code, packages(code), packages(tests), classPath);
  }

  /**
   * Only some of the classes, against all tests: quick, and no score of the module.
   *
   * @param pattern of their names, with {@code *} for anything
   */
  public MutationTarget only(String pattern) {
    return new MutationTarget(code, List.of(pattern), tests, classPath);
  }

  private static List<String> packages(Path folder) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> folder.relativize(file).getParent())
          .forEach(parent -> names.add(parent == null ? "*" : pattern(parent)));
    }
    return List.copyOf(names);
  }

  private static String pattern(Path parent) {
    return parent.toString().replace(parent.getFileSystem().getSeparator(), ".") + ".*";
  }
}
