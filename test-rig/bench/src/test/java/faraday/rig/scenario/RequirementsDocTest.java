package faraday.rig.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/REQUIREMENTS.md, E1 to E36: what works names the tests that show it, they are tests of this
 * tree, and nothing that works says "later" without a half (issue 4).
 */
final class RequirementsDocTest {

  private static final Path ROOT = Path.of(System.getProperty("faraday.root", "../.."));
  private static final int REQUIREMENTS = 36;
  private static final int WITH_ROWS_OF_THEIR_OWN = 20;
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Map<String, Path> TESTS = new HashMap<>();

  /** One line of the table of E. */
  private record Row(int number, String text, String mark, String shown) {}

  @BeforeAll
  static void findTests() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      files
          .filter(file -> file.toString().endsWith("Test.java"))
          .filter(file -> file.toString().contains("/src/test/java/"))
          .forEach(file -> TESTS.put(String.valueOf(file.getFileName()), file));
    }
  }

  @Test
  void everyRequirementStandsOnceAndHoldsToTheTree() throws IOException {
    List<Row> rows = rows(Files.readString(ROOT.resolve("docs").resolve("REQUIREMENTS.md")));
    List<String> wrong = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (Row row : rows) {
      numbers.add(row.number());
      wrong.addAll(complaints(row));
    }
    assertEquals(Stream.iterate(1, n -> n + 1).limit(REQUIREMENTS).toList(), numbers);
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| E21 | works | now | `NoSuchTest#passes` |",
        "| E21 | works | now | `RequirementsDocTest#complaints` |",
        "| E21 | works | now | – |",
        "| E21 | works | now | [CLAIMS](CLAIMS.md) |",
        "| E20 | works | now | – |",
        "| E21 | works; later: more | now | `RequirementsDocTest#noticesARowThatDoesNotHold` |",
        "| E21 | works | part | `RequirementsDocTest#noticesARowThatDoesNotHold` |",
        "| E21 | to come | later | `RequirementsDocTest#noticesARowThatDoesNotHold` |",
        "| E21 | works | soon | – |"
      })
  void noticesARowThatDoesNotHold(String line) throws IOException {
    assertEquals(1, complaints(rows(line).getFirst()).size(), line);
  }

  private static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    for (String line : text.lines().filter(one -> one.matches("\\| E\\d+ \\|.*")).toList()) {
      List<String> cells = List.of(line.substring(1).split("\\|", -1));
      assertEquals(5, cells.size(), "four cells: " + line);
      int number = Integer.parseInt(cells.get(0).strip().substring(1));
      rows.add(new Row(number, cells.get(1), cells.get(2).strip(), cells.get(3).strip()));
    }
    return rows;
  }

  private static List<String> complaints(Row row) throws IOException {
    boolean open = row.text().contains("later:");
    boolean holds =
        switch (row.mark()) {
          case "now" -> !open && isShown(row);
          case "part" -> open && isShown(row);
          case "later" -> row.shown().equals("–");
          default -> false;
        };
    return holds ? List.of() : List.of(row.toString());
  }

  private static boolean isShown(Row row) throws IOException {
    if (row.number() <= WITH_ROWS_OF_THEIR_OWN) {
      return row.shown().equals("[CLAIMS](CLAIMS.md)");
    }
    var named = NAMED.matcher(row.shown());
    int count = 0;
    boolean all = true;
    while (named.find()) {
      count++;
      Path file = TESTS.get(named.group(1) + ".java");
      all &= file != null && ClaimsDocTest.declares(Files.readString(file), named.group(2));
    }
    return count > 0 && all;
  }

  @Test
  void findsTheTestsOfAllRooms() {
    assertTrue(TESTS.size() > 200, TESTS.size() + " test classes");
  }
}
