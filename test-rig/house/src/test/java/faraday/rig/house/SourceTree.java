package faraday.rig.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checkout, without what builds and tools leave in it. */
final class SourceTree {

  private static final Set<String> SKIPPED =
      Set.of(".git", "target", "node_modules", ".idea", ".vscode", ".settings");

  private final Path root;

  private SourceTree(Path root) {
    this.root = root;
  }

  static SourceTree checkout() {
    return new SourceTree(Path.of(System.getProperty("faraday.root", "../..")).toAbsolutePath());
  }

  Path root() {
    return root;
  }

  String name(Path file) {
    return root.relativize(file).toString();
  }

  /** What stands at the root: as git tracks it, or, without git, all there is. */
  Set<String> topLevel() throws IOException, InterruptedException {
    Set<String> tracked = new TreeSet<>();
    if (Files.exists(root.resolve(".git"))) {
      for (String name : tracked()) {
        tracked.add(name.replaceFirst("/.*", ""));
      }
    }
    if (!tracked.isEmpty()) {
      return tracked;
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries.map(p -> String.valueOf(p.getFileName())).collect(Collectors.toSet());
    }
  }

  /** Nothing where git is not installed or does not answer. */
  private List<String> tracked() throws IOException, InterruptedException {
    Path list = Files.createTempFile("tracked", ".list");
    try {
      String ask = "exec git -c core.quotePath=false ls-files";
      Process git =
          new ProcessBuilder("sh", "-c", ask)
              .directory(root.toFile())
              .redirectOutput(list.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return git.waitFor() == 0 ? Files.readAllLines(list) : List.of();
    } finally {
      Files.delete(list);
    }
  }

  /** Files whose name ends so, in path order. */
  List<Path> files(String... endings) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
              return SKIPPED.contains(String.valueOf(dir.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
              if (endsWithAny(file.toString(), endings)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(null);
    return found;
  }

  /** Production sources of the given top-level rooms. */
  List<Path> mainSources(String... rooms) {
    List<Path> found = new ArrayList<>();
    for (Path file : files(".java")) {
      String name = name(file);
      for (String room : rooms) {
        if (name.startsWith(room + "/") && name.contains("src/main/java/")) {
          found.add(file);
        }
      }
    }
    return found;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean endsWithAny(String name, String... endings) {
    for (String ending : endings) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
