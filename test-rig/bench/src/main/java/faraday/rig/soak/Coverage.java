package faraday.rig.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How often each stimulus happened in each state. Columns are states, rows are classes of stimuli;
 * coverages of several worlds add up.
 */
final class Coverage {

  private final List<String> rows;
  private final List<String> columns;
  private final Why why;
  private final long[][] counts;

  /** Why a cell can never be filled. */
  @FunctionalInterface
  interface Why {
    /** The reason, or empty when the cell must be filled. */
    String impossible(int row, int column);
  }

  /** An empty table. */
  Coverage(List<String> rows, List<String> columns, Why why) {
    this.rows = List.copyOf(rows);
    this.columns = List.copyOf(columns);
    this.why = why;
    counts = new long[rows.size()][columns.size()];
  }

  /** One stimulus of this class in this state. */
  void count(int row, int column) {
    counts[row][column]++;
  }

  /** How often. */
  long count(String row, String column) {
    return counts[rows.indexOf(row)][columns.indexOf(column)];
  }

  /** Whether the cell waits for its first. */
  boolean empty(int row, int column) {
    return counts[row][column] == 0 && why.impossible(row, column).isEmpty();
  }

  void add(Coverage other) {
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < columns.size(); column++) {
        counts[row][column] += other.counts[row][column];
      }
    }
  }

  /** Cells that can be filled. */
  int cells() {
    return cellsThat((row, column) -> why.impossible(row, column).isEmpty()).size();
  }

  /** Cells that could have been filled and were not, as {@code class in state}. */
  List<String> emptyCells() {
    return cellsThat(this::empty);
  }

  /**
   * Cells that were filled although they are declared impossible: the declaration is wrong, and
   * that is a mistake like an empty cell.
   */
  List<String> wronglyDeclared() {
    return cellsThat(
        (row, column) -> counts[row][column] > 0 && !why.impossible(row, column).isEmpty());
  }

  private interface Cell {
    boolean is(int row, int column);
  }

  private List<String> cellsThat(Cell wanted) {
    List<String> found = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        if (wanted.is(row, column)) {
          found.add(rows.get(row) + " in " + columns.get(column));
        }
      }
    }
    return found;
  }

  /** The table, and below it every reason with the cells it stands for. */
  String text() {
    StringBuilder text = new StringBuilder();
    int width = rows.stream().mapToInt(String::length).max().orElse(0);
    text.append(" ".repeat(width));
    columns.forEach(column -> text.append("%8s".formatted(column)));
    text.append(System.lineSeparator());
    for (int row = 0; row < rows.size(); row++) {
      text.append(("%-" + width + "s").formatted(rows.get(row)));
      for (int column = 0; column < columns.size(); column++) {
        text.append("%8s".formatted(cell(row, column)));
      }
      text.append(System.lineSeparator());
    }
    reasons().forEach(reason -> text.append(reason).append(System.lineSeparator()));
    return text.toString();
  }

  private String cell(int row, int column) {
    long count = counts[row][column];
    if (count > 0) {
      return Long.toString(count);
    }
    return why.impossible(row, column).isEmpty() ? "EMPTY" : "-";
  }

  /** {@code - reason: class in state, …} for every reason there is. */
  private List<String> reasons() {
    List<String> all = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        String reason = why.impossible(row, column);
        if (!reason.isEmpty() && !all.contains(reason)) {
          all.add(reason);
        }
      }
    }
    return all.stream()
        .map(reason -> "- " + reason + ": " + String.join(", ", of(reason)))
        .toList();
  }

  private List<String> of(String reason) {
    return cellsThat((row, column) -> Objects.equals(why.impossible(row, column), reason));
  }
}
