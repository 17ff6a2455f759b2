package faraday.rig.soak;

import static faraday.rig.soak.Kind.breaking;
import static faraday.rig.soak.Kind.mending;

import java.util.List;

/** What can break on contactor and lock. */
final class SwitchKinds {

  private static final String[] LINE = {"stuckHigh", "stuckLow", "floating"};

  private SwitchKinds() {}

  static final List<Kind> ALL =
      List.of(
          breaking("contactsWeld", "contacts", 1, Trouble.CONTACTS, (_, _) -> "welded")
              .where(place -> !place.in(Trouble.POLE)),
          breaking("contactsNeverClose", "contacts", 1, Trouble.CONTACTS, (_, _) -> "neverClose")
              .where(place -> !place.in(Trouble.POLE)),
          mending("contactsMended", "contacts", Trouble.CONTACTS, "good"),
          pole("poleWelds", "welded"),
          pole("poleNeverCloses", "neverCloses"),
          DeviceKinds.mendingAsSaid("poleMended", "pole", Trouble.POLE, "good"),
          breaking("mirrorStuckOpen", "mirror", 1, Trouble.MIRROR, (_, _) -> "stuckOpen"),
          breaking("mirrorStuckClosed", "mirror", 1, Trouble.MIRROR, (_, _) -> "stuckClosed"),
          mending("mirrorMended", "mirror", Trouble.MIRROR, "good"),
          breaking(
              "commandLineBreaks",
              "commandLine",
              1,
              Trouble.COMMAND_LINE,
              (_, random) -> LINE[random.nextInt(3)]),
          mending("commandLineMended", "commandLine", Trouble.COMMAND_LINE, "good"),
          breaking(
              "feedLineBreaks",
              "feedLine",
              1,
              Trouble.FEED_LINE,
              (_, random) -> LINE[random.nextInt(3)]),
          mending("feedLineMended", "feedLine", Trouble.FEED_LINE, "good"),
          breaking("chainTrips", "hardwareTrip", 1, Trouble.HARDWARE_CHAIN, (_, _) -> "true"),
          mending("chainReset", "hardwareTrip", Trouble.HARDWARE_CHAIN, "false"),
          breaking(
              "boltJams",
              "lockJamPermille",
              2,
              Trouble.BOLT_WAY,
              (_, random) -> "" + (1 + random.nextInt(999))),
          mending("boltFreed", "lockFreed", Trouble.BOLT_WAY, "true"),
          breaking(
              "lockSwitchesTorn", "lockSwitchesDead", 1, Trouble.LOCK_SWITCHES, (_, _) -> "true"),
          mending("lockSwitchesMended", "lockSwitchesDead", Trouble.LOCK_SWITCHES, "false"),
          breaking("boltForcedOpen", "forceBolt", 1, Trouble.BOLT_FORCED, (_, _) -> "open")
              .where(Place::boltHolds),
          breaking("boltForcedShut", "forceBolt", 1, Trouble.BOLT_FORCED, (_, _) -> "shut")
              .where(place -> !place.boltHolds()));

  private static Kind pole(String name, String becomes) {
    return breaking(
            name,
            "pole",
            1,
            Trouble.POLE,
            (_, random) -> "{pole: " + (1 + random.nextInt(3)) + ", becomes: " + becomes + "}")
        .where(place -> !place.in(Trouble.CONTACTS));
  }
}
