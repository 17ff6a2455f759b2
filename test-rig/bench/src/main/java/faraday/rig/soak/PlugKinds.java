package faraday.rig.soak;

import static faraday.rig.soak.Kind.breaking;
import static faraday.rig.soak.Kind.mending;
import static faraday.rig.soak.Kind.plain;

import faraday.hal.sim.SeededRandom;
import faraday.rig.circuit.S2;
import java.util.List;

/** What people and mishaps do to plug, cable and car. */
final class PlugKinds {

  private static final String[] CABLES = {"13A", "20A", "32A", "63A"};
  private static final int ODD_OHM_MAX = 6_000;

  private PlugKinds() {}

  static List<Kind> all() {
    return List.of(
        plain("plug", "plug", 60, place -> !place.cableIn(), (_, random) -> cable(random)),
        breaking("plugOddCable", "plugCodeOhm", 1, Trouble.ODD_CABLE, (_, random) -> odd(random))
            .where(place -> !place.cableIn()),
        plain(
            "pullAtSocket",
            "pull",
            40,
            place -> place.cableIn() && !place.boltHolds(),
            (_, _) -> "socket")
            .ending(Trouble.ODD_CABLE, Trouble.FORCED_S2),
        plain("pullAtCar", "pull", 4, Place::joined, (_, _) -> "car").ending(Trouble.FORCED_S2),
        plain(
            "plugAtCar",
            "plugAtCar",
            40,
            place -> place.cableIn() && !place.joined(),
            (_, _) -> "true"),
        breaking("proximityBreaks", "proximityBroken", 2, Trouble.PROXIMITY, (_, _) -> "true"),
        mending("proximityMended", "proximityBroken", Trouble.PROXIMITY, "false"),
        breaking("driverPauses", "wantsEnergy", 4, Trouble.UNWILLING, (_, _) -> "false")
            .where(Place::joined),
        mending("driverResumes", "wantsEnergy", Trouble.UNWILLING, "true"),
        s2("s2Opens", "open", S2.OPEN),
        s2("s2Closes", "ready", S2.READY),
        s2("s2AsksForAir", "ventilation", S2.VENTILATION));
  }

  private static String cable(SeededRandom random) {
    return "\"" + CABLES[random.nextInt(CABLES.length)] + "\"";
  }

  private static String odd(SeededRandom random) {
    return Integer.toString(random.nextInt(ODD_OHM_MAX));
  }

  private static Kind s2(String name, String word, S2 position) {
    return plain(
        name,
        "s2",
        2,
        place -> place.joined() && place.s2() != position,
        (_, _) -> word);
  }
}
