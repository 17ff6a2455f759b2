package faraday.rig.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.hal.Ticked;
import faraday.hal.sim.SeededRandom;
import faraday.pilot.connector.ConnectorConfig;
import faraday.rig.car.Cable;
import faraday.rig.car.PlantModel;
import faraday.rig.car.PlantModel.PilotModel;
import faraday.rig.circuit.S2;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jumping from deadline to deadline and ticking everything all the time give one trace (§2). */
final class JumpTest {

  private static final int SEEDS = 10;
  private static final int STIMULI = 30;

  @ParameterizedTest
  @EnumSource(PilotModel.class)
  void jumpsAsItTicks(PilotModel model) {
    for (int seed = 1; seed <= SEEDS; seed++) {
      List<String> jumping = story(model, seed, 0);
      assertEquals(jumping, story(model, seed, 1_000_000), "seed " + seed);
      assertEquals(jumping, story(model, seed, 777_777), "seed " + seed);
    }
  }

  private static List<String> story(PilotModel model, int seed, long metronomeNanos) {
    PlantModel plant = PlantModel.standard().with(model);
    ConnectorRig rig = new ConnectorRig(plant, ConnectorConfig.standard(), seed);
    if (metronomeNanos > 0) {
      rig.simulation.add(new Metronome(metronomeNanos));
    }
    SeededRandom random = new SeededRandom(seed, "story");
    rig.plant.plug().plugIn(Cable.of32A());
    for (int i = 0; i < STIMULI; i++) {
      stimulate(rig, random);
      rig.simulation.runTo(rig.clock.nowNanos() + random.nextInt(2_000_000_000));
    }
    return rig.journal.lines;
  }

  private static void stimulate(ConnectorRig rig, SeededRandom random) {
    switch (random.nextInt(10)) {
      case 0 -> rig.plant.plug().pullAtCar();
      case 1 -> rig.plant.plug().plugIn(Cable.of20A());
      case 2 -> rig.safety.orders().withdraw();
      case 3 -> rig.plant.car().forceS2(S2.OPEN);
      case 4 -> rig.plant.car().wantEnergy(random.nextInt(2) == 0);
      case 5 -> rig.plant.circuit().leakOhm(80 + random.nextInt(100_000));
      default -> rig.safety.orders().offer(6_000 + random.nextInt(26_000));
    }
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
