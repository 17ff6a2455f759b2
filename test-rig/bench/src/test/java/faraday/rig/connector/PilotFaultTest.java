package faraday.rig.connector;

import static faraday.rig.connector.ConnectorRig.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor;
import faraday.hal.sim.SimContactor;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import faraday.rig.car.Cable;
import faraday.rig.car.CarModel;
import faraday.rig.car.CarModel.Manners;
import faraday.rig.car.PlantModel;
import faraday.rig.car.PlantModel.PilotModel;
import faraday.rig.circuit.S2;
import faraday.rig.circuit.SampledPilot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must never close, and what must open, against the circuit itself. */
final class PilotFaultTest {

  @ParameterizedTest
  @EnumSource(PilotModel.class)
  void neverClosesForACarWithAShortedDiode(PilotModel model) {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard().with(model));
    rig.plant.circuit().diodeShorted(true);
    rig.offered(16_000).runMs(20_000);
    assertEquals(0, rig.journal.closings);
    assertEquals(SafetyFault.DIODE_MISSING, rig.status.fault());
    assertTrue(rig.status.faultLowMv() > -10_500, rig.status.faultLowMv() + " mV");
  }

  @ParameterizedTest
  @EnumSource(PilotModel.class)
  void neverClosesForABareResistorThatLooksLikeC(PilotModel model) {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard().with(model));
    rig.runMs(500);
    rig.plant.circuit().leakOhm(1_000);
    rig.safety.orders().offer(16_000);
    rig.runMs(2_000);
    assertEquals(PilotState.C1, rig.status.pilotState());
    assertEquals(0, rig.journal.closings);
  }

  @ParameterizedTest
  @EnumSource(PilotModel.class)
  void neverClosesForABareResistorInAPlugWithACableCode(PilotModel model) {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard().with(model));
    rig.plant.circuit().wireBroken(true);
    rig.runMs(500);
    rig.plant.plug().plugIn(Cable.of32A());
    rig.plant.circuit().leakOhm(1_000);
    rig.safety.orders().offer(16_000);
    rig.runMs(20_000);
    assertEquals(0, rig.journal.closings);
    assertEquals(SafetyFault.DIODE_MISSING, rig.status.fault());
    assertEquals(-6_000, rig.status.faultLowMv(), 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 80, 200, 500, 1_000})
  void opensWithin100MsOnAResistorBetweenPilotAndEarth(int ohm) {
    for (PilotModel model : PilotModel.values()) {
      ConnectorRig rig = new ConnectorRig(PlantModel.standard().with(model)).charging(16_000);
      long atNanos = rig.clock.nowNanos();
      rig.plant.circuit().leakOhm(ohm);
      rig.runMs(1_000);
      long tookNanos = rig.journal.mainOpenedNanos - atNanos;
      assertTrue(tookNanos > 0 && tookNanos <= 100 * MS, ohm + " ohm: " + tookNanos / MS);
      SafetyFault fault = rig.status.fault();
      boolean named = fault == SafetyFault.PILOT_SHORT || fault == SafetyFault.DIODE_MISSING;
      assertTrue(named || rig.status.pilotState() == PilotState.D1, fault + " for " + ohm);
    }
  }

  @Test
  void survivesWildSamplesWithoutOpening() {
    SampledPilot.Converter wild = new SampledPilot.Converter(13_382, 60, 400);
    PlantModel plant = PlantModel.standard().with(PilotModel.PER_SAMPLE).with(wild);
    ConnectorRig rig = new ConnectorRig(plant).charging(6_000);
    rig.runMs(60_000);
    assertEquals(0, rig.journal.openings);
    assertEquals(ContactorState.CLOSED, rig.status.contactor());
  }

  @ParameterizedTest
  @EnumSource(
      value = SimContactor.Line.class,
      names = {"STUCK_HIGH", "STUCK_LOW", "FLOATING"})
  void letsGoWhenTheEnableLineFails(SimContactor.Line fault) {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard()).charging(16_000);
    long atNanos = rig.clock.nowNanos();
    rig.plant.contactor().feedLine(fault);
    rig.runMs(500);
    long tookNanos = rig.journal.mainOpenedNanos - atNanos;
    assertTrue(tookNanos > 0 && tookNanos <= 100 * MS, tookNanos / MS + " ms");
    assertEquals(SafetyFault.CONTACTOR_DROPPED, rig.status.fault());
  }

  @Test
  void opensWithin100MsWhenTheSafetyLoopStops() {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard()).charging(16_000);
    rig.simulation.remove(rig.safety);
    long atNanos = rig.clock.nowNanos();
    rig.runMs(500);
    assertTrue(rig.journal.mainOpenedNanos - atNanos <= 75 * MS);
  }

  @Test
  void opensWhenTheGeneratorSticksAlthoughItReportsWell() {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard()).charging(16_000);
    long atNanos = rig.clock.nowNanos();
    rig.plant.circuit().generatorStuckAt(1000);
    rig.runMs(1_000);
    assertTrue(rig.journal.mainOpenedNanos - atNanos <= 100 * MS);
    assertEquals(SafetyFault.PILOT_GENERATOR, rig.status.fault());
  }

  @Test
  void opensUnderLoadAfter6SecondsWhenTheCarIgnoresTheWithdrawal() {
    PlantModel plant =
        PlantModel.standard().with(CarModel.standard().with(Manners.IGNORES_WITHDRAWAL));
    ConnectorRig rig = new ConnectorRig(plant).charging(16_000);
    long atNanos = rig.clock.nowNanos();
    rig.safety.orders().releasePlug();
    rig.runMs(8_000);
    long tookNanos = rig.journal.mainOpenedNanos - atNanos;
    assertTrue(tookNanos >= 6_000 * MS && tookNanos <= 6_200 * MS, tookNanos / MS + " ms");
    assertEquals(1, rig.status.openedUnderLoadCount());
    assertEquals(1, rig.plant.partedUnderLoadCount());
    assertEquals(LockMotor.Bolt.OPEN, rig.status.bolt());
  }

  @Test
  void keepsTheBoltShutOverAWeld() {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard()).charging(16_000);
    rig.plant.contactor().contacts(SimContactor.Contacts.WELDED);
    rig.safety.orders().releasePlug();
    rig.runMs(60_000);
    assertEquals(SafetyFault.CONTACTOR_WELDED, rig.status.fault());
    assertEquals(LockMotor.Bolt.SHUT, rig.plant.lock().trueBolt());
    assertFalse(rig.plant.plug().pullAtSocket());
  }

  @Test
  void opensAtTheCarsWishWithoutLoad() {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard()).charging(16_000);
    rig.plant.car().wantEnergy(false);
    rig.must(s -> s.contactor() == ContactorState.OPEN, 5_000, "open");
    assertEquals(0, rig.plant.partedUnderLoadCount());
    assertEquals(S2.OPEN, rig.plant.circuit().s2());
    rig.plant.car().wantEnergy(true);
    rig.must(s -> s.contactor() == ContactorState.CLOSED, 5_000, "resumed");
  }
}
