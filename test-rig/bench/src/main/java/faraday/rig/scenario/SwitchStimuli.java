package faraday.rig.scenario;

import faraday.hal.LockMotor;
import faraday.hal.sim.SimContactor;
import faraday.rig.scenario.format.Shape;
import java.util.List;

/** What can break on contactor and lock. */
final class SwitchStimuli {

  private static final SimContactor.Contacts[] CONTACTS = SimContactor.Contacts.values();
  private static final SimContactor.Mirror[] MIRRORS = SimContactor.Mirror.values();
  private static final SimContactor.Line[] LINES = SimContactor.Line.values();
  private static final LockMotor.Bolt[] BOLTS = LockMotor.Bolt.values();

  static final List<Stimulus> ALL =
      List.of(
          Stimulus.word(
              "contacts",
              Shape.Word.spoken(SimContactor.Contacts.class),
              "breaks or mends the main contacts",
              (scene, index) -> contacts(scene, CONTACTS[index])),
          Stimulus.word(
              "mirror",
              Shape.Word.spoken(SimContactor.Mirror.class),
              "breaks or mends the mirror contact",
              (scene, index) -> mirror(scene, MIRRORS[index])),
          Stimulus.word(
              "commandLine",
              Shape.Word.spoken(SimContactor.Line.class),
              "breaks or mends the command line of the contactor",
              (scene, index) -> scene.contactor().commandLine(LINES[index])),
          Stimulus.word(
              "feedLine",
              Shape.Word.spoken(SimContactor.Line.class),
              "breaks or mends the feed line of the contactor",
              (scene, index) -> scene.feedLine(LINES[index])),
          Stimulus.flag(
              "hardwareTrip",
              "trips or resets the chain before any software",
              (scene, tripped) -> scene.contactor().tripped(tripped)),
          Stimulus.number(
              "lockJamPermille",
              new Shape.Whole(1, 999),
              "blocks the bolt's way there, counted from open",
              (scene, permille) -> scene.lock().jamAt((int) permille)),
          Stimulus.plain("lockFreed", "clears the bolt's way", scene -> scene.lock().unjam()),
          Stimulus.word(
              "forceBolt",
              Shape.Word.spoken(LockMotor.Bolt.class),
              "moves the bolt by hand",
              (scene, index) -> forceBolt(scene, BOLTS[index])),
          Stimulus.flag(
              "lockSwitchesDead",
              "tears off or mends the lock's end switches",
              (scene, dead) -> scene.lock().switchesDead(dead)));

  private SwitchStimuli() {}

  private static void contacts(Scene scene, SimContactor.Contacts contacts) {
    scene.circumstances().contactsBroken(contacts != SimContactor.Contacts.GOOD);
    scene.circumstancesChanged();
    scene.contactor().contacts(contacts);
  }

  private static void mirror(Scene scene, SimContactor.Mirror mirror) {
    scene.circumstances().mirrorBroken(mirror != SimContactor.Mirror.GOOD);
    scene.contactor().mirror(mirror);
  }

  private static void forceBolt(Scene scene, LockMotor.Bolt where) throws Impossible {
    Impossible.unless(scene.lock().trueBolt() != where, "the bolt is there already");
    scene.circumstances().forceBolt();
    scene.lock().force(where);
  }
}
