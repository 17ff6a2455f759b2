package faraday.rig.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PerfSuiteTest {

  @Test
  void keepsTheLineOfWhatCouldNotBeMeasured() {
    List<String> said = new ArrayList<>();
    List<Figure> figures =
        new PerfSuite(List.of(new Broken(), new LaunchedDemo(null))).run(Scale.usual(1), said::add);
    assertEquals(5, figures.size());
    assertEquals("broken", figures.get(0).name());
    assertNull(figures.get(0).value());
    assertFalse(figures.get(0).ok());
    assertFalse(figures.get(1).ok());
    assertEquals("not measured: on purpose", said.get(1));
  }

  private static final class Broken implements Measurement {
    @Override
    public String what() {
      return "something broken";
    }

    @Override
    public List<Figure> measure(Scale scale) {
      throw new NotMeasuredException("on purpose");
    }

    @Override
    public List<Figure> unmeasured() {
      return List.of(Figure.atMost("broken", 0, "ms", 1).unmeasured());
    }
  }
}
