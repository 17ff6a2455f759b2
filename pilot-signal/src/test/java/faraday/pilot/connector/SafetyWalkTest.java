package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.ProximitySense;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimContactor.Contacts;
import faraday.hal.sim.SimContactor.Line;
import faraday.hal.sim.SimContactor.Mirror;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.lock.ReleaseReason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Seeded random worlds around one safety loop, judged by {@link SafetyInvariants}. */
final class SafetyWalkTest {

  private static final int[] HIGHS_MV = {
    12_000, 12_000, 9_000, 9_000, 6_000, 6_000, 6_000, 6_000, 3_000, 0, 10_500, 7_500, 4_500, 1_500,
    8_790, 5_620, -12_000
  };
  private static final int[] LOWS_MV = {
    -12_000, -12_000, -12_000, -12_000, -12_000, -11_400, -6_000, -890, 9_000
  };
  private static final int[] OHMS = {220, 220, 220, 680, 1_500, 100, 50, ProximitySense.OPEN_OHM};

  private static final Bolt[] BOLTS = Bolt.values();
  private static final Mirror[] MIRRORS = Mirror.values();
  private static final Contacts[] CONTACTS = Contacts.values();
  private static final Line[] LINES = Line.values();
  private static final ReleaseReason[] REASONS = ReleaseReason.values();

  /** The mutation score asks for fewer, as it walks them for each of its survivors. */
  private static final int SEEDS = Integer.getInteger("faraday.walk.seeds", 40);

  private static final int CLOSINGS_PER_SEED = 17;

  private static final int STIMULI = 400;

  private int closings;
  private int forced;
  private int keysStuck;

  @Test
  void holdsItsInvariantsInEveryRandomWorld() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      new Walk(seed).run();
    }
    assertTrue(
        closings > SEEDS * CLOSINGS_PER_SEED,
        "the walk closes often enough to mean something: " + closings);
    assertTrue(forced > SEEDS / 2, "the walk frees by force: " + forced);
    assertTrue(keysStuck > SEEDS / 4, "the walk meets stuck keys: " + keysStuck);
  }

  private final class Walk {
    private final SeededRandom random;
    private final String replay;
    private Board board;
    private SafetyInvariants invariants;
    private int offeredMa;
    private boolean available = true;

    Walk(int seed) {
      random = new SeededRandom(seed, "walk");
      replay = "seed " + seed;
      board = new Board();
      invariants = new SafetyInvariants(board, replay);
    }

    void run() {
      for (int i = 0; i < STIMULI; i++) {
        stimulate();
        quiet(5 + 5 * random.nextInt(random.nextInt(4) == 0 ? 1_500 : 200));
      }
      count();
    }

    private void stimulate() {
      switch (random.nextInt(20)) {
        case 0, 1, 2, 3 -> board.highMv = pick(HIGHS_MV);
        case 4 -> board.lowMv = pick(LOWS_MV);
        case 5 -> board.ohm = pick(OHMS);
        case 6, 7, 8 -> order();
        case 9 -> board.lock.force(BOLTS[random.nextInt(3)]);
        case 10 -> board.contactor.mirror(MIRRORS[random.nextInt(3)]);
        case 11 -> board.readBackOffset = random.nextInt(8) == 0 ? 20 : 0;
        case 12 -> board.silent = random.nextInt(4) == 0;
        case 13 -> contacts(CONTACTS[random.nextInt(3)]);
        case 14 -> tick(20 + random.nextInt(60));
        case 15 -> sense();
        case 16 -> breakKeys();
        default -> heal();
      }
    }

    private void contacts(Contacts state) {
      board.contactor.contacts(state);
      invariants.contacts(state);
    }

    private void sense() {
      boolean bad = random.nextInt(2) == 0;
      switch (random.nextInt(7)) {
        case 0 -> board.sensors.residualDc = bad;
        case 1 -> board.sensors.residualAc = bad;
        case 2 -> board.sensors.earthGood = !bad;
        case 3 -> board.sensors.present = !bad;
        case 4 -> board.sensors.emergencyPressed = bad;
        case 5 -> board.sensors.poleWelded[random.nextInt(3)] = bad;
        default -> board.sensors.chargePermille = bad ? 500 : 2_000;
      }
    }

    /** Any line may fail, but never both keys: that would be beyond any circuit. */
    private void breakKeys() {
      Line command = LINES[random.nextInt(4)];
      board.contactor.commandLine(command);
      board.contactor.feedLine(LINES[random.nextInt(4)]);
      board.contactor.enableStuck(command != Line.STUCK_HIGH && random.nextInt(2) == 0);
    }

    private void order() {
      switch (random.nextInt(9)) {
        case 0 -> {
          board.orders.withdraw();
          offeredMa = 0;
        }
        case 1 -> {
          board.orders.releasePlug(REASONS[random.nextInt(REASONS.length)]);
          offeredMa = 0;
        }
        case 2 -> {
          available = random.nextInt(3) != 0;
          board.orders.available(available);
        }
        case 3 -> board.orders.forceUnlock();
        case 4 -> board.orders.holdPlug();
        default -> {
          offeredMa = 5_000 + random.nextInt(30_000);
          board.orders.offer(offeredMa);
        }
      }
      invariants.ordered(offeredMa, available);
    }

    /** Makes the world good again and starts a session, so that the walk gets deep. */
    private void heal() {
      mend();
      SafetyFault.Clears clears = board.status.fault().clears();
      if (board.status.fault() != SafetyFault.NONE && clears != SafetyFault.Clears.UNPLUGGING) {
        restart();
      } else if (board.status.fault() != SafetyFault.NONE) {
        unplugAndReplug();
      }
      board.orders.available(true);
      board.orders.releasePlug();
      available = true;
      offeredMa = 0;
      invariants.ordered(0, true);
      quiet(20);
      offeredMa = 16_000;
      board.orders.offer(offeredMa);
      invariants.ordered(offeredMa, true);
      board.highMv = 9_000;
      quiet(1_000);
      board.highMv = 6_000;
    }

    private void mend() {
      board.readBackOffset = 0;
      board.silent = false;
      board.lowMv = -12_000;
      contacts(Contacts.GOOD);
      board.contactor.mirror(Mirror.GOOD);
      board.contactor.commandLine(Line.GOOD);
      board.contactor.feedLine(Line.GOOD);
      board.contactor.enableStuck(false);
      board.sensors.residualDc = false;
      board.sensors.residualAc = false;
      board.sensors.earthGood = true;
      board.sensors.present = true;
      board.sensors.emergencyPressed = false;
      board.sensors.chargePermille = 2_000;
      Arrays.fill(board.sensors.poleWelded, false);
    }

    private void restart() {
      count();
      board = new Board();
      invariants = new SafetyInvariants(board, replay);
      board.plugged();
    }

    private void count() {
      closings += invariants.closings();
      forced += (int) board.events.stream().filter("FORCED_UNLOCK 1 0"::equals).count();
      keysStuck += board.status.isLatched(SafetyFault.CONTACTOR_KEY_STUCK) ? 1 : 0;
    }

    private void unplugAndReplug() {
      board.highMv = 12_000;
      board.ohm = ProximitySense.OPEN_OHM;
      quiet(500);
      board.ohm = 220;
      quiet(200);
    }

    private void quiet(int ms) {
      for (int i = 0; i < ms / 5; i++) {
        tick(5);
      }
    }

    /** Residual current and emergency stop sit in the coil's chain, before any software. */
    private void tick(int afterMs) {
      board.contactor.tripped(board.sensors.tripped() || board.sensors.emergencyPressed);
      board.tickAfterMs(afterMs);
      invariants.check();
    }

    private int pick(int[] from) {
      return from[random.nextInt(from.length)];
    }
  }
}
