package faraday.rig.connector;

import faraday.hal.LockMotor;
import faraday.pilot.connector.ContactorState;
import faraday.pilot.fault.SafetyFault;
import faraday.rig.car.PlantModel;
import java.util.function.Function;

/**
 * A few scenes of one connector as probes for planted faults, so that planting can be tested
 * without scenario files. Made by reflection, in a loader of its own.
 */
public final class PlantScenes implements Function<String, String> {

  @Override
  public String apply(String scene) {
    try {
      return played(scene, new ConnectorRig(PlantModel.standard()));
    } catch (AssertionError e) {
      return "failed: " + e.getMessage();
    }
  }

  private static String played(String scene, ConnectorRig rig) {
    return switch (scene) {
      case "charge" -> judged(rig, charges(rig));
      case "diode" -> judged(rig, refusesAShortedDiode(rig));
      case "stop" -> judged(rig, freesThePlug(rig));
      case "hang" -> hang();
      default -> throw new IllegalArgumentException("no scene " + scene);
    };
  }

  /** What happened is part of the answer, so that two runs can be compared. */
  private static String judged(ConnectorRig rig, boolean well) {
    return (well ? "passed, trace " : "failed: trace ") + rig.journal.lines.hashCode();
  }

  private static boolean charges(ConnectorRig rig) {
    return rig.offered(16_000)
        .runUntil(status -> status.contactor() == ContactorState.CLOSED, 10_000);
  }

  private static boolean refusesAShortedDiode(ConnectorRig rig) {
    rig.plant.circuit().diodeShorted(true);
    rig.offered(16_000).runMs(5_000);
    return rig.status.fault() == SafetyFault.DIODE_MISSING && rig.journal.closings == 0;
  }

  private static boolean freesThePlug(ConnectorRig rig) {
    rig.charging(16_000).safety.orders().releasePlug();
    return rig.runUntil(status -> status.bolt() == LockMotor.Bolt.OPEN, 10_000);
  }

  @SuppressWarnings("LoopConditionChecker") // this is the point
  private static String hang() {
    long spins = 0;
    while (spins >= 0) {
      spins = spins + 1 & Integer.MAX_VALUE;
    }
    return "failed: never";
  }
}
