package faraday.rig.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a start tap may cost with the charger as card (issue 4, figures); all of it is counted. */
final class ReadTapTest {

  @Test
  void startTapsOfAppAndPageStayWithinTheirLimits() {
    List<Figure> figures = new ReadTap().measure(Scale.usual(1));
    figures.forEach(
        figure -> System.out.println(figure.name() + " " + figure.valueText() + figure.unit()));
    assertEquals(5, figures.size());
    String missed =
        figures.stream()
            .filter(figure -> !figure.ok())
            .map(figure -> figure.name() + " " + figure.valueText())
            .collect(Collectors.joining(", "));
    assertTrue(missed.isEmpty(), missed);
  }
}
