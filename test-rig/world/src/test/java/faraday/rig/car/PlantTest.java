package faraday.rig.car;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Drive;
import faraday.hal.ProximitySense;
import faraday.rig.car.CarModel.Manners;
import faraday.rig.circuit.S2;
import org.junit.jupiter.api.Test;

/** The plant under a charger of a few lines: duty, command, feed. */
final class PlantTest {

  private PlantBench bench = new PlantBench(PlantModel.standard());
  private Plant plant = bench.plant;

  @Test
  void makesProximityBeforePilotAndBreaksItAfter() {
    plant.plug().plugIn(Cable.of32A());
    runMs(29);
    assertEquals(220, plant.plug().resistanceOhm());
    assertFalse(plant.plug().joined());
    runMs(1);
    assertTrue(plant.plug().joined());
    runMs(100);
    assertTrue(plant.plug().pullAtSocket());
    assertFalse(plant.plug().joined());
    assertEquals(220, plant.plug().resistanceOhm());
    runMs(30);
    assertEquals(ProximitySense.OPEN_OHM, plant.plug().resistanceOhm());
  }

  @Test
  void keepsThePlugInTheSocketWhileTheBoltIsNotWithdrawn() {
    plant.plug().plugIn(Cable.of32A());
    plant.lock().drive(Drive.SHUT);
    runMs(10);
    assertFalse(plant.plug().pullAtSocket());
    runMs(500);
    assertFalse(plant.plug().pullAtSocket());
    plant.plug().pullAtCar();
    assertFalse(plant.plug().joined());
    assertEquals(220, plant.plug().resistanceOhm());
    plant.plug().plugAtCar();
    assertTrue(plant.plug().joined());
  }

  @Test
  void bouncesAsOftenAsTold() {
    plant.plug().bounceNext(3, 4);
    plant.plug().plugIn(Cable.of32A());
    runMs(1_000);
    assertTrue(plant.plug().joined());
    long joins = bench.count("cp.highMv", 8_979);
    assertEquals(4, joins);
  }

  @Test
  void closesS2ItsTimeAfterTheSignalAndNotOnSteadyHigh() {
    plant.plug().plugIn(Cable.of32A());
    runMs(5_000);
    assertEquals(S2.OPEN, plant.circuit().s2());
    plant.pilot().drive(266);
    runMs(999);
    assertEquals(S2.OPEN, plant.circuit().s2());
    runMs(2);
    assertEquals(S2.READY, plant.circuit().s2());
  }

  @Test
  void drawsWhatTheDutyAllowsAfterItsRamp() {
    charge(266);
    assertEquals(15_960, plant.car().currentMa());
    plant.pilot().drive(100);
    runMs(5_000);
    assertEquals(6_000, plant.car().currentMa());
    plant.pilot().drive(533);
    runMs(5_000);
    assertEquals(16_000, plant.car().currentMa());
  }

  @Test
  void readsEveryDutyByThePublishedTable() {
    int[][] table = {
      {-1, 0},
      {0, 0},
      {50, 0},
      {79, 0},
      {80, 6_000},
      {99, 6_000},
      {100, 6_000},
      {850, 51_000},
      {851, 52_750},
      {960, 80_000},
      {970, 80_000},
      {971, 0},
      {1000, 0}
    };
    for (int[] row : table) {
      assertEquals(row[1], PilotReading.allowedMa(row[0]), row[0] + " permille");
    }
  }

  @Test
  void countsEnergyAsPowerTimesTime() {
    charge(266);
    double beforeWh = plant.car().takenWh();
    runMs(3_600_000);
    assertEquals(3 * 230 * 15.96, plant.car().takenWh() - beforeWh, 1e-6);
    long registerMwh = plant.meter().registerMwh();
    assertEquals(plant.car().takenWh() * 1000, (double) registerMwh, 4_000);
  }

  @Test
  void givesTheSameEnergyHoweverOftenItIsAsked() {
    charge(266);
    Plant often = plant;
    runMs(600_000);
    double oftenWh = often.car().takenWh();
    PlantBench jumping = new PlantBench(PlantModel.standard()).offer(266);
    jumping.jumpS(2);
    jumping.closed = true;
    jumping.runMs(1_000);
    jumping.jumpS(616);
    Plant seldom = jumping.plant;
    assertEquals(oftenWh, seldom.car().takenWh(), 0.0);
    assertEquals(often.meter().registerMwh(), seldom.meter().registerMwh());
  }

  @Test
  void rampsDownAndOpensS2OnSteadyHighWithoutLoad() {
    charge(266);
    plant.pilot().drive(1000);
    runMs(1_000);
    assertEquals(S2.READY, plant.circuit().s2());
    runMs(2_000);
    assertEquals(S2.OPEN, plant.circuit().s2());
    bench.closed = false;
    runMs(100);
    assertEquals(0, plant.partedUnderLoadCount());
  }

  @Test
  void tapersAndOpensS2WhenFull() {
    CarModel nearlyFull = CarModel.standard().withBatteryWh(10_000).withStartPermille(900);
    use(PlantModel.standard().with(nearlyFull));
    charge(266);
    runMs(200_000);
    int midMa = plant.car().currentMa();
    runMs(250_000);
    assertTrue(plant.car().currentMa() < midMa, "tapers");
    runMs(1_800_000);
    assertTrue(plant.car().full());
    assertEquals(S2.OPEN, plant.circuit().s2());
    assertEquals(0, plant.car().currentMa());
    assertEquals(1000, plant.car().chargePermille(), 1);
    assertEquals(1_000, plant.car().takenWh(), 1);
  }

  @Test
  void wearsContactsThatPartUnderLoad() {
    charge(266);
    bench.closed = false;
    runMs(100);
    assertEquals(1, plant.partedUnderLoadCount());
    assertEquals(0, plant.car().currentMa());
    assertFalse(plant.live());
  }

  @Test
  void stopsDrawingInABlackOut() {
    charge(266);
    plant.mainsMv(0);
    runMs(1_500);
    assertEquals(0, plant.car().currentMa());
    assertFalse(plant.live());
    plant.mainsMv(230_000);
    runMs(10_000);
    assertEquals(15_960, plant.car().currentMa());
  }

  @Test
  void canMisbehave() {
    use(with(Manners.OVERDRAWS));
    charge(166);
    assertEquals(10_756, plant.car().currentMa());
    use(with(Manners.IGNORES_WITHDRAWAL));
    charge(166);
    plant.pilot().drive(1000);
    runMs(20_000);
    assertEquals(9_960, plant.car().currentMa());
    assertEquals(S2.READY, plant.circuit().s2());
    use(with(Manners.ASLEEP));
    charge(166);
    assertEquals(S2.OPEN, plant.circuit().s2());
    use(with(Manners.SIMPLIFIED));
    assertEquals(S2.READY, plant.circuit().s2());
    use(with(Manners.WANTS_VENTILATION));
    charge(166);
    assertEquals(S2.VENTILATION, plant.circuit().s2());
  }

  @Test
  void doesNotChargeBelowItsMinimum() {
    use(PlantModel.standard().with(CarModel.standard().with(CarTrait.MIN_CURRENT_MA, 8_000)));
    charge(100);
    assertEquals(S2.OPEN, plant.circuit().s2());
  }

  @Test
  void namesHonestDeadlines() {
    charge(266);
    long dueNanos = plant.nextDeadlineNanos();
    assertTrue(
        dueNanos > bench.clock.nowNanos()
            && dueNanos <= bench.clock.nowNanos() + 1_000 * PlantBench.MS);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> new CarModel.Timing(1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Cable(-1, 0));
    assertThrows(IllegalStateException.class, () -> plant.plug().plugAtCar());
    assertThrows(IllegalArgumentException.class, () -> PlantModel.standard().withMeter(0, 10_001));
  }

  private static PlantModel with(Manners manners) {
    return PlantModel.standard().with(CarModel.standard().with(manners));
  }

  private void use(PlantModel model) {
    bench = new PlantBench(model);
    plant = bench.plant;
  }

  private void charge(int permille) {
    bench.charge(permille);
  }

  private void runMs(long ms) {
    bench.runMs(ms);
  }
}
