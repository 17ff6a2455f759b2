package faraday.rig.soak;

import static faraday.rig.soak.Kind.breaking;
import static faraday.rig.soak.Kind.mending;
import static faraday.rig.soak.Kind.plain;

import faraday.firmware.session.SessionPhase;
import java.util.List;

/** What happens to supply, processor and flash, and what staff do. */
final class ChargerKinds {

  private static final String[] DEAD_FLASH = {"failed", "silentlyIncomplete", "hangs"};

  /** Two slow moments in a row would be a silence. */
  private static final long SLOW_NANOS = 10_000_000_000L;

  private ChargerKinds() {}

  static final List<Kind> ALL =
      List.of(
          breaking("supplyLost", "power", 2, Trouble.SUPPLY, (_, _) -> "\"off\"")
              .where(Place::powered)
              .ending(Trouble.PROCESS),
          mending("supplyBack", "power", Trouble.SUPPLY, "\"on\"")
              .ending(Trouble.SUPPLY, Trouble.CLOSED_DOWN),
          plain("supplyBlinks", "power", 2, Place::powered, (_, _) -> "cycle")
              .ending(Trouble.PROCESS, Trouble.CLOSED_DOWN),
          breaking("processDies", "die", 1, Trouble.PROCESS, (_, _) -> "true").where(Place::lives),
          plain(
              "pauseUpTo40Ms",
              "stallMs",
              3,
              Place::lives,
              (_, random) -> DeviceKinds.between(random, 1, 40)),
          breaking(
                  "pauseOver50Ms",
                  "stallMs",
                  2,
                  Trouble.STALL,
                  (_, random) -> DeviceKinds.between(random, 51, 3_000))
              .where(Place::lives),
          breaking(
                  "serviceSlow",
                  "stallServiceMs",
                  3,
                  Trouble.SERVICE_SLOW,
                  (_, random) -> DeviceKinds.between(random, 50, 9_000))
              .where(place -> place.lives() && !place.lately(Trouble.SERVICE_SLOW, SLOW_NANOS)),
          breaking(
                  "serviceSilent",
                  "stallServiceMs",
                  1,
                  Trouble.SERVICE,
                  (_, random) -> DeviceKinds.between(random, 10_500, 25_000))
              .where(Place::lives),
          breaking(
              "flashDies", "flash", 1, Trouble.FLASH, (_, random) -> DEAD_FLASH[random.nextInt(3)]),
          mending("flashMended", "flash", Trouble.FLASH, "good"),
          breaking("staffStops", "staff", 2, Trouble.STAFF, (_, _) -> "stop")
              .where(ChargerKinds::running),
          breaking("staffFreesPlug", "staff", 2, Trouble.STAFF, (_, _) -> "freePlug")
              .where(place -> place.lives() && place.boltHolds()),
          breaking("takenOutOfUse", "available", 1, Trouble.CLOSED_DOWN, (_, _) -> "false")
              .where(Place::lives),
          mending("backInUse", "available", Trouble.CLOSED_DOWN, "true").where(Place::lives));

  private static boolean running(Place place) {
    return place.lives() && place.phase() == SessionPhase.RUNNING;
  }
}
