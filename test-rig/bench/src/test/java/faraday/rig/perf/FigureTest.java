package faraday.rig.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.cli.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FigureTest {

  @Test
  void holdsAtItsLimitAndMissesItOneBeyond() {
    assertTrue(Figure.atMost("a", 5, "x", 5).ok());
    assertFalse(Figure.atMost("a", 6, "x", 5).ok());
    assertTrue(Figure.below("b", 4.999, "x", 5).ok());
    assertFalse(Figure.below("b", 5, "x", 5).ok());
    assertTrue(Figure.atLeast("c", 1000, "x", 1000).ok());
    assertFalse(Figure.atLeast("c", 999, "x", 1000).ok());
  }

  @Test
  void isNotOkWithALimitAndNoValue() {
    assertFalse(Figure.atMost("a", 0, "x", 5).unmeasured().ok());
    assertTrue(Figure.info("b", 0, "x").unmeasured().ok());
  }

  @Test
  void saysNameValueUnitLimitAndOk() {
    List<Figure> figures =
        List.of(
            Figure.atMost("a", 6, "ms", 5),
            Figure.info("b", 1.5, "ns"),
            Figure.below("c", 0, "ms", 2).unmeasured());
    assertEquals(
        "[{\"name\":\"a\",\"value\":6,\"unit\":\"ms\",\"limit\":5,\"ok\":false},"
            + "{\"name\":\"b\",\"value\":1.5,\"unit\":\"ns\",\"limit\":null,\"ok\":true},"
            + "{\"name\":\"c\",\"value\":null,\"unit\":\"ms\",\"limit\":2,\"ok\":false}]",
        Json.line(figures.stream().map(Figure::json).toList()));
  }
}
