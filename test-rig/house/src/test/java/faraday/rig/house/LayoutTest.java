package faraday.rig.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Design §1: the top level shows the architecture, and nothing else stands there. */
final class LayoutTest {

  private static final Set<String> TOP_LEVEL =
      Set.of(
          "hal",
          "pilot-signal",
          "nfc-soc",
          "firmware",
          "test-rig",
          "docs",
          "README.md",
          "LICENSE",
          "pom.xml");

  private final SourceTree tree = SourceTree.checkout();

  @Test
  void keepsTheTopLevelToTheFiveRoomsAndTheirPapers() throws IOException, InterruptedException {
    Set<String> found = new TreeSet<>(tree.topLevel());
    found.removeIf(name -> name.startsWith(".") || name.equals("target"));
    assertEquals(new TreeSet<>(TOP_LEVEL), found);
  }

  @Test
  void keepsTheReadmeWithin120LinesAndEachDecisionWithin40() {
    assertTrue(lines(tree.root().resolve("README.md")) <= 120, "README.md");
    for (Path file : tree.files(".md")) {
      if (tree.name(file).startsWith("docs/adr/")) {
        assertTrue(lines(file) <= 40, tree.name(file));
      }
    }
  }

  @Test
  void marksEveryPackageAsNullChecked() {
    Set<String> marked = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    for (Path file : tree.files(".java")) {
      String module = tree.name(file).replaceFirst("/src/.*", "");
      String pkg = tree.name(file).replaceFirst(".*/src/(main|test)/java/", "");
      String room = module + ":" + pkg.replaceFirst("/[^/]+$", "");
      used.add(room);
      if (file.endsWith("package-info.java") && SourceTree.text(file).contains("@NullMarked")) {
        marked.add(room);
      }
    }
    used.removeAll(marked);
    assertEquals(Set.of(), used);
  }

  @Test
  void documentsEveryPackageOfTheMainCode() {
    List<String> silent =
        tree.files("package-info.java").stream()
            .filter(file -> tree.name(file).contains("src/main/java"))
            .filter(file -> !SourceTree.text(file).contains("/**"))
            .map(tree::name)
            .collect(Collectors.toList());
    assertEquals(List.of(), silent);
  }

  private static long lines(Path file) {
    return SourceTree.text(file).lines().count();
  }
}
