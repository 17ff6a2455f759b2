package faraday.rig.export;

import faraday.firmware.session.SessionPhase;
import faraday.hal.LockMotor;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.state.PilotState;
import faraday.rig.circuit.S2;
import java.util.Map;

/** Words for the levels of signals that are choices rather than quantities. */
final class LevelNames {

  private static final Map<String, Enum<?>[]> CHOICES =
      Map.of(
          "pilot.state", PilotState.values(),
          "pilot.fault", SafetyFault.values(),
          "session.phase", SessionPhase.values(),
          "lock.drive", LockMotor.Drive.values(),
          "lock.bolt", LockMotor.Bolt.values(),
          "car.s2", S2.values());

  private LevelNames() {}

  /** The word, or the number where the signal is a quantity or the level none that has a word. */
  static String of(String signal, long level) {
    Enum<?>[] words = CHOICES.getOrDefault(signal, new Enum<?>[0]);
    boolean known = level >= 0 && level < words.length;
    return known ? words[(int) level].name() : Long.toString(level);
  }
}
