package faraday.rig.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a module is mutated. */
final class MavenModuleTest {

  @TempDir private Path root = Path.of("");

  @Test
  void refusesAFolderThatIsNoModule() {
    assertThrows(IllegalArgumentException.class, () -> new MavenModule(root, "docs"));
  }

  @Test
  void leavesOutNoPackage() throws IOException {
    Path code = root.resolve("classes");
    for (String name : List.of("a/b/One", "a/b/Two", "a/c/Three", "Four")) {
      Path file = code.resolve(name + ".class");
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
    MutationTarget target = MutationTarget.of(code, code, List.of());
    assertEquals(List.of("*", "a.b.*", "a.c.*"), target.classes());
    assertEquals(target.classes(), target.tests());
    MutationTarget some = target.only("a.b.O*");
    assertEquals(List.of("a.b.O*"), some.classes());
    assertEquals(target.tests(), some.tests());
  }
}
