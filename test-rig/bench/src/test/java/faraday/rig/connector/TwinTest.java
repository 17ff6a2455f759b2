package faraday.rig.connector;

import static faraday.rig.connector.ConnectorRig.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.sim.VirtualClock;
import faraday.pilot.connector.ConnectorConfig;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.fault.SafetyFault;
import faraday.rig.bench.Simulation;
import faraday.rig.car.Cable;
import faraday.rig.car.PlantModel;
import faraday.rig.car.PlantModel.PilotModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two of a kind: two circuit models of one story, and two connectors in one world. */
final class TwinTest {

  /** Actuator edges whose moments both models must agree on. */
  private static final List<String> EDGES =
      List.of("cp.dutyPermille", "contactor.command", "contactor.main", "lock.drive", "lock.bolt");

  @ParameterizedTest
  @ValueSource(ints = {6_000, 10_000, 16_000, 32_000})
  void bothModelsDecideTheSameWithinATick(int limitMa) {
    List<String> sampled = edges(story(PilotModel.PER_SAMPLE, limitMa));
    List<String> plateau = edges(story(PilotModel.PLATEAU, limitMa));
    assertEquals(withoutTimes(plateau), withoutTimes(sampled));
    for (int i = 0; i < plateau.size(); i++) {
      long apartNanos = Math.abs(timeOf(plateau.get(i)) - timeOf(sampled.get(i)));
      assertTrue(apartNanos <= 5 * MS, plateau.get(i) + " against " + sampled.get(i));
    }
  }

  /**
   * Plug, charge, pause by the car, resume, limit change, stop, unlock, pull; all at fixed times.
   */
  private static ConnectorRig story(PilotModel model, int limitMa) {
    ConnectorRig rig = new ConnectorRig(PlantModel.standard().with(model));
    rig.runMs(1_003);
    rig.plant.plug().plugIn(Cable.of32A());
    rig.runMs(1_001);
    rig.safety.orders().offer(limitMa);
    rig.runMs(20_002);
    rig.plant.car().wantEnergy(false);
    rig.runMs(10_001);
    rig.plant.car().wantEnergy(true);
    rig.runMs(10_003);
    rig.safety.orders().offer(limitMa - 100 > 6_000 ? limitMa - 100 : limitMa);
    rig.runMs(10_001);
    rig.safety.orders().releasePlug();
    rig.runMs(5_002);
    assertTrue(rig.plant.plug().pullAtSocket());
    rig.runMs(2_000);
    assertEquals(2, rig.journal.closings);
    assertEquals(SafetyFault.NONE, rig.status.fault());
    return rig;
  }

  @Test
  void repeatsAStoryToTheByte() {
    assertEquals(
        story(PilotModel.PER_SAMPLE, 16_000).journal.lines,
        story(PilotModel.PER_SAMPLE, 16_000).journal.lines);
  }

  @Test
  void twoConnectorsDoNotDisturbEachOther() {
    ConnectorRig alone = new ConnectorRig(PlantModel.standard());
    VirtualClock clock = new VirtualClock();
    Simulation simulation = new Simulation(clock);
    ConnectorRig left = beside(clock, simulation);
    ConnectorRig right = beside(clock, simulation);
    for (ConnectorRig rig : List.of(alone, left)) {
      rig.plugged(Cable.of32A());
      rig.safety.orders().offer(16_000);
    }
    left.must(s -> s.contactor() == ContactorState.CLOSED, 5_000, "left closed");
    alone.must(s -> s.contactor() == ContactorState.CLOSED, 5_000, "alone closed");
    right.plant.plug().plugIn(Cable.of20A());
    right.plant.circuit().leakOhm(80);
    left.runMs(10_000);
    alone.runMs(10_000);
    right.status.refresh();
    assertEquals(SafetyFault.PILOT_SHORT, right.status.fault());
    assertEquals(SafetyFault.NONE, left.status.fault());
    assertEquals(ContactorState.CLOSED, left.status.contactor());
    assertEquals(alone.journal.lines, left.journal.lines);
    assertEquals(0, right.journal.closings);
  }

  @Test
  void twoConnectorsChargeAtOnce() {
    VirtualClock clock = new VirtualClock();
    Simulation simulation = new Simulation(clock);
    ConnectorRig left = beside(clock, simulation);
    ConnectorRig right = beside(clock, simulation);
    left.charging(16_000);
    right.charging(10_000);
    assertEquals(15_960, left.plant.car().currentMa());
    assertEquals(9_960, right.plant.car().currentMa());
    left.plant.plug().pullAtCar();
    left.runMs(1_000);
    right.status.refresh();
    assertEquals(ContactorState.OPEN, left.status.contactor());
    assertEquals(ContactorState.CLOSED, right.status.contactor());
  }

  private static ConnectorRig beside(VirtualClock clock, Simulation simulation) {
    return new ConnectorRig(
        clock, simulation, PlantModel.standard(), ConnectorConfig.standard(), 1);
  }

  private static List<String> edges(ConnectorRig rig) {
    List<String> edges = new ArrayList<>();
    for (String line : rig.journal.lines) {
      if (EDGES.contains(line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' ')))) {
        edges.add(line);
      }
    }
    return edges;
  }

  private static List<String> withoutTimes(List<String> edges) {
    return edges.stream().map(line -> line.substring(line.indexOf(' '))).toList();
  }

  private static long timeOf(String line) {
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }
}
