package faraday.rig.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The story of the demo, and that each sabotage spoils it safely (issue's figures and checks). */
class DemoTest {

  private static final String CLOSED = "\"s\":\"contactor.main\",\"v\":1";

  private final ByteArrayOutputStream trace = new ByteArrayOutputStream();
  private final List<String> story = new ArrayList<>();

  @Test
  void playsTheWholeStoryWithinItsFigures() {
    DemoReport report = play(3, null);
    assertEquals(List.of(), report.failed());
    assertTrue(report.recordAcknowledged());
    DemoReport.StartFacts start = Objects.requireNonNull(report.start());
    assertTrue(start.exchanges() <= 5 && start.bytes() <= 800, report::toString);
    assertTrue(start.ms() <= 200, report::toString);
    assertTrue(report.contactorCloseMs() <= 3_000, report::toString);
    assertTrue(trace().contains(CLOSED), "the trace knows");
    assertTrue(report.virtualNanos() > 3_600_000_000_000L, "an hour of charging");
  }

  @Test
  void givesTheSameTraceForTheSameSeedByteForByte() {
    DemoReport first = play(3, Sabotage.LINK);
    byte[] bytes = trace.toByteArray();
    trace.reset();
    DemoReport again = play(3, Sabotage.LINK);
    assertEquals(first.traceHash(), again.traceHash());
    assertEquals(new String(bytes, StandardCharsets.UTF_8), trace.toString(StandardCharsets.UTF_8));
    assertNotEquals(first.traceHash(), play(4, Sabotage.LINK).traceHash());
  }

  @ParameterizedTest
  @EnumSource(Sabotage.class)
  void endsNotOkWithTheContactorNeverClosed(Sabotage sabotage) {
    DemoReport report = play(1, sabotage);
    assertFalse(report.ok());
    assertEquals(List.of("Anna gets a grant"), report.failed(), "and nothing else is wrong");
    assertEquals(-1, report.contactorCloseMs());
    assertFalse(trace().contains(CLOSED), "not for a moment");
    assertEquals(sabotage, report.sabotage());
  }

  @Test
  void saysWhyTheChargerDidNotGrant() {
    play(1, Sabotage.PROOF);
    assertTrue(
        story.stream().anyMatch(line -> line.contains("refuses, reason 32 REFUSED")),
        story::toString);
  }

  private DemoReport play(long seed, @Nullable Sabotage sabotage) {
    DemoListener listener =
        new DemoListener() {
          @Override
          public void say(long nowNanos, String text) {
            story.add(text);
          }

          @Override
          public void progress(long nowNanos, String text) {}
        };
    return new Demo(seed, sabotage, listener, trace).run();
  }

  private String trace() {
    return trace.toString(StandardCharsets.UTF_8);
  }
}
