package faraday.rig.soak;

import static faraday.rig.soak.Kind.breaking;
import static faraday.rig.soak.Kind.mending;

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
        breaking("plug", "plug", 60, Trouble.PLUG_MOVED, (_, random) -> cable(random))
            .where(place -> !place.cableIn()),
        breaking("plugOddCable", "plugCodeOhm", 1, Trouble.ODD_CABLE, (_, random) -> odd(random))
            .where(place -> !place.cableIn()),
        breaking("pullAtSocket", "pull", 40, Trouble.PLUG_MOVED, (_, _) -> "socket")
            .where(place -> place.cableIn() && !place.boltHolds() && !place.leaving())
            .ending(Trouble.ODD_CABLE),
        breaking("pullAtCar", "pull", 4, Trouble.PLUG_MOVED, (_, _) -> "car").where(Place::joined),
        breaking("plugAtCar", "plugAtCar", 40, Trouble.PLUG_MOVED, (_, _) -> "true")
            .where(
                place -> place.atHand() && place.cableIn() && !place.joined() && !place.leaving()),
        breaking("cableCodeDrifts", "cableCodeOhm", 1, Trouble.ODD_CABLE, (_, r) -> odd(r))
            .where(Place::cableIn),
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
    return breaking(name, "s2", 2, Trouble.FORCED_S2, (_, _) -> word)
        .where(place -> place.joined() && place.s2() != position);
  }
}
