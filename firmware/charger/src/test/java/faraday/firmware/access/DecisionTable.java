package faraday.firmware.access;

import faraday.firmware.wire.ClockQuality;
import faraday.firmware.wire.frame.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The decision table as SPEC §4.3 prints it; knows nothing of the code that decides. */
final class DecisionTable {

  /** Cells of a row: seven columns, then what it does under a TRUSTED and a BOUNDED clock. */
  static final int CELLS = 9;

  private static final int COLUMNS = 7;
  private static final int FIRST_CELL = 3;
  private static final String YES = "x";
  private static final String NO = "–";
  private static final String TIME = "33";

  private final List<Row> rows;

  private record Row(String name, int reason, List<String> cells) {}

  private DecisionTable(List<Row> rows) {
    this.rows = rows;
  }

  static DecisionTable ofTheSpecification() {
    List<Row> rows = new ArrayList<>();
    for (String line : specification()) {
      if (line.startsWith("| `") && line.split("\\|", -1).length == CELLS + FIRST_CELL + 2) {
        rows.add(row(line));
      }
    }
    return new DecisionTable(rows);
  }

  private static List<String> specification() {
    try {
      return Files.readAllLines(Path.of("../../docs/SPEC.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    List<String> cells =
        Arrays.stream(line.split("\\|", -1)).map(String::strip).skip(1).limit(12).toList();
    String name = cells.get(0).replace("`", "");
    int reason = Integer.parseInt(cells.get(2));
    return new Row(name, reason, cells.subList(FIRST_CELL, FIRST_CELL + CELLS));
  }

  List<String> rows() {
    return rows.stream().map(Row::name).toList();
  }

  /** The same with one cell turned into another that it can be. */
  DecisionTable withChanged(StartCheck check, int cell) {
    List<Row> changed = new ArrayList<>();
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(row.cells());
      if (row.name().equals(check.name())) {
        cells.set(cell, cells.get(cell).equals(NO) ? YES : NO);
      }
      changed.add(new Row(row.name(), row.reason(), cells));
    }
    return new DecisionTable(changed);
  }

  /** What a start must be answered in which this row's question alone is answered badly. */
  @Nullable Reason expected(StartCheck check, StartColumn column, ClockQuality quality) {
    Row row =
        rows.stream().filter(one -> one.name().equals(check.name())).findFirst().orElseThrow();
    if (!row.cells().get(Arrays.asList(StartColumn.values()).indexOf(column)).equals(YES)) {
      return null;
    }
    int byClock = quality == ClockQuality.TRUSTED ? COLUMNS : COLUMNS + 1;
    return switch (row.cells().get(byClock)) {
      case YES -> reason(row.reason());
      case TIME -> Reason.TIME_NEEDED;
      case NO -> null;
      case String other -> throw new AssertionError("cell " + other + " of " + row.name());
    };
  }

  private static Reason reason(int code) {
    return Objects.requireNonNull(
        Arrays.stream(Reason.values()).filter(one -> one.code() == code).findFirst().orElse(null),
        "reason " + code);
  }
}
