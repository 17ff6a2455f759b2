package faraday.rig.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.connector.ConnectorConfig;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.VehicleConfig;
import faraday.rig.car.Cable;
import faraday.rig.car.CarLibrary;
import faraday.rig.car.PlantModel;
import faraday.rig.car.PlantModel.PilotModel;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every car of the library against the safety loop: it charges, or for a named reason it does not.
 */
final class QuirkTest {

  /** Asleep for good, or in want of ventilation that is not there. */
  private static final Set<CarLibrary> NEVER_CHARGE =
      EnumSet.of(CarLibrary.DEAD_ASLEEP, CarLibrary.VENTILATED);

  @ParameterizedTest
  @EnumSource(CarLibrary.class)
  void chargesEveryCarOfTheLibraryWithOneClosing(CarLibrary car) {
    for (PilotModel model : PilotModel.values()) {
      ConnectorRig rig = new ConnectorRig(PlantModel.standard().with(model).with(car.model()));
      rig.plugged(Cable.of32A());
      rig.safety.orders().offer(16_000);
      boolean charges = rig.runUntil(s -> s.contactor() == ContactorState.CLOSED, 130_000);
      assertEquals(!NEVER_CHARGE.contains(car), charges, () -> car + ": " + rig.events);
      if (charges) {
        rig.runMs(60_000);
        assertEquals(1, rig.journal.closings, () -> car + ": " + rig.events);
        assertEquals(0, rig.journal.openings, () -> car + ": " + rig.events);
      }
      assertFalse(rig.status.fault().endsSession(), () -> car + ": " + rig.status.fault());
    }
  }

  @ParameterizedTest
  @EnumSource(PilotModel.class)
  void wakesASleeperByF(PilotModel model) {
    PlantModel plant = PlantModel.standard().with(model).with(CarLibrary.WAKES_ON_CUT.model());
    ConnectorRig rig = new ConnectorRig(plant);
    rig.plugged(Cable.of32A());
    rig.safety.orders().offer(16_000);
    rig.must(s -> s.wakeTries() == 1 && s.waking(), 40_000, "first try");
    rig.must(s -> s.wakeTries() == 2 && s.waking(), 45_000, "second try");
    rig.must(s -> s.contactor() == ContactorState.CLOSED, 10_000, "closed");
    assertEquals(0, rig.status.unpluggedCount());
  }

  /** Some old hybrids latch off on F: where they are at home, F is not tried. */
  @Test
  void neverShowsFToAnOldHybridWhereThatIsConfigured() {
    VehicleConfig gentle = VehicleConfig.standard().withWaking(30_000, 1, false);
    ConnectorConfig config = ConnectorConfig.standard().withVehicles(gentle);
    ConnectorRig rig =
        new ConnectorRig(PlantModel.standard().with(CarLibrary.OLD_HYBRID.model()), config, 1);
    rig.plugged(Cable.of32A());
    rig.safety.orders().offer(16_000);
    rig.plant.car().wantEnergy(false);
    rig.runMs(120_000);
    rig.plant.car().wantEnergy(true);
    rig.must(s -> s.contactor() == ContactorState.CLOSED, 10_000, "closed");
    assertTrue(rig.journal.lines.stream().noneMatch(line -> line.endsWith("cp.dutyPermille 0")));
  }

  @ParameterizedTest
  @EnumSource(PilotModel.class)
  void neverClosesForThePulsesOfACarThatAsksForPower(PilotModel model) {
    PlantModel plant = PlantModel.standard().with(model).with(CarLibrary.WAKE_PULSER.model());
    ConnectorRig rig = new ConnectorRig(plant);
    rig.plugged(Cable.of32A());
    rig.safety.orders().holdPlug();
    rig.runMs(60_000);
    assertEquals(0, rig.journal.closings);
    assertEquals(SafetyFault.NONE, rig.status.fault());
  }
}
