package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.export.TraceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder of {@code bench demo --trace}: a whole trace, or the one before. */
final class TraceFolderTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void keepsTwoRunsIntoOneFolderApart() throws IOException {
    try (TraceFolder one = TraceFolder.begin(folder);
        TraceFolder two = TraceFolder.begin(folder)) {
      one.stream().write('1');
      two.stream().write('2');
      one.stream().write('1');
      one.complete();
      assertEquals("11", Files.readString(trace()));
      two.complete();
    }
    assertEquals("2", Files.readString(trace()));
    assertEquals(List.of(trace()), content());
  }

  @Test
  void leavesTheOlderTraceWhereARunEndsEarly() throws IOException {
    Files.writeString(trace(), "older");
    try (TraceFolder run = TraceFolder.begin(folder)) {
      run.stream().write('x');
    }
    assertEquals("older", Files.readString(trace()));
    assertEquals(List.of(trace()), content());
  }

  @Test
  void namesTheTraceAndNotWhatStandsInForIt() throws IOException {
    Files.createDirectory(trace());
    IOException why = assertThrows(IOException.class, () -> TraceFolder.begin(folder));
    assertEquals(trace() + " is a folder, not a file", why.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo --json", "demo --json --sabotage proof"})
  void holdsExactlyWhatWasHashed(String line) throws IOException, NoSuchAlgorithmException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream story = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    new Main(to, story).run((line + " --trace " + folder).split(" "));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(trace()));
    String said = out.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains("\"traceHash\":\"" + HexFormat.of().formatHex(hash) + "\""), said);
    assertEquals(List.of(trace()), content());
  }

  @Test
  void keepsNothingWithoutAFolder() throws IOException {
    try (TraceFolder none = TraceFolder.begin(null)) {
      none.stream().write('x');
      none.complete();
    }
    assertFalse(Files.exists(trace()));
  }

  private Path trace() {
    return folder.resolve(TraceFile.NAME);
  }

  private List<Path> content() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
