package faraday.rig.perf;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Issue 4 item 7: what a stop by ticket may cost; counted, so the same on every machine. */
final class FastStopTest {

  @Test
  void aStopByTicketStaysWithinItsExchangesAndSimulatedTime() {
    List<Figure> figures = new FastStop().measure(Scale.usual(1));
    String missed =
        figures.stream()
            .filter(figure -> !figure.ok())
            .map(figure -> figure.name() + " " + figure.valueText())
            .collect(Collectors.joining(", "));
    assertTrue(missed.isEmpty(), missed);
  }
}
