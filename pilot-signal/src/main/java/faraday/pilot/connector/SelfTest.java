package faraday.pilot.connector;

import faraday.pilot.band.PilotBand;
import faraday.pilot.lock.LockFacts;
import faraday.pilot.lock.LockGoal;
import faraday.pilot.lock.LockPolicy;
import faraday.pilot.lock.LockRow;
import faraday.pilot.lock.PlugOrder;
import faraday.pilot.lock.ReleaseReason;
import faraday.pilot.lock.UnlockPolicy;
import faraday.pilot.state.PilotMachine;
import faraday.pilot.state.PilotState;
import faraday.pilot.state.Supply;

/**
 * The test at boot that stands before the first closing: the contactor is seen open, the generator
 * reports what is driven, the converter delivers, every transition of the pilot machine and every
 * row of the lock's policy is walked once and obeys its invariants (so that none runs for the first
 * time under power), and the guard refuses what it must.
 */
final class SelfTest {

  /** How long the outside must look healthy without a break. */
  private static final long STEADY_NANOS = 200_000_000L;

  /** After this the test has failed. */
  private static final long LIMIT_NANOS = 5_000_000_000L;

  private static final PilotState[] STATES = PilotState.values();
  private static final PilotBand[] BANDS = PilotBand.values();
  private static final Supply[] SUPPLIES = Supply.values();
  private static final ReleaseReason[] REASONS = ReleaseReason.values();
  private static final PlugOrder[] ORDERS = PlugOrder.values();
  private static final UnlockPolicy[] POLICIES = UnlockPolicy.values();
  private static final int STAGES = STATES.length + REASONS.length;
  private static final int LOCK_FACTS = 1 << 6;
  private static final int ALL_GOOD = 0;
  private static final int GUARD_LEVELS = 4;
  private static final long NOT_STARTED = Long.MIN_VALUE;

  /** Transitions of the pilot. */
  interface Machine {
    PilotState step(PilotState from, PilotBand band, Supply supply);
  }

  /** Rows of the lock. */
  interface Policy {
    LockRow rowFor(LockFacts facts);
  }

  /** Whether closing is allowed. */
  interface Guard {
    boolean allows(int highMv, int lowMv, int dutyPermille, ClosingGuard.GuardLevels levels);
  }

  /** What is tested. A self-test that could not fail would prove nothing: a test breaks each. */
  record Subjects(Machine machine, Policy policy, Guard guard) {

    static Subjects built() {
      ClosingGuard guard = new ClosingGuard();
      return new Subjects(
          PilotMachine::step,
          LockPolicy::rowFor,
          (highMv, lowMv, dutyPermille, levels) -> {
            guard.observe(0, highMv, lowMv, dutyPermille, levels);
            return guard.allowsClosing();
          });
    }
  }

  private final Subjects subjects;
  private final LockFacts facts = new LockFacts();
  private final ClosingGuard.GuardLevels levels = new ClosingGuard.GuardLevels();
  private long startedAtNanos = NOT_STARTED;
  private long healthySinceNanos;
  private int nextStage;
  private int walked;
  private boolean sound = true;
  private boolean passed;

  /** Of what this charger is built with. */
  SelfTest() {
    this(Subjects.built());
  }

  SelfTest(Subjects subjects) {
    this.subjects = subjects;
  }

  boolean passed() {
    return passed;
  }

  /** One step per tick, until passed. */
  void step(long nowNanos, Readings readings, OutputStage output, SafetyEventRing events) {
    if (startedAtNanos == NOT_STARTED) {
      startedAtNanos = nowNanos;
      healthySinceNanos = nowNanos;
    }
    if (nextStage < STAGES) {
      walk(nextStage++);
    }
    boolean healthy =
        !readings.mirrorClosed()
            && readings.silentMs(nowNanos) == 0
            && output.mismatchMs(nowNanos) == 0
            && guardIsSound();
    if (!healthy) {
      healthySinceNanos = nowNanos;
    }
    passed = sound && nextStage == STAGES && nowNanos - healthySinceNanos >= STEADY_NANOS;
    if (passed) {
      int tookMs = (int) ((nowNanos - startedAtNanos) / 1_000_000L);
      events.add(nowNanos, SafetyEvent.SELF_TEST_PASSED, tookMs, walked);
    }
  }

  /** True when the time for passing is over. */
  boolean failed(long nowNanos) {
    return !passed && (!sound || nowNanos - startedAtNanos >= LIMIT_NANOS);
  }

  int stage() {
    return nextStage;
  }

  private void walk(int stage) {
    if (stage < STATES.length) {
      walkPilot(STATES[stage]);
    } else {
      walkLock(REASONS[stage - STATES.length]);
    }
  }

  private void walkPilot(PilotState from) {
    for (PilotBand band : BANDS) {
      for (Supply supply : SUPPLIES) {
        PilotState to = subjects.machine().step(from, band, supply);
        boolean mayOffer = supply == Supply.POWER && from.connected();
        sound &= !to.offering() || mayOffer;
        sound &= !to.ready() || band.ready();
        sound &= supply != Supply.UNAVAILABLE || to == PilotState.F;
        walked++;
      }
    }
  }

  /** Opening has one condition above all, whatever else is true (design §3). */
  private void walkLock(ReleaseReason reason) {
    facts.reason = reason;
    for (PlugOrder order : ORDERS) {
      facts.order = order;
      for (UnlockPolicy policy : POLICIES) {
        facts.policy = policy;
        for (int bits = 0; bits < LOCK_FACTS; bits++) {
          boolean safe = (bits & 3) == 1;
          facts.contactsOpen = (bits & 1) != 0;
          facts.welded = (bits & 2) != 0;
          facts.mainsLost = (bits & 4) != 0;
          facts.forced = (bits & 8) != 0;
          facts.plugIn = (bits & 16) != 0;
          facts.vehicleGone = (bits & 32) != 0;
          sound &= safe || subjects.policy().rowFor(facts).goal() != LockGoal.OPEN;
          walked++;
        }
      }
    }
  }

  /** The guard's own numbers: all good passes, and nothing does that is bad in one respect. */
  private boolean guardIsSound() {
    boolean passes = asksGuard(6_000, -12_000, 267, ALL_GOOD);
    boolean stops = false;
    for (int bad = 1; bad <= GUARD_LEVELS; bad++) {
      stops |= asksGuard(6_000, -12_000, 267, bad);
    }
    stops |= asksGuard(9_000, -12_000, 267, ALL_GOOD) || asksGuard(900, -12_000, 267, ALL_GOOD);
    stops |= asksGuard(6_000, -6_000, 267, ALL_GOOD) || asksGuard(6_000, 6_000, 1000, ALL_GOOD);
    return passes && !stops;
  }

  private boolean asksGuard(int highMv, int lowMv, int dutyPermille, int bad) {
    levels.orderMa = bad == 1 ? 5_999 : 6_000;
    levels.held = bad != 2;
    levels.chainSound = bad != 3;
    levels.outputDead = bad != GUARD_LEVELS;
    return subjects.guard().allows(highMv, lowMv, dutyPermille, levels);
  }
}
