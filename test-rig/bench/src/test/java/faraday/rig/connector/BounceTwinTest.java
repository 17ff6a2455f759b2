package faraday.rig.connector;

import static faraday.rig.connector.ConnectorRig.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.pilot.connector.ConnectorConfig;
import faraday.rig.car.Cable;
import faraday.rig.car.PlantModel;
import faraday.rig.car.PlantModel.PilotModel;
import faraday.rig.circuit.SampledPilot.Converter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts that bounce, noise and a modem: both circuit models lead to the same decisions. */
final class BounceTwinTest {

  private static final List<String> EDGES =
      List.of("cp.dutyPermille", "contactor.command", "contactor.main", "lock.drive");
  private static final int SEEDS = 20;

  /** One tick, and the millisecond by which the converter's own phase may shift it. */
  private static final long APART_NANOS = 6 * MS;

  @ParameterizedTest
  @ValueSource(ints = {20, 60, 100})
  void decideTheSameWithinATickWhenThePlugBounces(int spanMs) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      String what = "seed " + seed;
      List<String> plateau = story(PilotModel.PLATEAU, Converter.standard(), seed, spanMs);
      List<String> sampled = story(PilotModel.PER_SAMPLE, Converter.standard(), seed, spanMs);
      assertTrue(plateau.size() >= 6, what + ": " + plateau);
      assertAlike(plateau, sampled, what);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {36_000, 63_000, 91_000})
  void decideTheSameWithinATickBesideAModemWithNoise(int rippleHz) {
    Converter modem = Converter.noisy().withRipple(200, rippleHz);
    List<String> plateau = story(PilotModel.PLATEAU, modem, 1, 20);
    assertAlike(plateau, story(PilotModel.PER_SAMPLE, modem, 1, 20), rippleHz + " Hz");
  }

  private static List<String> story(PilotModel model, Converter converter, int seed, int spanMs) {
    PlantModel plant = PlantModel.standard().with(model).with(converter);
    ConnectorRig rig = new ConnectorRig(plant, ConnectorConfig.standard(), seed);
    SeededRandom random = new SeededRandom(seed, "bounce");
    rig.runMs(5_000 + random.nextInt(10));
    rig.plant.plug().bounceNext(random, spanMs);
    rig.plant.plug().plugIn(Cable.of32A());
    rig.runMs(1_000);
    rig.safety.orders().holdPlug();
    rig.safety.orders().offer(16_000);
    rig.runMs(10_000);
    rig.plant.plug().bounceNext(random, spanMs);
    rig.plant.plug().pullAtCar();
    rig.runMs(2_000);
    return rig.journal.lines.stream().filter(BounceTwinTest::edge).toList();
  }

  private static boolean edge(String line) {
    return EDGES.contains(line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' ')));
  }

  private static void assertAlike(List<String> plateau, List<String> sampled, String what) {
    assertEquals(withoutTimes(plateau), withoutTimes(sampled), what);
    for (int i = 0; i < plateau.size(); i++) {
      long apartNanos = Math.abs(timeOf(plateau.get(i)) - timeOf(sampled.get(i)));
      assertTrue(
          apartNanos <= APART_NANOS, what + ": " + plateau.get(i) + " against " + sampled.get(i));
    }
  }

  private static List<String> withoutTimes(List<String> edges) {
    return edges.stream().map(line -> line.substring(line.indexOf(' '))).toList();
  }

  private static long timeOf(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }
}
