package faraday.rig.soak;

import static faraday.rig.soak.Kind.plain;

import faraday.firmware.session.SessionPhase;
import faraday.hal.sim.SeededRandom;
import java.util.List;

/** What drivers and couriers do with their phones. */
final class PhoneKinds {

  /** As the scenario format speaks of them. */
  private static final List<String> HOSTILE =
      List.of("garbage", "replays", "tears", "relays", "leaves");

  private PhoneKinds() {}

  static final List<Kind> ALL =
      List.of(
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
          plain(
              "tapRead",
              "tap",
              2,
              PhoneKinds::free,
              (place, random) -> tap(place.driver(), "read", random)),
          plain(
              "tapCourier",
              "tap",
              6,
              PhoneKinds::free,
              (place, random) -> tap(place.driver(), "courier", random)),
          plain(
              "hostilePhone",
              "hostilePhone",
              5,
              PhoneKinds::free,
              (place, random) -> HOSTILE.get(random.nextInt(HOSTILE.size()))),
          plain(
              "online",
              "online",
              8,
              place -> true,
              (place, _) -> "{phone: " + place.driver() + "}"),
          plain("takeAway", "takeAway", 4, Place::phoneHeld, (_, _) -> "true"));

  private static boolean free(Place place) {
    return !place.phoneHeld();
  }

  /** Mostly the usual limits, sometimes such as are reached within minutes. */
  private static String token(SeededRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> "{energyWh: " + (50 + random.nextInt(2_000)) + "}";
      case 1 -> "{durationS: " + (60 + random.nextInt(1_200)) + "}";
      case 2 -> "{costMinor: " + (10 + random.nextInt(200)) + "}";
      default -> "{energyWh: 20000, durationS: 7200, costMinor: 1000}";
    };
  }

  private static String tap(String phone, String want, SeededRandom random) {
    String early = random.nextInt(12) == 0 ? ", removeAfterApdus: " + (1 + random.nextInt(14)) : "";
    String token = want.equals("start") ? ", token: " + token(random) : "";
    return "{phone: " + phone + ", want: " + want + early + token + "}";
  }
}
