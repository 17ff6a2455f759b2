package faraday.rig.soak;

import faraday.hal.sim.SeededRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the world of one seed is made of.
 *
 * @param seed of the world
 * @param board the mapping behind {@code board} of a scenario file: values as YAML in flow style
 */
record SoakSpec(long seed, Map<String, String> board) {

  private static final int[] TICKS_MS = {2, 3, 4, 5, 5, 5, 5, 6, 8, 10};
  private static final int[] SITE_MA = {10_000, 16_000, 25_000, 32_000, 63_000};
  private static final String AIR = "ventilated";
  private static final String GOOD = "ordinary";

  /** Cars by name; those that never charge or soon are full would leave nothing to do. */
  private static final String[] CARS = {
    GOOD,
    GOOD,
    GOOD,
    GOOD,
    GOOD,
    GOOD,
    "zoe",
    "kona",
    "bmw-hybrid",
    "ix3",
    "tesla",
    "leaf",
    "wakes-on-cut",
    "wakes-after-30-s",
    "wake-pulser",
    "slow-ramp",
    "slow-follower",
    "simplified-pilot",
    AIR,
    AIR,
    AIR,
    "old-hybrid",
    "filtered",
    "hard-stopper",
    "lopsided"
  };

  /** Keeps the order of the mapping. */
  SoakSpec {
    board = new LinkedHashMap<>(board);
  }

  /**
   * Draws one.
   *
   * @param circuit {@code plateau} or {@code perSample}
   */
  static SoakSpec draw(long seed, String circuit) {
    SeededRandom random = new SeededRandom(seed, "soak board");
    Map<String, String> board = new LinkedHashMap<>();
    board.put("tickMs", "" + TICKS_MS[random.nextInt(TICKS_MS.length)]);
    board.put("siteLimitMa", "" + SITE_MA[random.nextInt(SITE_MA.length)]);
    board.put("ventilated", "" + (random.nextInt(3) > 0));
    board.put("circuit", circuit);
    board.put("car", car(random));
    board.put("pilot", pilot(random));
    board.put("contactor", contactor(random));
    board.put("lockTravelMs", "" + (200 + random.nextInt(600)));
    board.put("meterPeriodMs", "" + 250 * (1 + random.nextInt(4)));
    board.put("journalKib", "1024");
    board.put("resume", "" + (random.nextInt(2) == 0));
    board.put("connectors", random.nextInt(3) == 0 ? "2" : "1");
    return new SoakSpec(seed, board);
  }

  private static String car(SeededRandom random) {
    return "{model: %s, batteryWh: 10000000, s2CloseMs: %d, startMs: %d, jitterPermille: %d}"
        .formatted(
            CARS[random.nextInt(CARS.length)],
            500 + random.nextInt(4_500),
            1_000 + random.nextInt(1_001),
            random.nextInt(300));
  }

  private static String pilot(SeededRandom random) {
    return ("{sourceHighMv: %d, sourceLowMv: %d, r1Ohm: %d, sourcePf: %d, r2Ohm: %d, "
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
    return "{pullInMs: %d, releaseMs: %d}"
        .formatted(20 + random.nextInt(11), 10 + random.nextInt(11));
  }

  private static int spread(SeededRandom random, int most) {
    return random.nextInt(2 * most + 1) - most;
  }

  /** 1 or 2. */
  int connectors() {
    return "2".equals(board.get("connectors")) ? 2 : 1;
  }

  /** Whether the car does all that the pilot says. */
  boolean goodManners() {
    String car = board.get("car");
    return car == null || !car.contains("model") || car.contains("model: " + GOOD);
  }

  /** Whether a healthy charger charges this car. */
  boolean chargeable() {
    String car = board.get("car");
    boolean wantsAir = car != null && car.contains("model: " + AIR);
    return !wantsAir || "true".equals(board.get("ventilated"));
  }

  /** The same without one key: its default. */
  SoakSpec without(String key) {
    Map<String, String> less = new LinkedHashMap<>(board);
    less.remove(key);
    return new SoakSpec(seed, less);
  }

  /** The mapping, in flow style. */
  String yaml() {
    return board.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  @Override
  public String toString() {
    return "seed " + seed + " " + yaml();
  }
}
