package faraday.rig.threat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All thirty are in {@code threats.json}: refused with its guard and successful without it, or with
 * the reason why not. Runs behind the tests that fill it, in the same process; should that order be
 * lost, it fails, because entries are then still empty.
 */
@Order(Integer.MAX_VALUE - 1)
final class ThreatsCompleteTest {

  /** The issue that brings firmware by couriers. */
  private static final int FIRMWARE_UPDATE = 7;

  @Test
  @Tag("threat-18")
  void oldFirmwareIsNotThereYet() {
    notYet("18", "no image can be brought to a charger");
  }

  @Test
  @Tag("threat-19")
  void poisonedPiecesAreNotThereYet() {
    notYet("19", "pieces are answered UNSUPPORTED and none is written");
  }

  @Test
  @Tag("threat-20")
  void endlessPiecesAreNotThereYet() {
    notYet("20", "pieces are answered UNSUPPORTED and none is written");
  }

  @Test
  @Tag("threat-21")
  void heldBackUpdatesAreNotThereYet() {
    notYet("21", "there is no manifest that could be held back");
  }

  @Test
  @Tag("threat-22")
  void mixedReleasesAreNotThereYet() {
    notYet("22", "there is no manifest");
  }

  private static void notYet(String id, String what) {
    ThreatReport.current().notYet(id, FIRMWARE_UPDATE, what);
  }

  /** Ordered behind the others of this class by its nesting: they have run by then. */
  @org.junit.jupiter.api.Nested
  final class Afterwards {

    @Test
    void listsAllThirty() throws IOException {
      List<String> listed =
          Files.readAllLines(ThreatReport.current().file()).stream()
              .filter(line -> line.startsWith("{"))
              .map(line -> line.replaceFirst("\\{\"id\": \"([^\"]*)\".*", "$1"))
              .toList();
      assertEquals(ThreatReport.ids(), listed);
    }

    @Test
    void leavesNoneWithoutAnAnswer() {
      assertEquals(List.of(), ThreatReport.current().incomplete());
    }
  }
}
