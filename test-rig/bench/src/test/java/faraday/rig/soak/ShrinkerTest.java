package faraday.rig.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ShrinkerTest {

  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  @Test
  void findsTheElementsThatAFailureNeedsAndNoOthers() {
    List<Integer> needed = List.of(3, 41, 97);
    Shrinker<Integer> shrinker = new Shrinker<>(list -> list.containsAll(needed), 1000);
    assertEquals(needed, shrinker.minimal(HUNDRED));
  }

  @Test
  void leavesWhatCannotBeShortened() {
    Shrinker<Integer> shrinker = new Shrinker<>(list -> list.size() == 100, 10_000);
    assertEquals(HUNDRED, shrinker.minimal(HUNDRED));
  }

  @Test
  void takesTheShortestEndThatFailsByItself() {
    Shrinker<Integer> shrinker = new Shrinker<>(list -> list.contains(94), 100);
    assertEquals(List.of(92, 93, 94, 95, 96, 97, 98, 99), shrinker.tail(HUNDRED));
    assertEquals(HUNDRED, new Shrinker<Integer>(list -> false, 100).tail(HUNDRED));
  }

  @Test
  void stopsAtItsBudgetWithTheBestSoFar() {
    int[] runs = new int[1];
    Shrinker<Integer> shrinker =
        new Shrinker<>(
            list -> {
              runs[0]++;
              return list.contains(50);
            },
            5);
    List<Integer> best = shrinker.minimal(HUNDRED);
    assertEquals(5, runs[0]);
    assertEquals(0, shrinker.triesLeft());
    assertTrue(best.contains(50) && best.size() < 100, "still " + best.size());
  }
}
