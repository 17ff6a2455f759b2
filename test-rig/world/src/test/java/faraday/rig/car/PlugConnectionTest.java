package faraday.rig.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.ProximitySense;
import faraday.hal.sim.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of contacts, and how they bounce. */
final class PlugConnectionTest {

  private final PlantBench bench = new PlantBench(PlantModel.standard());
  private final PlugConnection plug = bench.plant.plug();

  @Test
  void makesEarthFirstAndPilotLastAndBreaksThemTheOtherWayRound() {
    plug.leadMs(50);
    plug.plugIn(Cable.of32A());
    assertTrue(plug.earthed());
    bench.runMs(49);
    assertFalse(plug.joined());
    bench.runMs(1);
    assertTrue(plug.joined());
    plug.pullAtSocket();
    assertFalse(plug.joined());
    assertTrue(plug.earthed());
    bench.runMs(50);
    assertFalse(plug.earthed());
    assertEquals(ProximitySense.OPEN_OHM, plug.resistanceOhm());
  }

  @Test
  void bouncesInBurstsOfOneToTenMillisecondsAndComesToRest() {
    for (int seed = 1; seed <= 50; seed++) {
      PlantBench own = new PlantBench(PlantModel.standard());
      own.plant.plug().bounceNext(new SeededRandom(seed, "bounce"), 100);
      own.plant.plug().plugIn(Cable.of32A());
      own.runMs(300);
      assertTrue(own.plant.plug().joined(), "seed " + seed);
      assertEquals(220, own.plant.plug().resistanceOhm());
      assertBurst(own.of("cp.highMv"), seed);
      assertTrue(own.of("pp.ohm").size() > 10, "PP bounces too");
    }
  }

  private static void assertBurst(List<String> edges, int seed) {
    long lastMs = 30;
    for (String edge : edges.subList(2, edges.size())) {
      long ms = Long.parseLong(edge.split(" ", -1)[0]);
      assertTrue(ms - lastMs >= 1 && ms - lastMs <= 10, "seed " + seed + ": " + edges);
      lastMs = ms;
    }
    assertTrue(lastMs >= 130 && lastMs <= 150, "seed " + seed + ": " + edges);
  }

  @Test
  void staysOutWhenItIsPulledWhileItBounces() {
    plug.bounceNext(10, 5);
    plug.plugIn(Cable.of32A());
    bench.runMs(52);
    plug.pullAtCar();
    bench.runMs(1_000);
    assertFalse(plug.joined());
    plug.plugAtCar();
    bench.runMs(1_000);
    assertTrue(plug.joined());
  }

  @Test
  void staysInWhenItIsPluggedWhileItBounces() {
    plug.plugIn(Cable.of32A());
    bench.runMs(100);
    plug.bounceNext(10, 5);
    plug.pullAtCar();
    bench.runMs(22);
    plug.plugAtCar();
    bench.runMs(1_000);
    assertTrue(plug.joined());
  }

  @Test
  void bouncesOnceOnly() {
    plug.bounceNext(2, 3);
    plug.plugIn(Cable.of32A());
    bench.runMs(500);
    bench.lines.clear();
    plug.pullAtCar();
    bench.runMs(500);
    assertEquals(1, bench.of("cp.highMv").size());
  }

  @Test
  void hasNoPilotWithoutTheCablesEarth() {
    plug.earthBroken(true);
    plug.plugIn(Cable.of32A());
    bench.runMs(100);
    assertEquals(12_000, bench.plant.circuit().highMv());
    assertEquals(220, plug.resistanceOhm());
    assertFalse(plug.earthed());
    plug.earthBroken(false);
    assertEquals(8_979, bench.plant.circuit().highMv());
  }

  @Test
  void reportsProximityOnChangeOnly() {
    plug.proximityBroken(true);
    plug.plugIn(Cable.of32A());
    bench.runMs(100);
    plug.proximityBroken(false);
    plug.proximityBroken(false);
    assertEquals(List.of("100 220"), bench.of("pp.ohm"));
  }

  @Test
  void refusesAPilotThatMakesFirst() {
    assertThrows(IllegalArgumentException.class, () -> plug.leadMs(-1));
  }
}
