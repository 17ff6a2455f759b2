package faraday.rig.soak;

import static faraday.rig.soak.Kind.breaking;
import static faraday.rig.soak.Kind.mending;
import static faraday.rig.soak.Kind.plain;

import faraday.hal.sim.SeededRandom;
import java.util.List;

/** What can go wrong with mains, earth, residual current, heat and meter. */
final class DeviceKinds {

  private static final String NOMINAL_MV = "230000";

  private DeviceKinds() {}

  /** What feeds the charger. */
  static final List<Kind> MAINS =
      List.of(
          breaking("mainsFail", "mainsMv", 2, Trouble.MAINS, (_, _) -> "0"),
          breaking("mainsLow", "mainsMv", 1, Trouble.MAINS, (_, r) -> between(r, 120_000, 183_000)),
          breaking(
              "mainsHigh", "mainsMv", 1, Trouble.MAINS, (_, r) -> between(r, 264_000, 300_000)),
          breaking(
              "phaseFails",
              "phaseMv",
              1,
              Trouble.MAINS,
              (_, r) -> "{phase: %d, mv: 0}".formatted(1 + r.nextInt(3))),
          mending("mainsBack", "mainsMv", Trouble.MAINS, NOMINAL_MV),
          breaking("siteBlackOut", "siteMainsMv", 2, Trouble.SITE, (_, _) -> "0"),
          mending("siteBack", "siteMainsMv", Trouble.SITE, NOMINAL_MV)
              .ending(Trouble.SITE, Trouble.MAINS),
          breaking(
              "frequencyOff",
              "mainsMilliHz",
              1,
              Trouble.FREQUENCY,
              (_, r) ->
                  r.nextInt(2) == 0 ? between(r, 46_000, 49_000) : between(r, 51_000, 54_000)),
          mending("frequencyBack", "mainsMilliHz", Trouble.FREQUENCY, "50000"),
          breaking("earthLost", "earthGood", 2, Trouble.EARTH, (_, _) -> "false"),
          mending("earthBack", "earthGood", Trouble.EARTH, "true"),
          breaking("emergencyPressed", "emergencyPressed", 1, Trouble.EMERGENCY, (_, _) -> "true"),
          mending("emergencyReleased", "emergencyPressed", Trouble.EMERGENCY, "false"));

  /** What flows where it should not, and who should notice. */
  static final List<Kind> RESIDUAL =
      List.of(
          breaking(
              "residualDc",
              "residual",
              2,
              Trouble.RESIDUAL,
              (_, r) -> "{dcMa: " + between(r, 6, 300) + "}"),
          breaking(
              "residualAc",
              "residual",
              2,
              Trouble.RESIDUAL,
              (_, r) -> "{acMa: " + between(r, 30, 500) + "}"),
          mending("residualGone", "residual", Trouble.RESIDUAL, "{dcMa: 0, acMa: 0}"),
          plain(
              "inrush",
              "residualBurst",
              2,
              place -> true,
              (_, r) -> "{acMa: " + between(r, 30, 230) + ", micros: 100}"),
          breaking(
              "monitorBreaks",
              "residualMonitor",
              1,
              Trouble.MONITOR,
              (_, r) -> new String[] {"dead", "stuckDc", "stuckAc", "late"}[r.nextInt(4)]),
          mending("monitorMended", "residualMonitor", Trouble.MONITOR, "none"));

  /** How warm it gets, and what is measured of it and of the current. */
  static final List<Kind> MEASURED =
      List.of(
          breaking(
              "hotDay", "ambientMilliC", 1, Trouble.HEAT, (_, r) -> between(r, 45_000, 80_000)),
          mending("coolAgain", "ambientMilliC", Trouble.HEAT, "21500"),
          breaking(
              "contactsBurn",
              "contactResistancePermille",
              1,
              Trouble.BURNT,
              (_, r) -> between(r, 1_500, 8_000)),
          mending("contactsNew", "contactResistancePermille", Trouble.BURNT, "1000"),
          breaking(
              "heatSensorFails",
              "heatSensor",
              1,
              Trouble.HEAT_SENSOR,
              (_, r) ->
                  "{point: %s, becomes: %s}"
                      .formatted(
                          r.nextInt(2) == 0 ? "enclosure" : "contacts",
                          r.nextInt(2) == 0 ? "tornOff" : "stuck")),
          mendingAsSaid("heatSensorMended", "heatSensor", Trouble.HEAT_SENSOR, "none"),
          breaking("meterFails", "meter", 1, Trouble.METER, (_, r) -> failure(r)),
          mending("meterMended", "meter", Trouble.METER, "none"),
          breaking(
              "meterLeaps",
              "meterLeapMwh",
              1,
              Trouble.METER_LEAP,
              (_, r) -> between(r, 1_000, 50_000_000)),
          breaking("currentsFail", "load", 1, Trouble.LOAD, (_, r) -> failure(r)),
          mending("currentsMended", "load", Trouble.LOAD, "none"),
          breaking(
              "currentsWrong",
              "loadLeap",
              1,
              Trouble.LOAD_WRONG,
              (_, r) -> "{phase: 1, ma: " + between(r, 3_000, 30_000) + "}"),
          mending("currentsRight", "loadLeap", Trouble.LOAD_WRONG, "{phase: 1, ma: 0}"));

  private static String failure(SeededRandom random) {
    return random.nextInt(2) == 0 ? "silent" : "frozen";
  }

  /** Mends the same part that was broken: what was said then, with another ending. */
  static Kind mendingAsSaid(String name, String key, Trouble trouble, String good) {
    return new Kind(
        name,
        key,
        0,
        null,
        List.of(trouble),
        place -> place.in(trouble),
        (place, _) -> place.said(trouble).replaceFirst("becomes: \\w+", "becomes: " + good));
  }

  /** A number from the least to the most, both included. */
  static String between(SeededRandom random, int least, int most) {
    return Integer.toString(least + random.nextInt(most - least + 1));
  }
}
