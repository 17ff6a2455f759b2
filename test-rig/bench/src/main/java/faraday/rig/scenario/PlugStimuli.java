package faraday.rig.scenario;

import faraday.rig.car.Cable;
import faraday.rig.circuit.S2;
import faraday.rig.scenario.format.Key;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What people and mishaps do to plug, cable and car. */
final class PlugStimuli {

  private static final S2[] SWITCH = S2.values();

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.word(
              "plug",
              Fixture.CABLES,
              "plugs this cable into socket and car",
              (scene, index) -> plug(scene, Fixture.cable(index))),
          Stimulus.number(
              "plugCodeOhm",
              new Shape.Whole(0, 1_000_000),
              "plugs a cable with this code",
              (scene, ohm) -> plug(scene, new Cable((int) ohm, 63_000))),
          Stimulus.word(
              "pull",
              Shape.Word.of("socket", "car"),
              "pulls the plug out of the socket (impossible while the bolt holds it) or the car",
              (scene, index) -> pull(scene, index == 0)),
          Stimulus.plain(
              "plugAtCar",
              "plugs the cable in the socket into a car again",
              PlugStimuli::plugAtCar),
          Stimulus.group(
              "bounce",
              new Shape.Group(
                  List.of(
                      Key.required("times", new Shape.Whole(1, 50), "breaks of the contact"),
                      Key.required("eachMs", new Shape.Whole(1, 100), "length of a break"))),
              "makes the next joining or parting of the pilot contact bounce",
              (scene, args, _) ->
                  scene.plug().bounceNext((int) args.whole("times"), (int) args.whole("eachMs"))),
          Stimulus.flag(
              "proximityBroken",
              "breaks or mends the proximity contact",
              (scene, broken) -> scene.plug().proximityBroken(broken)),
          Stimulus.flag(
              "wantsEnergy",
              "the driver starts or stops charging in the car",
              (scene, wants) -> scene.car().wantEnergy(wants)),
          Stimulus.word(
              "s2",
              Shape.Word.spoken(S2.class),
              "moves the car's switch by force",
              (scene, index) -> scene.car().forceS2(SWITCH[index])));

  private PlugStimuli() {}

  private static void plug(Scene scene, Cable cable) throws Impossible {
    Impossible.unless(scene.plug().cable() == null, "a cable is in the socket already");
    scene.plugIn(cable);
  }

  private static void plugAtCar(Scene scene) throws Impossible {
    Impossible.unless(scene.plug().cable() != null, "no cable is in the socket");
    Impossible.unless(!scene.plug().joined(), "the cable is in the car already");
    scene.plug().plugAtCar();
    scene.watch().plugged(scene.evse());
  }

  private static void pull(Scene scene, boolean atSocket) throws Impossible {
    Impossible.unless(scene.plug().cable() != null, "no plug is in");
    if (atSocket) {
      Impossible.unless(scene.plug().pullAtSocket(), "the bolt holds the plug");
    } else {
      Impossible.unless(scene.plug().joined(), "no plug is in the car");
      scene.plug().pullAtCar();
    }
    scene.watch().pulled(scene.evse(), scene.nowNanos());
  }
}
