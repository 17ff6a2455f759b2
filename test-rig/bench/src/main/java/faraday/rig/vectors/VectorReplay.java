package faraday.rig.vectors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All vectors of a folder through both readers. A file that one of them does not know has failed,
 * so a new one must be taught to both: {@link ChargerReader} and {@link RigReader}.
 */
public final class VectorReplay {

  /** How one file is judged; {@code all} holds its neighbours by name. */
  @FunctionalInterface
  interface Reader {
    /** Any exception is a failure too. */
    @SuppressWarnings("IllegalThrows")
    void read(Vector file, Map<String, Vector> all, Tally tally) throws Exception;
  }

  /**
   * What came of it.
   *
   * @param files how many
   * @param passed checks that held
   * @param failed the others: side, file, check
   */
  public record Report(int files, int passed, List<String> failed) {

    /** Something was checked, and all of it held. */
    public boolean ok() {
      return failed.isEmpty() && passed > 0;
    }
  }

  private VectorReplay() {}

  /** Replays every JSON file of a folder. */
  public static Report run(Path folder) throws IOException {
    Map<String, Vector> all = Vector.folder(folder);
    Tally tally = new Tally();
    for (Map.Entry<String, Vector> file : all.entrySet()) {
      read("charger", ChargerReader.ALL, file, all, tally);
      read("rig", RigReader.ALL, file, all, tally);
    }
    return new Report(all.size(), tally.passed(), tally.failed());
  }

  /** Whatever a damaged file makes a reader throw is a failure of that file, not of the run. */
  @SuppressWarnings("CatchingUnchecked")
  private static void read(
      String side,
      Map<String, Reader> readers,
      Map.Entry<String, Vector> file,
      Map<String, Vector> all,
      Tally tally) {
    tally.at(side, file.getKey());
    Reader reader = readers.get(file.getKey());
    if (reader == null) {
      tally.check("nobody reads this file", false);
      return;
    }
    try {
      reader.read(file.getValue(), all, tally);
    } catch (Exception e) {
      tally.check(e.toString(), false);
    }
  }
}
