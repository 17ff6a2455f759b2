package faraday.rig.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Words and calls that must not stand where they would break a promise of the design. */
final class BannedTest {

  private static final String[] CHARGER = {"hal/ports", "pilot-signal", "nfc-soc", "firmware"};

  private final SourceTree tree = SourceTree.checkout();

  /** Design §2: no clock but the one passed in, no sleeping, no randomness but the injected one. */
  @Test
  void keepsWallTimeSleepAndOwnRandomnessOutOfEverythingThatIsTicked() {
    Pattern banned =
        Pattern.compile(
            "Thread\\.sleep|currentTimeMillis|System\\.nanoTime|Instant\\.now|LocalDateTime\\.now"
                + "|new SecureRandom|new Random\\b|Math\\.random|ThreadLocalRandom|UUID\\.random");
    List<Path> ticked = tree.mainSources(CHARGER);
    ticked.addAll(tree.mainSources("hal/simulation", "test-rig/world", "test-rig/back-office"));
    assertEquals(List.of(), hits(ticked, banned));
  }

  /** Design §2: integers in the charger, {@code double} in the world only. */
  @Test
  void keepsFloatingPointOutOfTheCharger() {
    assertEquals(
        List.of(),
        hits(tree.mainSources(CHARGER), Pattern.compile("^(?!\\s*(\\*|/)).*\\b(double|float)\\b")));
  }

  /** Design §2: the world's {@code double} goes through StrictMath, so that x86 and ARM agree. */
  @Test
  void keepsPlatformMathOutOfTheWorld() {
    Pattern banned = Pattern.compile("\\bMath\\.(exp|log|pow|sin|cos|tan|log10|cbrt|sqrt)\\(");
    assertEquals(List.of(), hits(tree.mainSources("test-rig", "hal/simulation"), banned));
  }

  @Test
  void leavesNothingOpenAndNoTestSwitchedOff() {
    Pattern banned = Pattern.compile("TO" + "DO|FIX" + "ME|XX" + "X|@Dis" + "abled");
    assertEquals(List.of(), hits(tree.files(".java", ".mjs", ".sh"), banned));
  }

  @Test
  void namesNoRegistryHostAndNoPathOfOneMachine() {
    String dot = "\\.";
    Pattern banned =
        Pattern.compile(
            "npmjs"
                + dot
                + "(org|com)|maven"
                + dot
                + "apache"
                + dot
                + "org/maven2|deb"
                + dot
                + "debian|/ro"
                + "ot/|/ho"
                + "me/[a-z]|/wo"
                + "rk/");
    List<Path> files =
        tree.files(
            ".java", ".md", ".xml", ".json", ".yaml", ".mjs", ".sh", "run", "bench", ".npmrc");
    assertEquals(List.of(), hits(files, banned));
  }

  @Test
  void reachesOutsideTheProjectOnlyFromTheContinuousIntegrationScript() {
    List<Path> files = tree.files(".java", ".md", ".xml", ".json", ".mjs", ".sh", "bench");
    assertEquals(List.of(), hits(files, Pattern.compile("\\.\\./sha" + "red")));
  }

  private List<String> hits(List<Path> files, Pattern banned) {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      String[] lines = SourceTree.text(file).split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        if (banned.matcher(lines[i]).find()) {
          found.add(tree.name(file) + ":" + (i + 1) + ": " + lines[i].strip());
        }
      }
    }
    return found;
  }
}
