package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.LockMotor.Drive;
import faraday.hal.ProximitySense;
import faraday.hal.sim.SeededRandom;
import faraday.hal.sim.SimContactor.Contacts;
import faraday.hal.sim.SimContactor.Mirror;
import faraday.pilot.duty.DutyLaw;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.proximity.CableCode;
import org.junit.jupiter.api.Test;

/**
 * Seeded random worlds around one safety loop: after every tick the invariants hold, judged at the
 * ports and not by what the loop says of itself.
 */
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

  /** The mutation score asks for fewer, as it walks them for each of its survivors. */
  private static final int SEEDS = Integer.getInteger("faraday.walk.seeds", 60);

  private static final int CLOSINGS_PER_SEED = 17;

  /** A dip shorter than the sampling window is no plateau. */
  private static final int TICKS_HIDDEN_BY_WINDOW = 2;

  private static final int STIMULI = 400;

  private int closings;

  @Test
  void holdsItsInvariantsInEveryRandomWorld() {
    for (int seed = 1; seed <= SEEDS; seed++) {
      new Walk(seed).run();
    }
    assertTrue(
        closings > SEEDS * CLOSINGS_PER_SEED,
        "the walk closes often enough to mean something: " + closings);
  }

  private final class Walk {
    private Board board = new Board();
    private final SeededRandom random;
    private final String replay;
    private int offeredMa;
    private boolean available = true;
    private long openedMs = -10_000;
    private long notReadySinceMs = -1;
    private long readySinceMs;
    private int badTicks;
    private long steadyHighSinceMs;
    private long dutyChangedMs = -10_000;
    private int lastDuty = 1000;
    private boolean lastCommanded;

    Walk(int seed) {
      random = new SeededRandom(seed, "walk");
      replay = "seed " + seed;
    }

    void run() {
      board.plugged();
      for (int i = 0; i < STIMULI; i++) {
        stimulate();
        int ticks = 1 + random.nextInt(random.nextInt(4) == 0 ? 1_500 : 200);
        for (int t = 0; t < ticks; t++) {
          board.tick();
          check();
        }
      }
    }

    private void stimulate() {
      switch (random.nextInt(16)) {
        case 0, 1, 2, 3 -> board.highMv = pick(HIGHS_MV);
        case 4 -> board.lowMv = pick(LOWS_MV);
        case 5 -> board.ohm = pick(OHMS);
        case 6, 7 -> order();
        case 8 -> board.lock.force(BOLTS[random.nextInt(3)]);
        case 9 -> board.contactor.mirror(MIRRORS[random.nextInt(3)]);
        case 10 -> board.readBackOffset = random.nextInt(8) == 0 ? 20 : 0;
        case 11 -> board.silent = random.nextInt(4) == 0;
        case 12 -> board.contactor.contacts(CONTACTS[random.nextInt(3)]);
        case 13 -> late();
        default -> heal();
      }
    }

    private void late() {
      board.tickAfterMs(20 + random.nextInt(60));
      check();
    }

    private void order() {
      switch (random.nextInt(6)) {
        case 0 -> {
          board.orders.withdraw();
          offeredMa = 0;
        }
        case 1 -> {
          board.orders.releasePlug();
          offeredMa = 0;
        }
        case 2 -> {
          available = random.nextInt(3) != 0;
          board.orders.available(available);
        }
        default -> {
          offeredMa = 5_000 + random.nextInt(30_000);
          board.orders.offer(offeredMa);
        }
      }
    }

    /** Makes the world good again and starts a session, so that the walk gets deep. */
    private void heal() {
      board.readBackOffset = 0;
      board.silent = false;
      board.lowMv = -12_000;
      board.contactor.contacts(Contacts.GOOD);
      board.contactor.mirror(Mirror.GOOD);
      board.orders.available(true);
      available = true;
      if (board.status.fault().clears() == SafetyFault.Clears.RESTART) {
        restart();
      } else if (board.status.fault() != SafetyFault.NONE) {
        unplugAndReplug();
      }
      board.orders.withdraw();
      quiet(20);
      offeredMa = 16_000;
      board.orders.offer(offeredMa);
      board.highMv = 9_000;
      quiet(1_000);
      board.highMv = 6_000;
    }

    private void restart() {
      board = new Board().plugged();
      openedMs = -10_000;
      dutyChangedMs = -10_000;
      lastDuty = board.duty;
      lastCommanded = false;
      notReadySinceMs = -1;
      badTicks = TICKS_HIDDEN_BY_WINDOW;
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
        board.tick();
        check();
      }
    }

    private int pick(int[] from) {
      return from[random.nextInt(from.length)];
    }

    private void check() {
      long nowMs = board.nowMs();
      follow(nowMs);
      if (board.commanded && !lastCommanded) {
        checkClosing(nowMs);
      }
      if (!board.commanded && lastCommanded) {
        openedMs = nowMs;
      }
      if (board.commanded) {
        checkClosed(nowMs);
      }
      if (board.drive == Drive.OPEN) {
        must(!board.commanded && !board.contactor.mirrorClosed(), "unlocks only when open");
      }
      checkDuty(nowMs);
      lastCommanded = board.commanded;
    }

    private void follow(long nowMs) {
      boolean ready = board.highMv <= 7_500 && board.highMv >= 4_500;
      boolean low = board.lowMv <= -11_000;
      if (ready) {
        notReadySinceMs = -1;
      } else if (notReadySinceMs < 0) {
        notReadySinceMs = nowMs;
      }
      boolean good = ready && low && board.duty != 1000 && board.duty != 0;
      badTicks = good ? 0 : badTicks + 1;
      if (badTicks > TICKS_HIDDEN_BY_WINDOW) {
        readySinceMs = nowMs;
      }
      if (board.duty != 1000) {
        steadyHighSinceMs = nowMs;
      }
    }

    private void checkClosing(long nowMs) {
      closings++;
      must(nowMs - readySinceMs >= 490, "closes after steady C with the low side seen");
      must(nowMs - openedMs >= 500, "edges lie 500 ms apart");
      must(board.lock.bolt() == Bolt.SHUT, "closes with the bolt shut");
      must(offeredMa >= 6_000 && available, "closes when authorised");
      must(board.status.selfTestPassed(), "closes after the self-test");
      must(board.status.fault() == SafetyFault.NONE, "closes without a fault");
    }

    private void checkClosed(long nowMs) {
      long notReadyMs = notReadySinceMs < 0 ? 0 : nowMs - notReadySinceMs;
      must(notReadyMs <= 50, "opens within 50 ms when the vehicle stops asking");
      must(nowMs - steadyHighSinceMs <= 6_050, "opens 6 s after a withdrawal");
      must(board.status.fault() == SafetyFault.NONE, "opens on every fault");
    }

    private void checkDuty(long nowMs) {
      if (board.duty == lastDuty) {
        return;
      }
      if (board.duty != 1000 && board.duty != 0) {
        int limitMa = Math.min(offeredMa, 32_000);
        must(nowMs - dutyChangedMs >= 5_000, "duty changes lie 5 s apart");
        must(DutyLaw.limitMaOf(board.duty) <= limitMa, "promises no more than offered");
        int cableMa = CableCode.ampacityMa(board.ohm);
        must(cableMa == 0 || board.status.cableLimitMa() <= 63_000, "knows the cable");
      }
      dutyChangedMs = nowMs;
      lastDuty = board.duty;
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
