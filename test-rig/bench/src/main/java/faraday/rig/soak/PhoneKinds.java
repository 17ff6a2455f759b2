package faraday.rig.soak;

import static faraday.rig.soak.Kind.plain;

import faraday.firmware.session.SessionPhase;
import java.util.List;

/** What drivers and couriers do with their phones. */
final class PhoneKinds {

  private PhoneKinds() {}

  static List<Kind> all() {
    return List.of(
        plain(
            "tapStart",
            "tap",
            60,
            place -> free(place) && place.phase() == SessionPhase.FREE,
            (place, random) -> tap(place.newDriver(random.nextInt(3) == 0), "start", random)),
        plain(
            "tapStartInVain",
            "tap",
            2,
            place -> free(place) && place.phase() != SessionPhase.FREE,
            (place, random) -> tap(place.stranger(), "start", random)),
        plain(
            "tapStop",
            "tap",
            15,
            place -> free(place) && place.phase() == SessionPhase.RUNNING,
            (place, random) -> tap(place.driver(), "stop", random)),
        plain("tapRead", "tap", 2, PhoneKinds::free, (place, random) -> tap(place.driver(), "read", random)),
        plain(
            "tapCourier",
            "tap",
            6,
            PhoneKinds::free,
            (place, random) -> tap(place.driver(), "courier", random)),
        plain("takeAway", "takeAway", 4, Place::phoneHeld, (_, _) -> "true"));
  }

  private static boolean free(Place place) {
    return !place.phoneHeld();
  }

  private static String tap(String phone, String want, faraday.hal.sim.SeededRandom random) {
    String early =
        random.nextInt(12) == 0 ? ", removeAfterApdus: " + (1 + random.nextInt(14)) : "";
    return "{phone: " + phone + ", want: " + want + early + "}";
  }
}
