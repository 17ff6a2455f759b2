package faraday.rig.scenario;

import faraday.rig.circuit.CpCircuit;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What can break on the pilot line. */
final class PilotStimuli {

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.number(
              "cpToPeOhm",
              new Shape.Whole(1, 10_000_000),
              "puts a resistor between pilot and earth, at the charger",
              (scene, ohm) -> scene.circuit().leakOhm((int) ohm)),
          Stimulus.plain(
              "cpToPeRemoved",
              "takes that resistor away",
              scene -> scene.circuit().leakOhm(CpCircuit.NO_LEAK_OHM)),
          Stimulus.flag(
              "cpBroken",
              "breaks or mends the pilot wire in the cable",
              (scene, broken) -> scene.circuit().wireBroken(broken)),
          Stimulus.flag(
              "diodeShorted",
              "shorts or mends the car's diode",
              (scene, shorted) -> scene.circuit().diodeShorted(shorted)),
          Stimulus.number(
              "generatorStuckPermille",
              new Shape.Whole(0, 1000),
              "the generator drives this duty whatever is ordered, and reports what was ordered",
              (scene, permille) -> {
                scene.circumstances().generatorBroken(true);
                scene.circuit().generatorStuckAt((int) permille);
              }),
          Stimulus.plain(
              "generatorFreed",
              "the generator obeys again",
              scene -> {
                scene.circuit().generatorFreed();
                scene.circumstances().generatorBroken(false);
              }));

  private PilotStimuli() {}
}
