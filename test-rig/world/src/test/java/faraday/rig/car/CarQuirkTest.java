package faraday.rig.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.circuit.S2;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the cars of the library do to the pilot. */
final class CarQuirkTest {

  private static final int SIXTEEN_A = 266;

  @Test
  void bmwHybridShowsBForAMomentAfterEachChangeOfTheDuty() {
    PlantBench bench = with(CarLibrary.BMW_HYBRID).charge(SIXTEEN_A);
    bench.lines.clear();
    long atMs = bench.clock.nowNanos() / PlantBench.MS;
    bench.plant.pilot().drive(200);
    bench.runMs(2_000);
    assertEquals(List.of(atMs + 500 + " 0", atMs + 520 + " 1"), bench.of("car.s2"));
  }

  @Test
  void ix3ShowsCFor250MsBeforeItsTime() {
    PlantBench bench = with(CarLibrary.IX3).offer(SIXTEEN_A).runMs(3_000);
    assertEquals(List.of("1000 1", "1250 0", "2250 1"), bench.of("car.s2"));
  }

  @Test
  void teslaTriesFiveTimesWithAShortedDiode() {
    PlantBench bench = with(CarLibrary.TESLA).offer(SIXTEEN_A).runMs(20_000);
    assertEquals(6, bench.count("car.s2", 1));
    assertEquals(5, bench.count("car.s2", 0));
    assertEquals(5, bench.count("cp.lowMv", -5_623));
    assertEquals(S2.READY, bench.plant.circuit().s2());
  }

  @Test
  void leafShowsAForAMomentWhenItLeavesC() {
    PlantBench bench = with(CarLibrary.LEAF).charge(SIXTEEN_A);
    bench.lines.clear();
    bench.plant.pilot().drive(1000);
    bench.runMs(5_000);
    List<String> highs = bench.of("cp.highMv");
    assertEquals(2, highs.size(), highs.toString());
    long leftMs = Long.parseLong(highs.get(0).split(" ", -1)[0]);
    assertEquals(leftMs + " 12000", highs.get(0));
    assertEquals(leftMs + 20 + " 8979", highs.get(1));
  }

  @Test
  void wakePulserAsksThreeTimesWhileNothingIsOffered() {
    PlantBench bench = with(CarLibrary.WAKE_PULSER);
    bench.plant.plug().plugIn(Cable.of32A());
    bench.runMs(60_000);
    assertEquals(
        List.of("5030 1", "5330 0", "6030 1", "6330 0", "7030 1", "7330 0"), bench.of("car.s2"));
    bench.plant.plug().pullAtCar();
    bench.runMs(1_000);
    bench.plant.plug().plugAtCar();
    bench.runMs(10_000);
    assertEquals(6, bench.count("car.s2", 1));
  }

  @Test
  void wakePulserChargesWhenTheOfferComesInAPulse() {
    PlantBench bench = with(CarLibrary.WAKE_PULSER);
    bench.plant.plug().plugIn(Cable.of32A());
    bench.runMs(5_100);
    bench.plant.pilot().drive(SIXTEEN_A);
    bench.runMs(10_000);
    assertEquals(List.of("5030 1"), bench.of("car.s2"));
  }

  @Test
  void deadAsleepNeverWakes() {
    PlantBench bench = with(CarLibrary.DEAD_ASLEEP).offer(SIXTEEN_A).runMs(100_000);
    cut(bench, 10_000);
    bench.runMs(100_000);
    assertEquals(S2.OPEN, bench.plant.circuit().s2());
  }

  @Test
  void wakesOnACutOfFourSecondsAndNotOnAShorterOne() {
    PlantBench bench = with(CarLibrary.WAKES_ON_CUT).offer(SIXTEEN_A).runMs(30_000);
    cut(bench, 3_800);
    bench.runMs(30_000);
    assertTrue(bench.plant.car().asleep());
    cut(bench, 4_000);
    assertFalse(bench.plant.car().asleep());
    bench.runMs(2_000);
    assertEquals(S2.READY, bench.plant.circuit().s2());
  }

  @Test
  void wakesOnTwelveVoltsNegativeToo() {
    PlantBench bench = with(CarLibrary.WAKES_ON_CUT).offer(SIXTEEN_A).runMs(1_000);
    bench.plant.pilot().drive(0);
    bench.runMs(4_000);
    bench.plant.pilot().drive(1000);
    bench.runMs(1_000);
    bench.plant.pilot().drive(SIXTEEN_A);
    bench.runMs(2_000);
    assertEquals(S2.READY, bench.plant.circuit().s2());
  }

  private static void cut(PlantBench bench, long ms) {
    bench.plant.circuit().wireBroken(true);
    bench.runMs(ms);
    bench.plant.circuit().wireBroken(false);
    bench.runMs(5);
  }

  @Test
  void wakesThirtySecondsAfterTheSignal() {
    PlantBench bench = with(CarLibrary.WAKES_AFTER_30_S).offer(SIXTEEN_A).runMs(30_000);
    assertTrue(bench.plant.car().asleep());
    bench.runMs(10);
    assertFalse(bench.plant.car().asleep());
    bench.runMs(1_000);
    assertEquals(S2.READY, bench.plant.circuit().s2());
  }

  @Test
  void drawsItsWakingTimeFromTheSeedWithinItsBounds() {
    for (int seed = 1; seed <= 20; seed++) {
      PlantModel model = PlantModel.standard().with(CarLibrary.WAKES_AFTER_60_S.model());
      PlantBench bench = new PlantBench(model, seed).offer(SIXTEEN_A);
      bench.jumpS(44);
      assertTrue(bench.plant.car().asleep(), "seed " + seed);
      bench.jumpS(17);
      assertFalse(bench.plant.car().asleep(), "seed " + seed);
    }
  }

  @Test
  void dozesOffTenMinutesAfterTheLastSignal() {
    PlantBench bench = with(CarLibrary.DOZES_OFF);
    bench.plant.plug().plugIn(Cable.of32A());
    bench.jumpS(590);
    assertFalse(bench.plant.car().asleep());
    bench.jumpS(11);
    assertTrue(bench.plant.car().asleep());
  }

  @Test
  void oldHybridLatchesOffOnFUntilItIsUnplugged() {
    PlantBench bench = with(CarLibrary.OLD_HYBRID).offer(SIXTEEN_A).runMs(2_000);
    assertEquals(S2.READY, bench.plant.circuit().s2());
    bench.plant.pilot().drive(0);
    bench.runMs(300);
    bench.plant.pilot().drive(SIXTEEN_A);
    bench.runMs(60_000);
    assertEquals(S2.OPEN, bench.plant.circuit().s2());
    bench.plant.plug().pullAtCar();
    bench.runMs(1_000);
    bench.plant.plug().plugAtCar();
    bench.runMs(2_000);
    assertEquals(S2.READY, bench.plant.circuit().s2());
  }

  @Test
  void konaAndPolestarIgnoreTheWithdrawal() {
    for (CarLibrary car : List.of(CarLibrary.KONA, CarLibrary.POLESTAR)) {
      PlantBench bench = with(car).charge(SIXTEEN_A);
      bench.plant.pilot().drive(1000);
      bench.runMs(60_000);
      assertEquals(S2.READY, bench.plant.circuit().s2(), car.key());
      assertEquals(15_960, bench.plant.car().currentMa(), car.key());
    }
  }

  @Test
  void hardStopperOpensS2AtFullCurrent() {
    PlantBench bench = with(CarLibrary.HARD_STOPPER).charge(SIXTEEN_A);
    bench.plant.car().wantEnergy(false);
    bench.lines.clear();
    for (int ms = 0; bench.of("car.s2").isEmpty() && ms < 3_000; ms++) {
      bench.runMs(1);
    }
    assertEquals(1, bench.count("car.s2", 0));
  }

  @Test
  void simplifiedShowsCFromThePlug() {
    PlantBench bench = with(CarLibrary.SIMPLIFIED_PILOT);
    bench.plant.plug().plugIn(Cable.of32A());
    bench.runMs(100);
    assertEquals(6_000, bench.plant.circuit().highMv(), 10);
    bench.plant.pilot().drive(1000);
    bench.runMs(60_000);
    assertEquals(S2.READY, bench.plant.circuit().s2());
  }

  @Test
  void ventilatedShowsD() {
    PlantBench bench = with(CarLibrary.VENTILATED).offer(SIXTEEN_A).runMs(3_000);
    assertEquals(S2.VENTILATION, bench.plant.circuit().s2());
  }

  private static PlantBench with(CarLibrary car) {
    return new PlantBench(car.model());
  }
}
