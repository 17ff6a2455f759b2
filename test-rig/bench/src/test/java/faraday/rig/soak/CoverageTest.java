package faraday.rig.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CoverageTest {

  private static final Claim IN_ALREADY = Claim.cannot("a cable is in already");

  private static Coverage table() {
    return new Coverage(
        List.of("plug", "pull"),
        List.of("A1", "B1", "OFF"),
        (row, column) -> row == 0 && column == 1 ? IN_ALREADY : Claim.MUST);
  }

  @Test
  void namesEveryCellThatCouldHaveBeenFilledAndWasNot() {
    Coverage coverage = table();
    coverage.count(0, 0);
    coverage.count(1, 1);
    coverage.count(1, 2);
    assertEquals(5, coverage.cells());
    assertEquals(List.of("plug in OFF", "pull in A1"), coverage.emptyCells());
    assertEquals(1, coverage.count("pull", "OFF"));
  }

  @Test
  void addsUp() {
    Coverage coverage = table();
    Coverage other = table();
    other.count(0, 2);
    other.count(0, 2);
    coverage.count(0, 2);
    coverage.add(other);
    assertEquals(3, coverage.count("plug", "OFF"));
  }

  @Test
  void noticesACellThatIsDeclaredImpossibleAndHappened() {
    Coverage coverage = table();
    coverage.count(0, 1);
    assertEquals(List.of("plug in B1"), coverage.wronglyDeclared());
  }

  @Test
  void awaitsNothingOfACellThatLuckDecides() {
    Coverage coverage =
        new Coverage(List.of("plug"), List.of("A1"), (row, column) -> Claim.may("it is short"));
    assertEquals(List.of(), coverage.emptyCells());
    assertTrue(coverage.text().contains("- it is short: plug in A1"), coverage.text());
    coverage.count(0, 0);
    assertEquals(List.of(), coverage.wronglyDeclared());
  }

  @Test
  void printsEmptyCellsAndReasons() {
    String text = table().text();
    assertTrue(text.contains("EMPTY"), text);
    assertTrue(text.contains("- a cable is in already: plug in B1"), text);
  }
}
