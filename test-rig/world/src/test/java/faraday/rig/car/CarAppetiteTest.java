package faraday.rig.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.circuit.S2;
import org.junit.jupiter.api.Test;

/** What the cars of the library draw, when, and on which phase. */
final class CarAppetiteTest {

  private static final int SIXTEEN_A = 266;

  @Test
  void rampsAtItsOwnPace() {
    PlantBench bench = with(CarLibrary.SLOW_RAMP).charge(SIXTEEN_A);
    bench.runMs(10_000);
    int risingMa = bench.plant.car().currentMa();
    assertTrue(risingMa > 12_000 && risingMa < 15_000, risingMa + " mA after 26 s");
    bench.runMs(4_000);
    assertEquals(15_960, bench.plant.car().currentMa());
  }

  @Test
  void rampsUpAndDownDifferently() {
    PlantBench bench = with(CarLibrary.ORDINARY).charge(SIXTEEN_A);
    bench.plant.pilot().drive(100);
    bench.runMs(840);
    assertEquals(6_000, bench.plant.car().currentMa());
    bench.plant.pilot().drive(SIXTEEN_A);
    bench.runMs(4_000);
    assertEquals(14_000, bench.plant.car().currentMa(), 20);
  }

  @Test
  void zoeDrawsEightPercentMoreAndNothingBelow8A() {
    PlantBench bench = with(CarLibrary.ZOE).charge(SIXTEEN_A);
    assertEquals(17_236, bench.plant.car().currentMa());
    bench.plant.pilot().drive(133);
    bench.runMs(5_000);
    assertEquals(S2.OPEN, bench.plant.circuit().s2());
    bench.plant.pilot().drive(134);
    bench.runMs(2_000);
    assertEquals(S2.READY, bench.plant.circuit().s2());
  }

  @Test
  void slowFollowerKeepsItsCurrentForEightSeconds() {
    PlantBench bench = with(CarLibrary.SLOW_FOLLOWER).charge(SIXTEEN_A);
    bench.plant.pilot().drive(100);
    bench.runMs(8_000);
    assertEquals(15_960, bench.plant.car().currentMa());
    bench.runMs(1_000);
    assertEquals(6_000, bench.plant.car().currentMa());
    bench.plant.pilot().drive(SIXTEEN_A);
    bench.runMs(6_000);
    assertEquals(15_960, bench.plant.car().currentMa());
  }

  @Test
  void onePhaseCarDrawsOnL1Only() {
    PlantBench bench = with(CarLibrary.ONE_PHASE_7_KW).charge(533).runMs(2_000);
    assertEquals(31_980, bench.plant.load().currentMa(0));
    assertEquals(0, bench.plant.load().currentMa(1));
    assertEquals(7_355, bench.plant.meter().powerW(), 1);
  }

  @Test
  void lopsidedCarDrawsAFifthOnTheOthers() {
    PlantBench bench = with(CarLibrary.LOPSIDED).charge(533).runMs(2_000);
    assertEquals(31_980, bench.plant.load().currentMa(0));
    assertEquals(6_396, bench.plant.load().currentMa(1));
    assertEquals(6_396, bench.plant.load().currentMa(2));
    double beforeWh = bench.plant.car().takenWh();
    bench.jumpS(360);
    double takenWh = bench.plant.car().takenWh() - beforeWh;
    assertEquals(230 * 31.98 * 1.4 / 10, takenWh, 1e-6);
  }

  @Test
  void drawsFromThePhasesThatAreLive() {
    PlantBench bench = with(CarLibrary.STANDARD).charge(SIXTEEN_A);
    bench.plant.mains().phaseMv(2, 0);
    bench.runMs(1_000);
    assertEquals(15_960, bench.plant.load().currentMa(1));
    assertEquals(0, bench.plant.load().currentMa(2));
    assertEquals(2 * 230 * 15.96, bench.plant.meter().powerW(), 1);
    bench.plant.mains().phaseMv(0, 0);
    bench.runMs(1_000);
    assertEquals(0, bench.plant.load().currentMa(1));
    assertTrue(bench.plant.live(), "L2 still reaches the inlet");
  }

  @Test
  void opensS2WhenFullAndComesBackForMoreAfterHalfAnHour() {
    PlantBench bench = full(CarLibrary.TOPS_UP);
    bench.runClosing(1_780_000);
    assertEquals(S2.OPEN, bench.plant.circuit().s2());
    double beforeWh = bench.plant.car().takenWh();
    bench.runClosing(30_000);
    assertEquals(S2.READY, bench.plant.circuit().s2());
    assertFalse(bench.plant.car().full());
    bench.runClosing(900_000);
    assertTrue(bench.plant.car().full());
    assertEquals(300, bench.plant.car().takenWh() - beforeWh, 5);
  }

  @Test
  void heatsItsCabinTwentyMinutesAfterItIsFull() {
    PlantBench bench = full(CarLibrary.PRECONDITIONER);
    int chargedPermille = bench.plant.car().chargePermille();
    bench.runClosing(1_220_000);
    assertEquals(S2.READY, bench.plant.circuit().s2());
    assertEquals(6_000, bench.plant.car().currentMa());
    assertEquals(chargedPermille, bench.plant.car().chargePermille());
    bench.runClosing(600_000);
    assertEquals(S2.OPEN, bench.plant.circuit().s2());
    assertEquals(0, bench.plant.car().currentMa());
  }

  @Test
  void staysAwayOnceItIsFull() {
    PlantBench bench = full(CarLibrary.NEARLY_FULL);
    bench.runClosing(3_600_000);
    assertEquals(S2.OPEN, bench.plant.circuit().s2());
    assertEquals(1_200, bench.plant.car().takenWh(), 2);
  }

  private static PlantBench full(CarLibrary car) {
    PlantBench bench = with(car).charge(SIXTEEN_A);
    for (int i = 0; i < 10_000 && bench.plant.circuit().s2() != S2.OPEN; i++) {
      bench.runClosing(1_000);
    }
    assertTrue(bench.plant.car().full());
    return bench;
  }

  private static PlantBench with(CarLibrary car) {
    return new PlantBench(car.model());
  }
}
