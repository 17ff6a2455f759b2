package faraday.rig.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A fast stop with the charger as card (issue 4, figures); all of it is counted. */
final class CardFastStopTest {

  @Test
  void staysWithinItsLimits() {
    List<Figure> figures = new CardFastStop().measure(Scale.usual(1));
    assertEquals(2, figures.size());
    figures.forEach(figure -> assertTrue(figure.ok(), figure.name() + " " + figure.valueText()));
  }

  /** Counts of one tap; times are the machine's and judged by {@code bench perf} alone. */
  @Test
  void allocationOfATapAsCardIsCounted() {
    List<Figure> figures = new CardComputation().measure(new Scale(1, 20, 20, 1, 1, 1));
    Figure bytes = figures.getLast();
    assertEquals("cardTapAllocBytes", bytes.name());
    double counted = Double.parseDouble(bytes.valueText());
    assertTrue(counted > 10_000 && counted < 4_000_000, bytes.valueText());
  }
}
