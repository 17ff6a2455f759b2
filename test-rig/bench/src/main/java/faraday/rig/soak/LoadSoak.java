package faraday.rig.soak;

import faraday.hal.sim.SeededRandom;
import faraday.rig.invariant.Wire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One long charge beside everything that keeps the processor and the flash busy: taps, phones that
 * linger, couriers, records, erased sectors, a slow service loop, and pauses of the collector that
 * make safety ticks up to 40 ms late. None of it may open the contactor (design §2).
 *
 * @param seed of the world
 * @param minutes of virtual time
 * @param pauseMsMax longest pause of the collector
 */
public record LoadSoak(long seed, long minutes, int pauseMsMax) {

  private static final Load[] LOADS = Load.values();
  private static final long MS_PER_MINUTE = 60_000;
  private static final int LATE_MS_MAX = 40;
  private static final int SERVICE_MS_MAX = 8_000;
  private static final Map<String, String> BOARD =
      Map.of(
          "car", "{phases: 1, maxCurrentMa: 16000, batteryWh: 1000000}", "sessionMaxS", "604800");
  private static final String CHARGE =
      "tap: {phone: Driver, want: start,"
          + " token: {energyWh: 1000000, durationS: 604800, costMinor: 9900}}";

  /** With pauses as long as the design allows. */
  public LoadSoak(long seed, long minutes) {
    this(seed, minutes, LATE_MS_MAX);
  }

  /** What is going on beside the charge. */
  private enum Load {
    COURIER_TAP,
    LINGERING_PHONE,
    PHONE_TAKEN_AWAY,
    PHONE_ONLINE,
    SERVICE_SLOW,
    COLLECTOR_PAUSE
  }

  /**
   * What came of it.
   *
   * @param charged whether the charge began and was still on at the end
   * @param openings of main contacts meanwhile; each is one too many
   * @param loads what was going on, how often
   */
  public record Result(
      boolean charged,
      int openings,
      long virtualS,
      long energyWh,
      Map<String, Long> loads,
      List<String> breaches) {

    /** Whether nothing was opened and nothing else went wrong. */
    public boolean ok() {
      return charged && openings == 0 && breaches.isEmpty();
    }

    /** For {@code --json}. */
    public Map<String, @Nullable Object> json(long seed, long wallMs) {
      Map<String, @Nullable Object> out = new LinkedHashMap<>();
      out.put("ok", ok());
      out.put("openings", openings);
      out.put("charged", charged);
      out.put("virtualS", virtualS);
      out.put("energyWh", energyWh);
      out.put("loads", loads);
      out.put("breaches", breaches.size());
      out.put("breached", breaches);
      out.put("wallMs", wallMs);
      out.put("seed", seed);
      return out;
    }
  }

  /** Plays it. */
  public Result run() {
    return new Play(this).run();
  }

  /** One run. */
  private static final class Play {
    private final LoadSoak soak;
    private final SoakWorld world;
    private final SeededRandom random;
    private final Map<Load, Long> counts = new LinkedHashMap<>();
    private int phones;

    Play(LoadSoak soak) {
      this.soak = soak;
      world = new SoakWorld(new SoakSpec(soak.seed, BOARD));
      random = new SeededRandom(soak.seed, "load");
      for (Load load : Load.values()) {
        counts.put(load, 0L);
      }
    }

    Result run() {
      boolean charging = world.begin() && begin();
      int openings = world.stage().watch().openings();
      while (charging && world.nowMs() < soak.minutes * MS_PER_MINUTE && !world.judge().found()) {
        world.stage().runToMs(world.nowMs() + 1 + random.nextInt(random.nextInt(4) * 6_000 + 500));
        burden(LOADS[random.nextInt(LOADS.length)]);
      }
      return result(charging && on(), world.stage().watch().openings() - openings);
    }

    private boolean begin() {
      world.stage().runToMs(1_000);
      world.stage().perform("{plug: \"32A\"}");
      world.stage().runToMs(3_000);
      world.stage().perform("{" + CHARGE + "}");
      return world.stage().runUntil(this::on, MS_PER_MINUTE * 1_000_000L);
    }

    private boolean on() {
      return world.stage().watch().wires(1).on(Wire.MAIN);
    }

    private void burden(Load load) {
      boolean held = world.stage().phoneHeld();
      String refused =
          switch (load) {
            case COURIER_TAP -> held ? "" : tap("Courier" + random.nextInt(4), "courier");
            case LINGERING_PHONE -> held ? "" : tap("Stranger" + phones++ % 40, "start");
            case PHONE_TAKEN_AWAY -> held ? step("takeAway: true") : "";
            case PHONE_ONLINE -> step("online: {phone: Courier" + random.nextInt(4) + "}");
            case SERVICE_SLOW -> step("stallServiceMs: " + (50 + random.nextInt(SERVICE_MS_MAX)));
            case COLLECTOR_PAUSE -> step("stallMs: " + (1 + random.nextInt(soak.pauseMsMax)));
          };
      if (refused == null) {
        counts.merge(load, 1L, Long::sum);
      }
    }

    private @Nullable String tap(String phone, String want) {
      return step("tap: {phone: " + phone + ", want: " + want + "}");
    }

    private @Nullable String step(String words) {
      return world.stage().perform("{" + words + "}");
    }

    private Result result(boolean charged, int openings) {
      Map<String, Long> loads = new LinkedHashMap<>();
      counts.forEach((load, count) -> loads.put(load.name().toLowerCase(Locale.ROOT), count));
      loads.put("flashOperations", world.stage().board().flash().operations());
      List<String> breaches = new ArrayList<>();
      world.judge().breaches().forEach(breach -> breaches.add(breach.toString()));
      long energyWh = (long) world.place(1).plant().car().takenWh();
      return new Result(charged, openings, world.nowMs() / 1000, energyWh, loads, breaches);
    }
  }
}
