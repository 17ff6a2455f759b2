package faraday.rig.scenario;

import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What happens to the signals themselves: plateaus, the generator's timer, the cable's code. */
final class SignalStimuli {

  private static final int PERIOD_NANOS = 1_000_000;
  private static final Shape.Whole MILLIVOLT = new Shape.Whole(-13_000, 13_000);

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.group(
              "plateausHeld",
              new Shape.Group(
                  List.of(
                      Key.required("highMv", MILLIVOLT, "the high one"),
                      Key.required("lowMv", MILLIVOLT, "the low one"))),
              "holds both plateaus from outside, whatever hangs on the pilot",
              (scene, args, _) ->
                  scene.circuit().force((int) args.whole("highMv"), (int) args.whole("lowMv"))),
          Stimulus.plain(
              "plateausFreed", "lets go of the plateaus", scene -> scene.circuit().unforce()),
          Stimulus.number(
              "highPhaseErrorNanos",
              new Shape.Whole(-100_000, 100_000),
              "the generator's high phase is so much too long, while it reports what was ordered",
              (scene, nanos) -> scene.circuit().generatorError(PERIOD_NANOS, (int) nanos)),
          Stimulus.number(
              "cableCodeOhm",
              new Shape.Whole(0, 1_000_000),
              "the code of the plugged cable drifts to this",
              SignalStimuli::drift));

  private SignalStimuli() {}

  private static void drift(Scene scene, long ohm) throws Impossible {
    Impossible.unless(scene.plug().cable() != null, "no cable is in the socket");
    scene.plug().codeOhm((int) ohm);
  }
}
