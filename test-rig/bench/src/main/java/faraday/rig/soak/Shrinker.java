package faraday.rig.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failing list shorter: delta debugging (Zeller and Hildebrandt 2002, ddmin). Each try
 * costs a run of a world, so tries are counted and end at a budget.
 *
 * @param <T> an element
 */
final class Shrinker<T> {

  private final Predicate<List<T>> fails;
  private int triesLeft;

  /**
   * A shrinker.
   *
   * @param fails runs a list and tells whether it still fails
   * @param tries at most so many runs
   */
  Shrinker(Predicate<List<T>> fails, int tries) {
    this.fails = fails;
    this.triesLeft = tries;
  }

  /** Runs that are left. */
  int triesLeft() {
    return triesLeft;
  }

  /** Whether a list fails; false when no run is left. */
  boolean fails(List<T> list) {
    if (triesLeft <= 0) {
      return false;
    }
    triesLeft--;
    return fails.test(list);
  }

  /**
   * The shortest end of the list that fails by itself, found by doubling; the whole list when none
   * does. Most failures need little history, and short lists are quick to run.
   */
  List<T> tail(List<T> failing) {
    for (int length = 1; length < failing.size(); length *= 2) {
      List<T> end = failing.subList(failing.size() - length, failing.size());
      if (fails(end)) {
        return List.copyOf(end);
      }
    }
    return failing;
  }

  /** A list of which no single element can be left out, or the best within the budget. */
  List<T> minimal(List<T> failing) {
    List<T> best = failing;
    int parts = 2;
    while (best.size() >= 2 && triesLeft > 0) {
      List<T> shorter = without(best, parts);
      if (shorter != null) {
        best = shorter;
        parts = Math.max(2, parts - 1);
      } else if (parts >= best.size()) {
        break;
      } else {
        parts = Math.min(best.size(), parts * 2);
      }
    }
    return best;
  }

  /** The list without one of so many parts of it, or null when none can be left out. */
  private @Nullable List<T> without(List<T> list, int parts) {
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) list.size() * part / parts);
      int to = (int) ((long) list.size() * (part + 1) / parts);
      List<T> rest = new ArrayList<>(list.subList(0, from));
      rest.addAll(list.subList(to, list.size()));
      if (from < to && !rest.isEmpty() && fails(rest)) {
        return rest;
      }
    }
    return null;
  }
}
