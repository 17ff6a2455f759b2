package faraday.rig.scenario;

import faraday.hal.sim.SimLock;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What can break on the converter of the pilot and on the parts of the lock. */
final class DeviceStimuli {

  private static final SimLock.Switches[] SWITCHES = SimLock.Switches.values();

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.flag(
              "converterDead",
              "the pilot's converter delivers no samples any more",
              (scene, dead) -> scene.circuit().converterDead(dead)),
          Stimulus.word(
              "lockSwitches",
              Shape.Word.spoken(SimLock.Switches.class),
              "breaks or mends the lock's end switches, one way or another",
              (scene, index) -> scene.lock().switches(SWITCHES[index])),
          Stimulus.flag(
              "lockMotorDead",
              "breaks or mends the lock's motor",
              (scene, dead) -> scene.lock().motorDead(dead)),
          Stimulus.number(
              "lockSlowPermille",
              new Shape.Whole(1, 100_000),
              "makes the lock's motor slower; 1000 is its usual pace",
              (scene, permille) -> scene.lock().slow((int) permille)));

  private DeviceStimuli() {}
}
