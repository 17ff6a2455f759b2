package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Misuse of {@code bench mutate}; PIT itself is tested beside what calls it. */
final class MutateCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void refusesAFolderThatIsNoModuleInOneLine() {
    assertEquals(2, run("mutate", "--module", "docs"));
    assertEquals(0, out.size());
    assertTrue(text(err).startsWith("bench mutate: no module 'docs' in "), text(err));
    assertEquals(1, text(err).lines().count());
  }

  @Test
  void refusesAnUnknownSetOfMutatorsAndStillAnswersInJson() {
    assertEquals(2, run("mutate", "--json", "--mutators", "NONE"));
    assertTrue(text(out).contains("\"ok\":false"), text(out));
    assertTrue(text(err).startsWith("bench mutate: --mutators: "), text(err));
  }

  @Test
  void refusesAPercentageThatIsNoNumber() {
    assertEquals(2, run("mutate", "--at-least", "most"));
  }

  private int run(String... args) {
    return new Main(stream(out), stream(err)).run(args);
  }

  private static String text(ByteArrayOutputStream of) {
    return of.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }
}
