package faraday.rig.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a start tap may cost; all of it is counted, so it is the same on every machine. */
final class StartTapTest {

  @Test
  void startTapStaysWithinItsExchangesBytesAndSimulatedTime() {
    List<Figure> figures = new StartTap().measure(Scale.usual(1));
    assertEquals(
        List.of("startExchanges", "startFrameBytes", "startTapMs"),
        figures.stream().map(Figure::name).toList());
    String missed =
        figures.stream()
            .filter(figure -> !figure.ok())
            .map(figure -> figure.name() + " " + figure.valueText())
            .collect(Collectors.joining(", "));
    assertTrue(missed.isEmpty(), missed);
  }
}
