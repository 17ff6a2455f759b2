package faraday.rig.soak;

import faraday.hal.sim.SeededRandom;
import java.util.Locale;

/**
 * What the world of one seed is made of: the mapping behind {@code board} of a scenario file.
 *
 * @param seed of the world
 * @param board YAML in flow style
 * @param connectors 1 or 2
 * @param tickMs safety tick
 */
record SoakSpec(long seed, String board, int connectors, int tickMs) {

  private static final int[] TICKS_MS = {2, 3, 4, 5, 5, 5, 5, 6, 8, 10};
  private static final int[] SITE_MA = {10_000, 16_000, 25_000, 32_000, 63_000};
  private static final String[] MANNERS = {
    "good", "good", "good", "ignoresWithdrawal", "overdraws", "simplified", "wantsVentilation"
  };

  /** Draws one. */
  static SoakSpec draw(long seed, String circuit) {
    SeededRandom random = new SeededRandom(seed, "soak board");
    int tickMs = TICKS_MS[random.nextInt(TICKS_MS.length)];
    String board =
        "{tickMs: %d, siteLimitMa: %d, ventilated: %b, circuit: %s, %s, %s, %s, %s}"
            .formatted(
                tickMs,
                SITE_MA[random.nextInt(SITE_MA.length)],
                random.nextInt(2) == 0,
                circuit,
                car(random),
                pilot(random),
                contactor(random),
                "lockTravelMs: %d, meterPeriodMs: %d, resume: %b"
                    .formatted(
                        200 + random.nextInt(600),
                        250 * (1 + random.nextInt(4)),
                        random.nextInt(2) == 0));
    return new SoakSpec(seed, board, 1, tickMs);
  }

  private static String car(SeededRandom random) {
    return ("car: {manners: %s, phases: %d, maxCurrentMa: %d, batteryWh: 1000000, "
            + "s2CloseMs: %d, s2OpenMs: %d, startMs: %d, rampMaPerS: %d}")
        .formatted(
            MANNERS[random.nextInt(MANNERS.length)],
            random.nextInt(2) == 0 ? 1 : 3,
            10_000 + random.nextInt(22_001),
            500 + random.nextInt(4_500),
            100 + random.nextInt(2_900),
            1_000 + random.nextInt(1_001),
            1_000 + random.nextInt(9_000));
  }

  private static String pilot(SeededRandom random) {
    return ("pilot: {sourceHighMv: %d, sourceLowMv: %d, r1Ohm: %d, sourcePf: %d, r2Ohm: %d, "
            + "r3ReadyOhm: %d, r3VentilationOhm: %d, diodeMv: %d, inletPf: %d}")
        .formatted(
            12_000 + spread(random, 600),
            -12_000 + spread(random, 600),
            1_000 + spread(random, 30),
            300 + random.nextInt(1_301),
            2_740 + spread(random, 82),
            1_300 + spread(random, 39),
            270 + spread(random, 8),
            700 + spread(random, 150),
            random.nextInt(3_901));
  }

  private static String contactor(SeededRandom random) {
    return "contactor: {pullInMs: %d, releaseMs: %d}"
        .formatted(20 + random.nextInt(11), 10 + random.nextInt(11));
  }

  private static int spread(SeededRandom random, int most) {
    return random.nextInt(2 * most + 1) - most;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "seed %d %s", seed, board);
  }
}
