package faraday.rig.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts what held, and names what did not. */
final class Tally {

  private final List<String> failed = new ArrayList<>();
  private String prefix = "";
  private int passed;

  void at(String side, String file) {
    prefix = side + " " + file + " ";
  }

  void check(String what, boolean holds) {
    if (holds) {
      passed++;
    } else {
      failed.add(prefix + what);
    }
  }

  void same(String what, byte[] wanted, byte[] found) {
    check(what, Arrays.equals(wanted, found));
  }

  int passed() {
    return passed;
  }

  List<String> failed() {
    return List.copyOf(failed);
  }
}
