package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import faraday.hal.LockMotor.Bolt;
import faraday.hal.LockMotor.Drive;
import faraday.hal.MainsSense;
import faraday.hal.sim.SimContactor.Contacts;
import faraday.pilot.duty.DutyLaw;
import faraday.pilot.fault.SafetyFault;
import faraday.pilot.fault.SafetyFault.Reaction;
import faraday.pilot.proximity.CableCode;

/**
 * What must hold after every tick, judged at the ports and by the true contacts, not by what the
 * loop says of itself.
 */
final class SafetyInvariants {

  /** A dip shorter than the sampling window is no plateau. */
  private static final int TICKS_HIDDEN_BY_WINDOW = 2;

  /** The command goes: window of a falling plateau, its time, two ticks. */
  private static final int COMMAND_MS = 50;

  /** Contacts part, whichever key is stuck: the monostable from the last feed, and the release. */
  private static final int PARTED_MS = 80;

  /** The same where only the machine, not the guard, sees it: D without ventilation, 1 … 2 V. */
  private static final int PARTED_LATE_MS = 120;

  private static final int HARDWARE_MS = 25;
  private static final int MOTOR_MS = 1_505;
  private static final int F_MS = 300;
  private static final int DWELL_MS = 750;

  private final Board board;
  private final String replay;
  private int orderMa;
  private boolean available = true;
  private long weldEndsMs = -1;
  private long openedMs = -10_000;
  private long notReadySinceMs = -1;
  private long readySinceMs;
  private int badTicks = TICKS_HIDDEN_BY_WINDOW;
  private long steadyHighSinceMs;
  private long soundAtMs;
  private long motorOffMs;
  private long dutyChangedMs = -10_000;
  private boolean wakingAtChange;
  private int lastDuty;
  private boolean lastCommanded;
  private int closings;

  SafetyInvariants(Board board, String replay) {
    this.board = board;
    this.replay = replay;
    lastDuty = board.duty;
  }

  /** What the service loop has ordered. */
  void ordered(int newOrderMa, boolean newAvailable) {
    orderMa = newOrderMa;
    available = newAvailable;
  }

  /** What the main contacts do from now on; a weld that ends lets them fall open. */
  void contacts(Contacts state) {
    boolean weldedNow = state == Contacts.WELDED;
    weldEndsMs = weldedNow ? Long.MAX_VALUE : welded() ? board.nowMs() + HARDWARE_MS : 0;
  }

  private boolean welded() {
    return board.nowMs() <= weldEndsMs;
  }

  int closings() {
    return closings;
  }

  /** Judges one tick. */
  void check() {
    long nowMs = board.nowMs();
    follow(nowMs);
    if (board.commanded && !lastCommanded) {
      checkClosing(nowMs);
    }
    if (!board.commanded && lastCommanded) {
      openedMs = nowMs;
    }
    if (board.commanded) {
      checkCommanded(nowMs);
    }
    if (board.contactor.mainClosed() && !welded()) {
      checkClosed(nowMs);
    }
    checkLock(nowMs);
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
    if (chainSound()) {
      soundAtMs = nowMs;
    }
  }

  /** What sits in the hardware chain of the coil. */
  private boolean chainSound() {
    return !board.sensors.tripped() && !board.sensors.emergencyPressed;
  }

  private boolean outputLive() {
    boolean live = board.contactor.mainClosed();
    for (int phase = 0; phase < MainsSense.PHASES_MAX; phase++) {
      live |= board.sensors.poleWelded[phase];
    }
    return live;
  }

  private void checkClosing(long nowMs) {
    closings++;
    must(nowMs - readySinceMs >= 490, "closes after steady C with the low side seen");
    must(nowMs - openedMs >= 500, "edges lie 500 ms apart");
    must(board.lock.trueBolt() == Bolt.SHUT, "closes with the bolt shut");
    must(orderMa >= 6_000 && available, "closes when authorised");
    must(board.status.selfTestPassed(), "closes after the self-test");
    must(board.status.fault() == SafetyFault.NONE, "closes without a fault");
    must(chainSound(), "closes without residual current and emergency stop");
    must(board.sensors.earthGood && board.sensors.present, "closes with earth and mains");
    must(!outputLive(), "closes onto a dead output");
  }

  private void checkCommanded(long nowMs) {
    long notReadyMs = notReadySinceMs < 0 ? 0 : nowMs - notReadySinceMs;
    must(notReadyMs <= COMMAND_MS, "orders open within 50 ms when the vehicle stops asking");
    must(nowMs - steadyHighSinceMs <= 6_050, "orders open 6 s after a withdrawal");
    SafetyFault fault = board.status.fault();
    boolean mayStay = fault == SafetyFault.NONE || fault.reaction() != Reaction.AT_ONCE;
    must(mayStay, "orders open on every fault that opens at once");
  }

  private void checkClosed(long nowMs) {
    long notReadyMs = notReadySinceMs < 0 ? 0 : nowMs - notReadySinceMs;
    boolean seenByGuard = board.highMv >= 8_500 || board.highMv < 1_000;
    int limitMs = seenByGuard ? PARTED_MS : PARTED_LATE_MS;
    must(notReadyMs <= limitMs, "contacts part when the vehicle stops asking, key stuck or not");
    must(nowMs - soundAtMs <= HARDWARE_MS, "contacts part by hardware");
  }

  private void checkLock(long nowMs) {
    if (board.drive == Drive.OPEN) {
      must(!board.commanded && !outputLive(), "unlocks only when truly open");
    }
    if (board.drive == Drive.OFF) {
      motorOffMs = nowMs;
    }
    must(nowMs - motorOffMs <= MOTOR_MS, "the motor rests");
  }

  private void checkDuty(long nowMs) {
    if (board.duty == lastDuty) {
      return;
    }
    long sinceMs = nowMs - dutyChangedMs;
    if (board.duty != 1000 && board.duty != 0) {
      int limitMa = Math.min(orderMa, 32_000);
      must(sinceMs >= (wakingAtChange ? DWELL_MS : 5_000), "duty changes lie 5 s apart");
      must(DutyLaw.limitMaOf(board.duty) <= limitMa, "promises no more than offered");
      int cableMa = CableCode.ampacityMa(board.ohm);
      must(cableMa == 0 || board.status.cableLimitMa() <= 63_000, "knows the cable");
    }
    must(lastDuty != 0 || sinceMs >= F_MS, "F lasts 300 ms");
    wakingAtChange = lastDuty == 0;
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
