package faraday.rig.scenario;

import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What happens to mains, earth, the emergency loop and the energy stored for the lock. */
final class MainsStimuli {

  private static final Shape.Whole VOLTAGE = new Shape.Whole(0, 400_000);

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.number(
              "siteMainsMv",
              VOLTAGE,
              "sets the mains of the whole site; 0 is a black-out that takes the charger along",
              (scene, millivolt) -> scene.board().mainsMv((int) millivolt)),
          Stimulus.group(
              "phaseMv",
              new Shape.Group(
                  List.of(
                      Key.required("phase", new Shape.Whole(1, 3), "which"),
                      Key.required("mv", VOLTAGE, "to neutral"))),
              "sets the voltage of one phase",
              (scene, args, _) ->
                  scene
                      .plant()
                      .mains()
                      .phaseMv((int) args.whole("phase") - 1, (int) args.whole("mv"))),
          Stimulus.number(
              "mainsMilliHz",
              new Shape.Whole(0, 100_000),
              "sets the mains frequency",
              (scene, milliHz) -> scene.plant().mains().milliHz((int) milliHz)),
          Stimulus.flag(
              "earthGood",
              "cuts or mends protective earth",
              (scene, good) -> scene.plant().mains().earth(good)),
          Stimulus.flag(
              "emergencyPressed",
              "opens or closes the emergency-stop loop, in hardware",
              (scene, pressed) -> {
                Impossible.unless(
                    scene.plant().emergency().pressed() != pressed, "it is so already");
                scene.plant().emergency().press(pressed);
              }),
          Stimulus.number(
              "lockChargePermille",
              new Shape.Whole(0, 10_000),
              "sets the energy stored for the lock, in permille of one travel",
              (scene, permille) -> scene.plant().store().charge((int) permille)),
          Stimulus.flag(
              "lockStoreBroken",
              "breaks or mends the lock's capacitor",
              (scene, broken) -> scene.plant().store().broken(broken)));

  private MainsStimuli() {}
}
