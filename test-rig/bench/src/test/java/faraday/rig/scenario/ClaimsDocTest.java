package faraday.rig.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * docs/CLAIMS.md against the tree (issue 4): each of E1 to E20 has its row, and every test that is
 * named there is one, in the module that is named.
 */
final class ClaimsDocTest {

  private static final Path ROOT = Path.of(System.getProperty("faraday.root", "../.."));
  private static final Path DOC = ROOT.resolve("docs").resolve("CLAIMS.md");
  private static final int REQUIREMENTS = 20;
  private static final Pattern NAMED = Pattern.compile("`(\\w+)#(\\w+)`");
  private static final Pattern ANNOTATED =
      Pattern.compile("@(Test|ParameterizedTest|Property|TestFactory)\\b");

  /** One line of the table. */
  private record Row(String number, String test, String module, String shows) {}

  @Test
  void everyRequirementHasItsRow() throws IOException {
    List<Row> rows = rows(Files.readString(DOC));
    for (int number = 1; number <= REQUIREMENTS; number++) {
      String sought = "E" + number;
      assertTrue(rows.stream().anyMatch(row -> row.number().equals(sought)), sought);
    }
  }

  @Test
  void everyRowHoldsToTheTree() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Row row : rows(Files.readString(DOC))) {
      wrong.addAll(complaints(row));
    }
    assertEquals(List.of(), wrong);
  }

  /** The map of claims 1 to 19 says of each requirement what its rows say. */
  @Test
  void theMapCountsTheRows() throws IOException {
    String text = Files.readString(DOC);
    for (int number = 1; number <= REQUIREMENTS; number++) {
      assertTrue(mapped(text, "E" + number), "E" + number);
    }
    assertFalse(mapped(text.replace("| E3 | not yet |", "| E4 | not yet |"), "E3"));
  }

  private static boolean mapped(String text, String number) {
    List<Row> own = rows(text).stream().filter(row -> row.number().equals(number)).toList();
    long open = own.stream().filter(row -> row.test().equals("not yet")).count();
    String counts = " \\| " + (own.size() - open) + " \\| " + open + " \\|";
    String line = "\\| \\*\\*" + number + "\\*\\* \\| [^|]+" + counts;
    return text.lines().filter(one -> one.matches(line)).count() == 1;
  }

  /** A name outside the table would be held to nothing. */
  @Test
  void everyNameStandsInARow() throws IOException {
    String text = Files.readString(DOC);
    long named = NAMED.matcher(text).results().count();
    long inRows = rows(text).stream().filter(row -> row.test().contains("#")).count();
    assertEquals(inRows, named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "| E1 | `NoSuchTest#everyRowHoldsToTheTree` | test-rig/bench | a class of nowhere |",
        "| E1 | `ClaimsDocTest#noSuchMethod` | test-rig/bench | a method of nowhere |",
        "| E1 | `ClaimsDocTest#complaints` | test-rig/bench | a method that is no test |",
        "| E1 | `ClaimsDocTest#everyRowHoldsToTheTree` | test-rig/world | another module |",
        "| E1 | `ClaimsDocTest#everyRowHoldsToTheTree` | test-rig/none | no module |",
        "| E1 | `ClaimsDocTest#everyRowHoldsToTheTree` | test-rig/bench |  |",
        "| E1 | ClaimsDocTest | test-rig/bench | nothing that is named |",
        "| E1 | not yet | later | no issue |"
      })
  void noticesARowThatDoesNotHold(String line) throws IOException {
    assertEquals(1, complaints(rows(line).getFirst()).size(), line);
  }

  private static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.matches("\\| E\\d+ \\|.*")) {
        String[] cells = line.substring(1).split("\\|", -1);
        if (cells.length != 5) {
          fail("four cells: " + line);
        }
        rows.add(new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip()));
      }
    }
    return rows;
  }

  private static List<String> complaints(Row row) throws IOException {
    Matcher named = NAMED.matcher(row.test());
    boolean holds =
        row.test().equals("not yet")
            ? row.module().matches("issue \\d+|no issue")
            : named.matches() && isTest(row.module(), named.group(1), named.group(2));
    return holds && !row.shows().isEmpty() ? List.of() : List.of(row.toString());
  }

  private static boolean isTest(String module, String type, String method) throws IOException {
    Path tests = ROOT.resolve(module).resolve("src").resolve("test").resolve("java");
    if (!Files.isDirectory(tests)) {
      return false;
    }
    List<Path> found;
    try (Stream<Path> files = Files.walk(tests)) {
      found = files.filter(file -> file.endsWith(type + ".java")).toList();
    }
    return found.size() == 1 && declares(Files.readString(found.getFirst()), method);
  }

  /** Annotations and head of a method are one paragraph. */
  static boolean declares(String source, String method) {
    Matcher head = Pattern.compile("\\n  [\\w<>, ]+ " + method + "\\(").matcher(source);
    if (!head.find()) {
      return false;
    }
    int from = source.lastIndexOf("\n\n", head.start());
    return ANNOTATED.matcher(source.substring(Math.max(from, 0), head.start())).find();
  }
}
