package faraday.rig.soak;

import static faraday.rig.soak.Kind.breaking;
import static faraday.rig.soak.Kind.mending;

import java.util.List;

/** What can break on the pilot line. */
final class PilotKinds {

  private PilotKinds() {}

  static final List<Kind> ALL =
      List.of(
          breaking(
              "pilotShort",
              "cpToPeOhm",
              2,
              Trouble.LEAK,
              (_, random) -> "" + (1 + random.nextInt(120))),
          breaking(
              "pilotLeak",
              "cpToPeOhm",
              2,
              Trouble.LEAK,
              (_, random) -> "" + (150 + random.nextInt(2_000))),
          breaking(
              "pilotMoist",
              "cpToPeOhm",
              1,
              Trouble.LEAK,
              (_, random) -> "" + (5_000 + random.nextInt(100_000))),
          mending("pilotDry", "cpToPeRemoved", Trouble.LEAK, "true"),
          breaking("pilotWireBreaks", "cpBroken", 2, Trouble.WIRE, (_, _) -> "true"),
          mending("pilotWireMended", "cpBroken", Trouble.WIRE, "false"),
          breaking("diodeShorted", "diodeShorted", 2, Trouble.DIODE, (_, _) -> "true"),
          mending("diodeMended", "diodeShorted", Trouble.DIODE, "false"),
          breaking(
                  "generatorStuck",
                  "generatorStuckPermille",
                  1,
                  Trouble.GENERATOR,
                  (_, random) -> new String[] {"0", "1000", "533"}[random.nextInt(3)])
              .where(place -> !place.in(Trouble.SIGNAL)),
          mending("generatorFreed", "generatorFreed", Trouble.GENERATOR, "true"),
          breaking(
                  "periodOff",
                  "generatorError",
                  1,
                  Trouble.SIGNAL,
                  (_, random) ->
                      "{periodNanos: " + DeviceKinds.between(random, 980_000, 1_020_000) + "}")
              .where(place -> !place.in(Trouble.GENERATOR)),
          breaking(
                  "pulseOff",
                  "generatorError",
                  1,
                  Trouble.SIGNAL,
                  (_, random) ->
                      "{errorNanos: " + DeviceKinds.between(random, -40_000, 40_000) + "}")
              .where(place -> !place.in(Trouble.GENERATOR)),
          mending("signalRight", "generatorError", Trouble.SIGNAL, "{periodNanos: 1000000}"),
          breaking("captureDies", "captureDead", 1, Trouble.CAPTURE, (_, _) -> "true"),
          mending("captureMended", "captureDead", Trouble.CAPTURE, "false"));
}
