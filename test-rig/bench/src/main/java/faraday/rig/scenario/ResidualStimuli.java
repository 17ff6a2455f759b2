package faraday.rig.scenario;

import faraday.hal.sim.SimResidualMonitor;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** Residual currents, and what can become of their monitor. */
final class ResidualStimuli {

  private static final SimResidualMonitor.Failure[] FAILURES = SimResidualMonitor.Failure.values();
  private static final Shape.Whole MILLIAMP = new Shape.Whole(0, 10_000);

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.group(
              "residual",
              new Shape.Group(
                  List.of(
                      Key.optional("dcMa", MILLIAMP, "direct current, default 0"),
                      Key.optional("acMa", MILLIAMP, "alternating current, default 0"))),
              "a residual current that stands until the next of these",
              (scene, args, _) ->
                  scene
                      .plant()
                      .residual()
                      .residual((int) args.whole("dcMa", 0), (int) args.whole("acMa", 0))),
          Stimulus.group(
              "residualBurst",
              new Shape.Group(
                  List.of(
                      Key.required("acMa", MILLIAMP, "how much"),
                      Key.required("micros", new Shape.Whole(1, 10_000_000), "how long"))),
              "a short residual current, as of an inrush",
              (scene, args, _) ->
                  scene.plant().residual().burst((int) args.whole("acMa"), args.whole("micros"))),
          Stimulus.word(
              "residualMonitor",
              Shape.Word.spoken(SimResidualMonitor.Failure.class),
              "breaks or mends the residual-current monitor",
              (scene, index) -> scene.plant().residual().failure(FAILURES[index])));

  private ResidualStimuli() {}
}
