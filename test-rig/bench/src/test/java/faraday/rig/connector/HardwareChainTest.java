package faraday.rig.connector;

import static faraday.rig.connector.ConnectorRig.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.SeededRandom;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.fault.SafetyFault;
import faraday.rig.car.PlantModel;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What opens without any software: design §2. */
final class HardwareChainTest {

  private static final int STALLS = 40;

  @Test
  void partsContactsWithin50MsOfAResidualCurrentWhileTheLoopStands() {
    for (int seed = 1; seed <= STALLS; seed++) {
      long tookNanos = openingOf(seed, rig -> rig.plant.residual().residual(0, 200));
      assertTrue(tookNanos > 0 && tookNanos <= 50 * MS, tookNanos + " ns");
    }
  }

  @Test
  void partsContactsWithin100MsOfTheLastFeedWhenTheLoopDies() {
    for (int seed = 1; seed <= STALLS; seed++) {
      long tookNanos = openingOf(seed, rig -> {});
      assertTrue(tookNanos > 0 && tookNanos <= 75 * MS, tookNanos + " ns");
    }
  }

  private static long openingOf(int seed, Consumer<ConnectorRig> stimulus) {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard()).charging(16_000);
    SeededRandom random = new SeededRandom(seed, "stall");
    rig.simulation.runTo(rig.clock.nowNanos() + random.nextInt(200_000_000));
    rig.simulation.remove(rig.safety);
    long atNanos = rig.clock.nowNanos();
    stimulus.accept(rig);
    rig.runMs(500);
    assertEquals(1, rig.journal.openings);
    return rig.journal.mainOpenedNanos - atNanos;
  }

  @Test
  void opensForAResidualCurrentBeforeTheLoopDoes() {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard()).charging(16_000);
    long atNanos = rig.clock.nowNanos();
    rig.plant.residual().residual(0, 200);
    rig.runMs(200);
    long tookNanos = rig.journal.mainOpenedNanos - atNanos;
    assertTrue(tookNanos > 0 && tookNanos <= 50 * MS, tookNanos + " ns");
    assertEquals(SafetyFault.RESIDUAL_AC, rig.status.fault());
    assertEquals(ContactorState.OPEN, rig.status.contactor());
  }
}
