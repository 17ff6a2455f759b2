package faraday.firmware.wire.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Vectors that were promised cannot be left out unseen. */
final class WycheproofFolderTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void skipsWithTheWayToEnableWhenNoFolderIsNamedAndFailsWhenRequired() {
    for (String unset : new String[] {null, ""}) {
      Exception skipped =
          assertThrows(TestAbortedException.class, () -> WycheproofFolder.find(unset, false));
      assertTrue(String.valueOf(skipped.getMessage()).contains("FARADAY_WYCHEPROOF=FOLDER"));
      assertThrows(AssertionFailedError.class, () -> WycheproofFolder.find(unset, true));
    }
  }

  @Test
  void failsWhenTheNamedFolderIsMissingOrLacksAFile() {
    String missing = folder.resolve("nowhere").toString();
    assertThrows(AssertionFailedError.class, () -> WycheproofFolder.find(missing, false));
    assertEquals(folder, WycheproofFolder.find(folder.toString(), false));
    assertThrows(AssertionFailedError.class, () -> WycheproofFolder.file(folder, "a.json"));
  }
}
