package faraday.rig.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import faraday.rig.car.Cable;
import faraday.rig.car.PlantModel;
import faraday.rig.car.PlantModel.PilotModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The normal sequences, through both circuit models. */
final class NormalChargeTest {

  @ParameterizedTest
  @EnumSource(PilotModel.class)
  void chargesFromPlugToUnplug(PilotModel model) {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard().with(model));
    rig.plugged(Cable.of32A());
    assertEquals(PilotState.B1, rig.status.pilotState());
    rig.runMs(2_000);
    assertEquals(LockMotor.Bolt.OPEN, rig.status.bolt());

    rig.safety.orders().holdPlug();
    rig.must(s -> s.bolt() == LockMotor.Bolt.SHUT, 1_000, "locked");
    assertEquals(1000, rig.status.dutyPermille());

    rig.safety.orders().offer(16_000);
    rig.must(s -> s.pilotState() == PilotState.B2, 100, "offered");
    assertEquals(266, rig.status.dutyPermille());
    assertEquals(32_000, rig.status.cableLimitMa());
    assertEquals(16_000, rig.status.offeredLimitMa());

    rig.must(s -> s.pilotState() == PilotState.C2, 2_000, "ready");
    long readyMs = rig.nowMs();
    rig.must(s -> s.contactor() == ContactorState.CLOSED, 3_000, "closed");
    long tookMs = rig.nowMs() - readyMs;
    assertTrue(tookMs >= 500 && tookMs <= 3_000, tookMs + " ms");

    rig.runMs(60_000);
    assertEquals(15_960, rig.plant.car().currentMa());
    assertTrue(rig.plant.meter().registerMwh() > 150_000);

    rig.safety.orders().withdraw();
    rig.must(s -> s.contactor() == ContactorState.OPEN, 3_000, "open");
    assertEquals(0, rig.status.openedUnderLoadCount());
    assertEquals(0, rig.plant.partedUnderLoadCount());
    assertEquals(PilotState.B1, rig.status.pilotState());
    assertFalse(rig.plant.plug().pullAtSocket());

    rig.safety.orders().releasePlug();
    rig.must(s -> s.bolt() == LockMotor.Bolt.OPEN, 1_000, "unlocked");
    assertTrue(rig.plant.plug().pullAtSocket());
    rig.must(s -> !s.plugged(), 500, "unplugged");
    assertEquals(1, rig.journal.closings);
    assertEquals(1, rig.journal.openings);
    assertEquals(SafetyFault.NONE, rig.status.fault());
    assertEquals(0, rig.status.lateTickCount());
  }
}
