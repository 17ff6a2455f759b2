package faraday.rig.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Misuse of {@code bench perf}; what it measures is tested beside the measurements. */
final class PerfCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void refusesAnUnknownOptionInOneLine() {
    assertEquals(2, run("perf", "--fast"));
    assertEquals(0, out.size());
    assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count());
  }

  @Test
  void refusesASeedThatIsNoNumberAndStillAnswersInJson() {
    assertEquals(2, run("perf", "--json", "--seed", "many"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("\"ok\":false"));
  }

  private int run(String... args) {
    return new Main(stream(out), stream(err)).run(args);
  }

  private static PrintStream stream(ByteArrayOutputStream into) {
    return new PrintStream(into, true, StandardCharsets.UTF_8);
  }
}
