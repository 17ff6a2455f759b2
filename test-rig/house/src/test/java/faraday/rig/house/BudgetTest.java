package faraday.rig.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Size budgets. Each has a soft limit, which a small and shrinking number of places may exceed, and
 * a hard one, which none may. Lower the numbers of exceptions when you can; never raise them.
 */
final class BudgetTest {

  private static final int FILE_SOFT = 300;
  private static final int FILE_HARD = 500;
  private static final int METHOD_SOFT = 25;
  private static final int METHOD_HARD = 60;
  private static final int PARAMETERS_SOFT = 4;
  private static final int PARAMETERS_HARD = 7;
  private static final int NESTING_SOFT = 3;
  private static final int NESTING_HARD = 4;

  private static final int FILES_OVER_SOFT = 7;
  private static final int METHODS_OVER_SOFT = 39;
  private static final int PARAMETERS_OVER_SOFT = 31;
  private static final int NESTING_OVER_SOFT = 1;

  private final SourceTree tree = SourceTree.checkout();

  @Test
  void keepsFilesToOneIdea() {
    List<String> over = new ArrayList<>();
    for (Path file : tree.files(".java")) {
      long lines = SourceTree.text(file).lines().count();
      if (lines > FILE_SOFT) {
        over.add(lines + " " + tree.name(file));
      }
      assertTrue(lines <= FILE_HARD, lines + " lines: " + tree.name(file));
    }
    assertRatchet(FILES_OVER_SOFT, over);
  }

  @Test
  void keepsMethodsSmallEnoughToHoldInYourHead() {
    List<String> longOnes = new ArrayList<>();
    List<String> wideOnes = new ArrayList<>();
    List<String> deepOnes = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    for (MethodSize m : MethodSize.of(tree.files(".java"))) {
      String where = tree.name(m.file()) + " " + m.name();
      collect(longOnes, m.lines(), METHOD_SOFT, where);
      collect(deepOnes, m.nesting(), NESTING_SOFT, where);
      collect(broken, m.lines(), METHOD_HARD, where + " lines");
      collect(broken, m.nesting(), NESTING_HARD, where + " nesting");
      if (!m.constructor() && !m.overrides()) {
        collect(wideOnes, m.parameters(), PARAMETERS_SOFT, where);
        collect(broken, m.parameters(), PARAMETERS_HARD, where + " parameters");
      }
    }
    assertEquals(List.of(), broken);
    assertRatchet(METHODS_OVER_SOFT, longOnes);
    assertRatchet(PARAMETERS_OVER_SOFT, wideOnes);
    assertRatchet(NESTING_OVER_SOFT, deepOnes);
  }

  private static void collect(List<String> into, int value, int limit, String where) {
    if (value > limit) {
      into.add(value + " " + where);
    }
  }

  private static void assertRatchet(int allowed, List<String> over) {
    assertTrue(
        over.size() <= allowed,
        () -> over.size() + " exceptions, " + allowed + " allowed:\n" + String.join("\n", over));
  }
}
