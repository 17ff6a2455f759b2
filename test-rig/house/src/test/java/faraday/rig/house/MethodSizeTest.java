package faraday.rig.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the measure behind the budgets sees what it should. */
final class MethodSizeTest {

  private static final String SOURCE =
      """
      class Planted {
        Planted(int a, int b) {}

        void deep(int x) {
          if (x > 0) {
            while (x > 1) {
              Runnable r = () -> { { } };
            }
          }
        }
      }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void countsLinesParametersAndNestingOfAPlantedMethod() throws IOException {
    Path file = Files.writeString(folder.resolve("Planted.java"), SOURCE);
    List<MethodSize> sizes = MethodSize.of(List.of(file));
    MethodSize constructor = sizes.get(0);
    MethodSize deep = sizes.get(1);
    assertEquals(2, constructor.parameters());
    assertEquals(true, constructor.constructor());
    assertEquals("deep", deep.name());
    assertEquals(7, deep.lines());
    assertEquals(1, deep.parameters());
    assertEquals(2, deep.nesting());
  }
}
