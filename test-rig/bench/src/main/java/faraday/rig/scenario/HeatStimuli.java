package faraday.rig.scenario;

import faraday.hal.HeatSense;
import faraday.hal.sim.SimHeat;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Section;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** Heat around and inside the charger, and what can become of its sensors. */
final class HeatStimuli {

  private static final Shape.Word POINTS = Shape.Word.spoken(HeatSense.Point.class);
  private static final Shape.Word FAILURES = Shape.Word.spoken(SimHeat.Failure.class);

  private static final HeatSense.Point[] POINT = HeatSense.Point.values();
  private static final SimHeat.Failure[] FAILURE = SimHeat.Failure.values();

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.number(
              "ambientMilliC",
              new Shape.Whole(-40_000, 120_000),
              "sets the temperature around the charger",
              (scene, milliC) -> scene.plant().heat().ambient(scene.nowNanos(), (int) milliC)),
          Stimulus.number(
              "contactResistancePermille",
              new Shape.Whole(0, 100_000),
              "the socket's contacts wear: heat for the same current, 1000 is new",
              (scene, permille) ->
                  scene.plant().heat().contactResistance(scene.nowNanos(), (int) permille)),
          Stimulus.group(
              "heatSensor",
              new Shape.Group(
                  List.of(
                      Key.required("point", POINTS, "where"),
                      Key.required("becomes", FAILURES, "what becomes of it"))),
              "breaks or mends a temperature sensor",
              (scene, args, _) -> sensor(scene, args)));

  private HeatStimuli() {}

  private static void sensor(Scene scene, Section args) {
    HeatSense.Point point = POINT[POINTS.words().indexOf(args.text("point"))];
    SimHeat.Failure failure = FAILURE[FAILURES.words().indexOf(args.text("becomes"))];
    scene.plant().heat().failure(point, failure);
  }
}
