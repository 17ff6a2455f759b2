package faraday.rig.scenario;

import faraday.hal.sim.SimLoadCurrent;
import faraday.hal.sim.SimMeter;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What can become of the meter's readings. */
final class MeterStimuli {

  private static final SimMeter.Failure[] METERS = SimMeter.Failure.values();
  private static final SimLoadCurrent.Failure[] LOADS = SimLoadCurrent.Failure.values();

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.word(
              "meter",
              Shape.Word.spoken(SimMeter.Failure.class),
              "breaks or mends the meter's register readings",
              (scene, index) -> scene.plant().meter().failure(METERS[index])),
          Stimulus.number(
              "meterLeapMwh",
              new Shape.Whole(-1_000_000_000L, 1_000_000_000L),
              "the register leaps by so much at once",
              (scene, leapMwh) -> scene.plant().meter().leap(leapMwh)),
          Stimulus.word(
              "load",
              Shape.Word.spoken(SimLoadCurrent.Failure.class),
              "breaks or mends the readings of the phase currents",
              (scene, index) -> scene.plant().load().failure(LOADS[index])),
          Stimulus.group(
              "loadLeap",
              new Shape.Group(
                  List.of(
                      Key.required("phase", new Shape.Whole(1, 3), "which"),
                      Key.required("ma", new Shape.Whole(-100_000, 100_000), "added, 0 mends"))),
              "one phase current is read too high by so much",
              (scene, args, _) ->
                  scene
                      .plant()
                      .load()
                      .leap((int) args.whole("phase") - 1, (int) args.whole("ma"))));

  private MeterStimuli() {}
}
