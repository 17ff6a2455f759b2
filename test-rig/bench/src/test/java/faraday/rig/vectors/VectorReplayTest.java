package faraday.rig.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both readers agree with every vector, and neither agrees with a damaged one (issue 4 item 8). */
final class VectorReplayTest {

  private static final Path VECTORS =
      Path.of(System.getProperty("faraday.root", "../.."), "test-rig/vectors");

  @TempDir private Path folder = Path.of("");

  @Test
  void everyVectorHoldsForBothReaders() throws IOException {
    VectorReplay.Report report = VectorReplay.run(VECTORS);
    assertEquals(List.of(), report.failed());
    assertTrue(report.ok());
    assertEquals(files().size(), report.files());
    assertTrue(report.passed() >= 430, report.passed() + " checks");
  }

  @Test
  void everyDamagedFileFailsAtBothReaders() throws IOException {
    for (Path victim : files()) {
      String name = String.valueOf(victim.getFileName());
      for (Path file : files()) {
        String text = Files.readString(file);
        Path copy = folder.resolve(String.valueOf(file.getFileName()));
        Files.writeString(copy, file.equals(victim) ? damaged(text) : text);
      }
      VectorReplay.Report report = VectorReplay.run(folder);
      assertFalse(report.ok(), name);
      String failed = String.join("\n", report.failed());
      assertTrue(failed.contains("charger " + name), name + ":\n" + failed);
      assertTrue(failed.contains("rig " + name), name + ":\n" + failed);
    }
  }

  /** The last digit of the first and of the last value. */
  private static String damaged(String text) {
    Matcher first = Pattern.compile("\"[0-9a-f]{8,}\"").matcher(text);
    assertTrue(first.find());
    return flipped(flipped(text, first.end() - 2), text.lastIndexOf('"') - 1);
  }

  private static String flipped(String text, int at) {
    char other = text.charAt(at) == '0' ? '1' : '0';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  @Test
  void aFileThatNobodyReadsHasFailed() throws IOException {
    Files.writeString(folder.resolve("wire-new.json"), "{\"about\": \"x\"}");
    VectorReplay.Report report = VectorReplay.run(folder);
    assertEquals(
        List.of(
            "charger wire-new.json nobody reads this file",
            "rig wire-new.json nobody reads this file"),
        report.failed());
  }

  @Test
  void anEmptyFolderHasNotPassedAndABrokenFileIsSaid() throws IOException {
    assertFalse(VectorReplay.run(folder).ok());
    Files.writeString(folder.resolve("wire-keys.json"), "{\"about\": ");
    IOException said = assertThrows(IOException.class, () -> VectorReplay.run(folder));
    assertEquals("wire-keys.json is no JSON", said.getMessage());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(VECTORS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
