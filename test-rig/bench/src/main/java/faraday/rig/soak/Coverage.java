package faraday.rig.soak;

import faraday.rig.soak.Claim.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * How often each stimulus happened in each state. Columns are states, rows are classes of stimuli;
 * coverages of several worlds add up.
 */
final class Coverage {

  private final List<String> rows;
  private final List<String> columns;
  private final Why why;
  private final long[][] counts;

  /** What is expected of a cell. */
  @FunctionalInterface
  interface Why {
    /** Whether it must be filled, and why not. */
    Claim of(int row, int column);
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
    return counts[row][column] == 0 && is(row, column, Cell.MUST);
  }

  void add(Coverage other) {
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < columns.size(); column++) {
        counts[row][column] += other.counts[row][column];
      }
    }
  }

  /** Cells that must be filled. */
  int cells() {
    return cellsThat((row, column) -> is(row, column, Cell.MUST)).size();
  }

  /** Cells that must be filled and were not, as {@code class in state}. */
  List<String> emptyCells() {
    return cellsThat(this::empty);
  }

  /**
   * Cells that were filled although they are declared impossible: the declaration is wrong, and
   * that is a mistake like an empty cell.
   */
  List<String> wronglyDeclared() {
    return cellsThat((row, column) -> counts[row][column] > 0 && is(row, column, Cell.CANNOT));
  }

  private boolean is(int row, int column, Cell expected) {
    return why.of(row, column).cell() == expected;
  }

  private interface Wanted {
    boolean is(int row, int column);
  }

  private List<String> cellsThat(Wanted wanted) {
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
    return switch (why.of(row, column).cell()) {
      case MUST -> "EMPTY";
      case MAY -> ".";
      case CANNOT -> "-";
    };
  }

  /** {@code - reason: class in state, …} for every reason there is. */
  private List<String> reasons() {
    List<String> all = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        String reason = why.of(row, column).reason();
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
    return cellsThat((row, column) -> why.of(row, column).reason().equals(reason));
  }
}
