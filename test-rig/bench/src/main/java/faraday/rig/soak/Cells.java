package faraday.rig.soak;

/** Which stimuli can never meet which states, and why. */
final class Cells {

  private Cells() {}

  /** An empty table of all cells. */
  static Coverage coverage() {
    return new Coverage(Kinds.names(), Column.names(), Cells::impossible);
  }

  private static String impossible(int row, int column) {
    return "";
  }
}
