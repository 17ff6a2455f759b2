package faraday.rig.soak;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which stimuli lead to cells that are hard to reach: a mending can only meet a state that what it
 * mends would end, when it comes a moment after the breaking; and cars seldom ask for air.
 */
final class Leads {

  private static final String TO_AIR = "s2AsksForAir";

  private final List<Kind> kinds;
  private final Coverage coverage;
  private final List<List<Integer>> menders = new ArrayList<>();

  Leads(List<Kind> kinds, Coverage coverage) {
    this.kinds = kinds;
    this.coverage = coverage;
    for (Kind kind : kinds) {
      Trouble broken = kind.breaks();
      List<Integer> rows = new ArrayList<>();
      for (int row = 0; broken != null && row < kinds.size(); row++) {
        if (mends(kinds.get(row), broken)) {
          rows.add(row);
        }
      }
      menders.add(List.copyOf(rows));
    }
  }

  private static boolean mends(Kind kind, Trouble trouble) {
    return kind.weight() == 0 && kind.mends().contains(trouble);
  }

  /** Whether what this breaks, mended at once, fills a cell of this state; or a way to one. */
  @SuppressWarnings("EnumOrdinal") // the index of a table's column
  boolean leads(int row, Column here) {
    if (kinds.get(row).name().equals(TO_AIR)) {
      return here == Column.C2 && mendingMissingIn(Column.D2);
    }
    for (int mender : menders.get(row)) {
      if (coverage.empty(mender, here.ordinal())) {
        return true;
      }
    }
    return false;
  }

  @SuppressWarnings("EnumOrdinal") // the index of a table's column
  private boolean mendingMissingIn(Column column) {
    for (List<Integer> rows : menders) {
      for (int mender : rows) {
        if (coverage.empty(mender, column.ordinal())) {
          return true;
        }
      }
    }
    return false;
  }

  /** What mends it here, if anything does. */
  @Nullable Kind mender(Kind broken, Place place) {
    for (int row : menders.get(kinds.indexOf(broken))) {
      Kind mender = kinds.get(row);
      if (mender.possible().at(place)) {
        return mender;
      }
    }
    return null;
  }
}
