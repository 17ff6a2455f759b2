package faraday.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.HeatSense;
import faraday.hal.HeatSense.Point;
import faraday.hal.sim.SimHeat.Failure;
import org.junit.jupiter.api.Test;

/** Heat goes with the square of the current, by its time constant, however often it is asked. */
final class SimHeatTest {

  private static final long S = 1_000_000_000L;
  private static final int[] RATED = {32_000, 32_000, 32_000};

  private final Recorder probe = new Recorder();
  private final SimHeat heat = new SimHeat(SimHeat.Parts.standard(), probe);

  @Test
  void warmsToItsRisesAtRatedCurrent() {
    heat.current(0, RATED);
    assertEquals(21_500, at(0, Point.CONTACTS));
    // after one time constant of the contacts 63 % of their own 25 K, and 22 % of 15 K below them
    assertEquals(21_500 + 15_803 + 3_318, at(300, Point.CONTACTS), 250);
    assertEquals(36_500, at(20_000, Point.ENCLOSURE));
    assertEquals(61_500, at(20_000, Point.CONTACTS));
  }

  @Test
  void warmsByTheSquareOfTheCurrent() {
    heat.current(0, new int[] {16_000, 16_000, 16_000});
    assertEquals(31_500, at(20_000, Point.CONTACTS), 250);
  }

  @Test
  void warmsAThirdAsMuchOnOnePhase() {
    heat.current(0, new int[] {32_000, 0, 0});
    assertEquals(34_833, at(20_000, Point.CONTACTS), 250);
  }

  @Test
  void coolsAgain() {
    heat.current(0, RATED);
    at(20_000, Point.CONTACTS);
    heat.current(20_000 * S, new int[3]);
    assertEquals(21_500, at(60_000, Point.CONTACTS));
  }

  @Test
  void givesTheSameHoweverOftenItConverts() {
    SimHeat often = new SimHeat(SimHeat.Parts.standard(), probe);
    often.current(0, RATED);
    heat.current(0, RATED);
    for (int s = 1; s <= 1_000; s++) {
      often.convert(s * S);
      often.current(s * S, RATED);
    }
    assertEquals(at(1_000, Point.CONTACTS), often.temperatureMilliC(Point.CONTACTS));
    assertEquals(at(1_000, Point.ENCLOSURE), often.temperatureMilliC(Point.ENCLOSURE));
  }

  @Test
  void followsTheAirByTheEnclosuresTimeConstant() {
    heat.ambient(0, 41_500);
    assertEquals(21_500, at(0, Point.ENCLOSURE));
    assertEquals(21_500 + 12_642, at(1_200, Point.ENCLOSURE), 250);
    assertEquals(41_500, at(40_000, Point.ENCLOSURE));
  }

  @Test
  void warmsBurntContactsMore() {
    heat.contactResistance(0, 3_000);
    heat.current(0, RATED);
    assertEquals(21_500 + 15_000 + 75_000, at(40_000, Point.CONTACTS));
  }

  @Test
  void losesTheReadingOfATornSensor() {
    heat.failure(Point.CONTACTS, Failure.TORN_OFF);
    assertEquals(HeatSense.NO_READING, at(1, Point.CONTACTS));
    assertEquals(21_500, at(1, Point.ENCLOSURE));
    heat.failure(Point.CONTACTS, Failure.NONE);
    assertEquals(21_500, at(2, Point.CONTACTS));
  }

  @Test
  void keepsTheReadingOfAStuckSensor() {
    heat.failure(Point.ENCLOSURE, Failure.STUCK);
    heat.current(0, RATED);
    assertEquals(21_500, at(20_000, Point.ENCLOSURE));
  }

  @Test
  void jumpsBySoMuch() {
    heat.jump(Point.ENCLOSURE, 40_000);
    assertEquals(61_500, at(1, Point.ENCLOSURE));
    assertEquals(21_500, at(1, Point.CONTACTS));
    heat.jump(Point.CONTACTS, -10_000);
    assertEquals(11_500, at(2, Point.CONTACTS));
  }

  @Test
  void readsInStepsAndReportsOnlyThose() {
    heat.current(0, RATED);
    for (int s = 0; s <= 60; s++) {
      heat.convert(s * S);
      assertEquals(0, heat.temperatureMilliC(Point.CONTACTS) % 500);
    }
    long lines = probe.lines.stream().filter(l -> l.contains("contacts")).count();
    assertTrue(lines >= 8 && lines <= 12, lines + " lines for some 5 K");
  }

  @Test
  void refusesPartsThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> new SimHeat.Parts(0, 1, 1, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SimHeat.Parts(1, 1, 0, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new SimHeat.Parts(1, 1, 1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new SimHeat.Parts(1, 1, 1, 1, 1, 0));
  }

  private int at(long seconds, Point point) {
    heat.convert(seconds * S);
    return heat.temperatureMilliC(point);
  }
}
