package faraday.rig.scenario;

import faraday.hal.sim.SimContactor;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What happens to the signals: plateaus, the generator's timer, the cable's code, single poles. */
final class SignalStimuli {

  private static final SimContactor.Pole[] POLE = SimContactor.Pole.values();
  private static final Shape.Word POLES = Shape.Word.spoken(SimContactor.Pole.class);
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
              SignalStimuli::drift),
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
              "pole",
              new Shape.Group(
                  List.of(
                      Key.required("pole", new Shape.Whole(1, 3), "which"),
                      Key.required("becomes", POLES, "what becomes of it"))),
              "breaks or mends one pole of the contactor",
              (scene, args, _) -> pole(scene, args)));

  private SignalStimuli() {}

  private static void drift(Scene scene, long ohm) throws Impossible {
    Impossible.unless(scene.plug().cable() != null, "no cable is in the socket");
    scene.plug().codeOhm((int) ohm);
  }

  private static void generatorError(Scene scene, Section args) {
    int periodNanos = (int) args.whole("periodNanos", PERIOD_NANOS);
    int errorNanos = (int) args.whole("errorNanos", 0);
    scene.circumstances().generatorBroken(periodNanos != PERIOD_NANOS || errorNanos != 0);
    scene.circuit().generatorError(periodNanos, errorNanos);
  }

  private static void pole(Scene scene, Section args) {
    SimContactor.Pole state = POLE[POLES.words().indexOf(args.text("becomes"))];
    scene.circumstances().contactsBroken(state != SimContactor.Pole.GOOD);
    scene.circumstancesChanged();
    scene.contactor().pole((int) args.whole("pole") - 1, state);
  }
}
