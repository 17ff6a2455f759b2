package faraday.rig.scenario;

import faraday.hal.sim.SimContactor;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** A generator that is off, plateaus by force, and single poles of the contactor. */
final class SignalStimuli {

  private static final Shape.Word POLES = Shape.Word.spoken(SimContactor.Pole.class);
  private static final Shape.Whole MILLIVOLT = new Shape.Whole(-15_000, 15_000);

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.group(
              "generatorError",
              new Shape.Group(
                  List.of(
                      Key.optional(
                          "periodNanos", new Shape.Whole(100_000, 10_000_000), "default 1000000"),
                      Key.optional(
                          "errorNanos", new Shape.Whole(-500_000, 500_000), "high time off, 0"))),
              "the pilot's period and duty are off, whatever the generator reports",
              (scene, args, _) -> generatorError(scene, args)),
          Stimulus.flag(
              "captureDead",
              "the pilot's timer capture measures nothing any more",
              (scene, dead) -> scene.plant().capture().dead(dead)),
          Stimulus.group(
              "plateau",
              new Shape.Group(
                  List.of(
                      Key.required("highMv", MILLIVOLT, "upper plateau"),
                      Key.required("lowMv", MILLIVOLT, "lower plateau, while switching"))),
              "forces the pilot's plateaus, whatever hangs on it",
              (scene, args, _) ->
                  scene.circuit().force((int) args.whole("highMv"), (int) args.whole("lowMv"))),
          Stimulus.plain("plateauFreed", "ends that", scene -> scene.circuit().unforce()),
          Stimulus.group(
              "pole",
              new Shape.Group(
                  List.of(
                      Key.required("pole", new Shape.Whole(1, 3), "which"),
                      Key.required("becomes", POLES, "what becomes of it"))),
              "breaks or mends one pole of the contactor",
              (scene, args, _) -> pole(scene, args)));

  private SignalStimuli() {}

  private static void generatorError(Scene scene, Section args) {
    int periodNanos = (int) args.whole("periodNanos", 1_000_000);
    int errorNanos = (int) args.whole("errorNanos", 0);
    scene.circumstances().generatorBroken(periodNanos != 1_000_000 || errorNanos != 0);
    scene.circuit().generatorError(periodNanos, errorNanos);
  }

  private static void pole(Scene scene, Section args) {
    SimContactor.Pole state =
        SimContactor.Pole.values()[POLES.words().indexOf(args.text("becomes"))];
    scene.circumstances().contactsBroken(state != SimContactor.Pole.GOOD);
    scene.circumstancesChanged();
    scene.contactor().pole((int) args.whole("pole") - 1, state);
  }
}
