package faraday.rig.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.HeatSense;
import faraday.hal.LockMotor;
import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimContactor;
import faraday.hal.sim.SimHeat;
import faraday.hal.sim.SimResidualMonitor;
import faraday.pilot.connector.ConnectorConfig;
import faraday.rig.car.Cable;
import faraday.rig.car.CarLibrary;
import faraday.rig.car.Plant;
import faraday.rig.car.PlantModel;
import faraday.rig.car.PlantModel.PilotModel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every device and every car, under random stimuli: jumping from deadline to deadline and ticking
 * all the time give one trace, and one seed gives one trace (design §2).
 */
final class DeviceJumpTest {

  private static final int STIMULI = 40;
  private static final int LEAST_LINES = 40;

  @ParameterizedTest
  @EnumSource(CarLibrary.class)
  void jumpsAsItTicksWithEveryCar(CarLibrary car) {
    for (PilotModel model : PilotModel.values()) {
      int seed = 1 + car.key().length();
      List<String> jumping = story(car, model, seed, 0);
      assertSame(jumping, story(car, model, seed, 777_777));
      assertSame(jumping, story(car, model, seed, 0));
      assertNotEquals(jumping, story(car, model, seed + 1, 0), car.key() + " " + model);
    }
  }

  private static void assertSame(List<String> expected, List<String> actual) {
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      assertEquals(expected.get(i), actual.get(i), "line " + i);
    }
    assertEquals(expected.size(), actual.size());
  }

  private static List<String> story(
      CarLibrary car, PilotModel model, int seed, long metronomeNanos) {
    PlantModel plant = PlantModel.standard().with(model).with(car.model());
    ConnectorRig rig = new ConnectorRig(plant, ConnectorConfig.standard(), seed);
    if (metronomeNanos > 0) {
      rig.simulation.add(new Metronome(metronomeNanos));
    }
    SeededRandom random = new SeededRandom(seed, "story");
    rig.plant.plug().plugIn(Cable.of32A());
    rig.safety.orders().holdPlug();
    for (int i = 0; i < STIMULI; i++) {
      rig.safety.orders().offer(6_000 + 1_000 * random.nextInt(20));
      stimulate(rig.plant, random);
      rig.simulation.runTo(rig.clock.nowNanos() + random.nextInt(3) * 1_000_000_000L + 12_345_678);
    }
    assertTrue(rig.journal.lines.size() > LEAST_LINES);
    return rig.journal.lines;
  }

  private static void stimulate(Plant plant, SeededRandom random) {
    int much = random.nextInt(100);
    switch (random.nextInt(20)) {
      case 0 -> plant.residual().residual(much / 5, 2 * much);
      case 1 -> plant.residual().residual(0, 0);
      case 2 -> plant.residual().burst(5 * much, 1_000L * much);
      case 3 -> plant.residual().failure(any(SimResidualMonitor.Failure.values(), random));
      case 4 -> plant.mainsMv(much < 50 ? 0 : 230_000);
      case 5 -> plant.mains().phaseMv(much % 3, 2_300 * much);
      case 6 -> plant.mains().milliHz(49_000 + 20 * much);
      case 7 -> plant.mains().earth(much < 50);
      case 8 -> plant.lock().jamAt(1 + 9 * much);
      case 9 -> plant.lock().storedPermille(20 * much);
      case 10 -> plant.lock().drive(any(LockMotor.Drive.values(), random));
      default -> stimulateMore(plant, random, much);
    }
  }

  private static void stimulateMore(Plant plant, SeededRandom random, int much) {
    switch (random.nextInt(9)) {
      case 0 -> plant.contactor().pole(much % 3, any(SimContactor.Pole.values(), random));
      case 1 -> plant.emergency().press(much < 50);
      case 2 -> plant.circuit().generatorError(1_000_000 + much, 100 * much);
      case 3 -> plant.plug().bounceNext(random, 20 + much);
      case 4 -> plant.plug().pullAtCar();
      case 5 -> plant.plug().plugIn(Cable.of20A());
      case 6 -> plant.heat().jump(HeatSense.Point.CONTACTS, 1_000 * much);
      case 7 ->
          plant.heat().failure(HeatSense.Point.ENCLOSURE, any(SimHeat.Failure.values(), random));
      default -> plant.car().wantEnergy(much < 70);
    }
  }

  private static <T> T any(T[] values, SeededRandom random) {
    return values[random.nextInt(values.length)];
  }

  /** Makes the world tick everything again and again. */
  private static final class Metronome implements Ticked {
    private final long periodNanos;
    private long dueNanos;

    Metronome(long periodNanos) {
      this.periodNanos = periodNanos;
    }

    @Override
    public void tick(long nowNanos) {
      while (dueNanos <= nowNanos) {
        dueNanos += periodNanos;
      }
    }

    @Override
    public long nextDeadlineNanos() {
      return dueNanos;
    }
  }
}
