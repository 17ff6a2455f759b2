package faraday.rig.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import faraday.pilot.connector.ContactorState;
import faraday.rig.car.PlantModel;
import faraday.rig.car.PlantModel.PilotModel;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a safety tick costs. */
final class SafetyCostTest {

  private static final int TICKS = 1_000_000;
  private static final int WARM_UP = 50_000;

  @ParameterizedTest
  @EnumSource(PilotModel.class)
  void allocatesLessThanOneBytePerTickOverAMillionTicks(PilotModel model) {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard().with(model)).charging(16_000);
    tick(rig, WARM_UP);
    long allocatedBytes = tick(rig, TICKS);
    rig.status.refresh();
    assertEquals(ContactorState.CLOSED, rig.status.contactor());
    assertTrue(allocatedBytes < TICKS, allocatedBytes + " bytes in " + TICKS + " ticks");
  }

  /** What the loop alone allocates with its ports; the plant lives on between the ticks. */
  private static long tick(ConnectorRig rig, int ticks) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocatedBytes = 0;
    for (int i = 0; i < ticks; i++) {
      rig.clock.advanceTo(rig.safety.nextDeadlineNanos());
      rig.plant.tick(rig.clock.nowNanos());
      rig.safety.orders().alive();
      long beforeBytes = threads.getCurrentThreadAllocatedBytes();
      rig.safety.tick(rig.clock.nowNanos());
      allocatedBytes += threads.getCurrentThreadAllocatedBytes() - beforeBytes;
    }
    return allocatedBytes;
  }
}
