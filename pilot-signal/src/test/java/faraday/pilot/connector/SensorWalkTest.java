package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.HeatSense;
import faraday.hal.ProximitySense;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimSensors;
import faraday.pilot.fault.SafetyFault;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Seeded random sensors around one safety loop: after every tick the invariants of the supervision
 * hold, judged at the ports and by what was told.
 */
final class SensorWalkTest {

  private static final SafetyFault[] FAULTS = SafetyFault.values();

  private static final int ALL_SEEDS = 24;

  /** The mutation score asks for fewer, as it walks them for each of its survivors. */
  private static final int SEEDS = Integer.getInteger("faraday.walk.seeds", ALL_SEEDS);

  private static final int CLOSINGS_PER_SEED = 13;
  private static final int FAULTS_RAISED = 18;
  private static final int STIMULI = 160;
  private static final int[] WAITS_MS = {50, 300, 1_500, 4_000, 8_000, 40_000, 95_000};
  private static final int[] MILLI_C = {
    20_000, 61_000, 63_000, 66_000, 69_000, 72_000, HeatSense.NO_READING
  };
  private static final int[] VOLTAGES_MV = {230_000, 230_000, 206_000, 183_000, 254_000, 0};
  private static final int[] FREQUENCIES_MHZ = {50_000, 50_000, 50_101, 47_400, 51_600};
  private static final int[] CURRENTS_MA = {0, 6_000, 16_000, 20_000, 36_000};

  private int closings;
  private final Map<SafetyFault, Integer> raised = new EnumMap<>(SafetyFault.class);

  @Test
  void holdsItsInvariantsWhateverTheSensorsSay() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      new Walk(seed).run();
    }
    assertTrue(
        closings > SEEDS * CLOSINGS_PER_SEED, "closes often enough to mean something: " + closings);
    int faults = Math.min(FAULTS_RAISED, 2 * SEEDS);
    assertTrue(raised.size() >= faults, "many faults come up: " + raised);
  }

  private final class Walk {
    private final SeededRandom random;
    private final String replay;
    private Board board = new Board();
    private final Set<SafetyFault> told = EnumSet.noneOf(SafetyFault.class);
    private int seen;
    private long recoveredMs = -100_000;
    private long earthLostMs = -1;
    private long hotMs = -1;
    private long overMs = -1;
    private boolean lastCommanded;
    private boolean lastLive;
    private int lastDuty = 1000;

    Walk(int seed) {
      random = new SeededRandom(seed, "sensors");
      replay = "seed " + seed;
    }

    void run() {
      heal();
      for (int i = 0; i < STIMULI; i++) {
        stimulate();
        waitMs(WAITS_MS[random.nextInt(WAITS_MS.length)]);
      }
    }

    private void stimulate() {
      SimSensors sensors = board.sensors;
      switch (random.nextInt(18)) {
        case 0 -> sensors.residualDc = random.nextInt(2) == 0;
        case 1 -> sensors.residualAc = random.nextInt(2) == 0;
        case 2 -> sensors.earthGood = random.nextInt(2) == 0;
        case 3 -> sensors.emergencyPressed = random.nextInt(2) == 0;
        case 4 -> sensors.present = random.nextInt(2) == 0;
        case 5 -> sensors.voltageMv[random.nextInt(3)] = pick(VOLTAGES_MV);
        case 6 -> sensors.frequencyMilliHz = pick(FREQUENCIES_MHZ);
        case 7 -> sensors.temperatureMilliC[random.nextInt(2)] = pick(MILLI_C);
        case 8 -> Arrays.fill(sensors.currentMa, pick(CURRENTS_MA));
        case 9 -> sensors.loadSilent = random.nextInt(2) == 0;
        case 10 -> sensors.captureErrorNanos = random.nextInt(4) == 0 ? 6_000 : 0;
        case 11 -> sensors.chargePermille = random.nextInt(2) == 0 ? 999 : 2_000;
        case 12 -> sensors.poleWelded[random.nextInt(3)] = random.nextInt(4) == 0;
        case 13 -> sensors.poleOpen[random.nextInt(3)] = random.nextInt(4) == 0;
        case 14 -> board.tickAfterMs(20 + random.nextInt(60));
        default -> heal();
      }
    }

    private int pick(int[] from) {
      return from[random.nextInt(from.length)];
    }

    /** Makes all sensors good and has a vehicle ask for energy. */
    private void heal() {
      if (board.status.fault().clears() == SafetyFault.Clears.RESTART) {
        restart();
      }
      mend(board.sensors);
      replug();
    }

    private void restart() {
      board = new Board();
      seen = 0;
      told.clear();
      lastCommanded = false;
      lastDuty = 1000;
      lastLive = false;
      recoveredMs = -100_000;
    }

    private void mend(SimSensors sensors) {
      sensors.residualDc = false;
      sensors.residualAc = false;
      sensors.earthGood = true;
      sensors.emergencyPressed = false;
      sensors.present = true;
      Arrays.fill(sensors.voltageMv, 230_000);
      sensors.frequencyMilliHz = 50_000;
      Arrays.fill(sensors.temperatureMilliC, 20_000);
      Arrays.fill(sensors.currentMa, 0);
      sensors.loadSilent = false;
      sensors.captureErrorNanos = 0;
      sensors.chargePermille = 2_000;
      Arrays.fill(sensors.poleWelded, false);
      Arrays.fill(sensors.poleOpen, false);
    }

    private void replug() {
      board.orders.withdraw();
      board.highMv = 12_000;
      board.ohm = ProximitySense.OPEN_OHM;
      waitMs(4_000);
      board.highMv = 9_000;
      board.ohm = 220;
      waitMs(500);
      board.orders.offer(16_000 + random.nextInt(20_000), 10_000 + random.nextInt(30_000));
      board.highMv = 6_000;
      waitMs(6_000);
    }

    private void waitMs(int ms) {
      for (int i = 0; i < ms / 5; i++) {
        board.tick();
        check();
      }
    }

    private void check() {
      listen();
      SimSensors sensors = board.sensors;
      if (board.commanded) {
        must(!sensors.tripped(), "opens with the latch");
        must(!sensors.emergencyPressed, "opens with the emergency stop");
        must(sensors.present, "opens with the mains");
        must(board.status.residualTestCount() > 0, "closes after the monitor's test");
      }
      if (board.commanded && !lastCommanded) {
        closings++;
        must(!lastLive, "closes with dead phases only");
        must(board.nowMs() - recoveredMs >= 30_000, "rests 30 s after a fault that ended");
      }
      checkTimes(sensors);
      checkDuty();
      lastCommanded = board.commanded;
      lastLive = sensors.outputLive(0) || sensors.outputLive(1) || sensors.outputLive(2);
    }

    private void checkTimes(SimSensors sensors) {
      earthLostMs = since(earthLostMs, board.commanded && !sensors.earthGood);
      must(earthLostMs < 0 || board.nowMs() - earthLostMs <= 105, "opens without earth");
      int hottest = Math.max(sensors.temperatureMilliC[0], sensors.temperatureMilliC[1]);
      hotMs = since(hotMs, board.commanded && hottest >= 71_000);
      must(hotMs < 0 || board.nowMs() - hotMs <= 1_200 + 6_050, "stops in order when hot");
      int limitMa = (board.status.offeredLimitMa() + 500) * 11 / 10;
      overMs = since(overMs, board.commanded && sensors.currentMa[0] > limitMa);
      must(overMs < 0 || board.nowMs() - overMs <= 12_300, "opens on over-current");
    }

    private long since(long beganMs, boolean holds) {
      if (!holds) {
        return -1;
      }
      return beganMs < 0 ? board.nowMs() : beganMs;
    }

    private void checkDuty() {
      if (board.duty != lastDuty && board.duty != 1000 && board.duty != 0) {
        SafetyStatus status = board.status;
        int mostMa = Math.min(status.thermalLimitMa(), status.mainsLimitMa());
        must(status.offeredLimitMa() == status.limitMa(), "drives what it publishes");
        must(status.limitMa() <= mostMa, "offers no more than heat and mains allow");
        must(status.limitMa() <= 32_000, "offers no more than cable and site allow");
      }
      lastDuty = board.duty;
    }

    /** Every fault is raised once before it ends, and ends once. */
    private void listen() {
      if (seen == board.events.size()) {
        return;
      }
      for (; seen < board.events.size(); seen++) {
        String[] words = board.events.get(seen).split(" ", -1);
        switch (SafetyEvent.valueOf(words[0])) {
          case FAULT, FURTHER_FAULT, NOTICE -> {
            raised.merge(fault(words), 1, Integer::sum);
            must(told.add(fault(words)), "told once");
          }
          case FAULT_CLEARED -> {
            SafetyFault fault = fault(words);
            must(told.remove(fault), "ends once");
            boolean waited = fault.stops() && fault.clears() == SafetyFault.Clears.RECOVERY;
            recoveredMs = waited ? board.nowMs() : recoveredMs;
          }
          default -> {}
        }
      }
      for (SafetyFault fault : FAULTS) {
        must(board.status.isLatched(fault) == told.contains(fault), "what is latched was told");
      }
    }

    private SafetyFault fault(String[] words) {
      return FAULTS[Integer.parseInt(words[1])];
    }

    private void must(boolean holds, String invariant) {
      assertEquals(
          true, holds, () -> replay + " at " + board.nowMs() + " ms: " + invariant + "\n" + tail());
    }

    private String tail() {
      int from = Math.max(0, board.events.size() - 15);
      return String.join("\n", board.events.subList(from, board.events.size()));
    }
  }
}
