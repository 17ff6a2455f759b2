package faraday.pilot.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.pilot.band.PilotBand;
import faraday.pilot.connector.ClosingGuard.GuardLevels;
import faraday.pilot.connector.SelfTest.Guard;
import faraday.pilot.connector.SelfTest.Machine;
import faraday.pilot.connector.SelfTest.Policy;
import faraday.pilot.connector.SelfTest.Subjects;
import faraday.pilot.lock.LockPolicy;
import faraday.pilot.lock.LockRow;
import faraday.pilot.lock.PlugOrder;
import faraday.pilot.lock.ReleaseReason;
import faraday.pilot.lock.UnlockPolicy;
import faraday.pilot.state.PilotMachine;
import faraday.pilot.state.PilotState;
import faraday.pilot.state.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test at boot passes what is sound, and can fail for each thing that it looks at. */
final class SelfTestTest {

  private static final int TICK_MS = 5;
  private static final int STEADY_MS = 200;
  private static final int LIMIT_MS = 5_000;
  private static final Subjects BUILT = Subjects.built();

  private final StageRig rig = new StageRig();
  private final SafetyEventRing ring = new SafetyEventRing();
  private final List<String> events = new ArrayList<>();
  private SelfTest test = new SelfTest();
  private int nowMs;

  private void step(int atMs) {
    nowMs = atMs;
    rig.check(nowMs);
    test.step(nowMs * StageRig.MS, rig.readings, rig.output, ring);
    ring.drain((at, event, first, second) -> events.add(event + " " + first + " " + second));
  }

  private void stepUntil(int untilMs) {
    for (int atMs = nowMs + TICK_MS; atMs <= untilMs && !test.passed(); atMs += TICK_MS) {
      step(atMs);
    }
  }

  private boolean failed() {
    return test.failed(nowMs * StageRig.MS);
  }

  @Test
  void passesAfter200MsOfHealthAndSaysHowLongItTookAndHowMuchItWalked() {
    step(0);
    stepUntil(STEADY_MS - TICK_MS);
    assertFalse(test.passed());
    step(STEADY_MS);
    assertTrue(test.passed());
    assertFalse(failed());
    int pilot = PilotState.values().length * PilotBand.values().length * Supply.values().length;
    int lock =
        ReleaseReason.values().length * PlugOrder.values().length * UnlockPolicy.values().length;
    assertEquals(List.of("SELF_TEST_PASSED 200 " + (pilot + lock * 64)), events);
  }

  /** However slow the ticks are: all is walked before the first closing. */
  @Test
  void doesNotPassBeforeEverythingWasWalked() {
    int stages = PilotState.values().length + ReleaseReason.values().length;
    for (int i = 0; i < stages - 1; i++) {
      step(i * 100);
      assertEquals(i + 1, test.stage());
      assertFalse(test.passed());
    }
    step(stages * 100);
    assertTrue(test.passed());
  }

  @Test
  void startsTheTimeAnewWhileTheContactorIsSeenClosed() {
    step(0);
    rig.mirrorClosed = true;
    step(100);
    rig.mirrorClosed = false;
    passesAt(100 + STEADY_MS);
  }

  @Test
  void startsTheTimeAnewWhenTheConverterIsSilent() {
    step(0);
    rig.silent = true;
    step(100);
    rig.silent = false;
    passesAt(100 + STEADY_MS);
  }

  @Test
  void startsTheTimeAnewWhenTheGeneratorReportsAnotherDuty() {
    step(0);
    rig.readBackOffset = 1;
    step(95);
    step(100);
    rig.readBackOffset = 0;
    passesAt(100 + STEADY_MS);
  }

  private void passesAt(int atMs) {
    stepUntil(atMs - TICK_MS);
    assertFalse(test.passed());
    step(atMs);
    assertTrue(test.passed());
  }

  @Test
  void hasFailedWhenItHasNotPassedAfter5Seconds() {
    rig.mirrorClosed = true;
    step(1_000);
    stepUntil(1_000 + LIMIT_MS - TICK_MS);
    assertFalse(failed());
    step(1_000 + LIMIT_MS);
    assertTrue(failed());
    assertFalse(test.passed());
    assertEquals(List.of(), events);
  }

  /** Wrong in one transition each. */
  private static Stream<Machine> machines() {
    return Stream.of(
        wrong(PilotState.A1, PilotBand.B, Supply.POWER, PilotState.B2),
        wrong(PilotState.B1, PilotBand.B, offeringNothing(), PilotState.B2),
        wrong(PilotState.B2, PilotBand.B, Supply.UNAVAILABLE, PilotState.B1),
        wrong(PilotState.F, PilotBand.A, Supply.UNAVAILABLE, PilotState.START),
        wrong(PilotState.C2, PilotBand.B, Supply.POWER, PilotState.C2),
        wrong(PilotState.C1, PilotBand.A, offeringNothing(), PilotState.C1),
        wrong(PilotState.E, PilotBand.C, Supply.POWER, PilotState.C2));
  }

  private static Supply offeringNothing() {
    return Stream.of(Supply.values())
        .filter(supply -> supply != Supply.POWER && supply != Supply.UNAVAILABLE)
        .findFirst()
        .orElseThrow();
  }

  private static Machine wrong(
      PilotState inState, PilotBand inBand, Supply supply, PilotState wrongState) {
    return (from, band, wish) ->
        from == inState && band == inBand && wish == supply
            ? wrongState
            : PilotMachine.step(from, band, wish);
  }

  @ParameterizedTest
  @MethodSource("machines")
  void failsWithAPilotMachineThatIsWrongInOneTransition(Machine machine) {
    fails(new Subjects(machine, BUILT.policy(), BUILT.guard()));
  }

  /** Open the bolt in one case in which it must not, for one reason or under one order. */
  private static Stream<Policy> policies() {
    return Stream.of(
        facts -> facts.contactsOpen || facts.welded ? LockPolicy.rowFor(facts) : LockRow.FORCED,
        facts -> !facts.welded || !facts.contactsOpen ? LockPolicy.rowFor(facts) : LockRow.FORCED,
        facts -> facts.welded && facts.mainsLost ? LockRow.MAINS_LOST : LockPolicy.rowFor(facts),
        facts -> facts.welded && facts.forced ? LockRow.FORCED : LockPolicy.rowFor(facts),
        facts ->
            facts.welded && facts.plugIn && !facts.mainsLost && !facts.forced && facts.vehicleGone
                ? LockRow.UNPLUGGED
                : LockPolicy.rowFor(facts),
        facts ->
            !facts.contactsOpen
                    && facts.reason == ReleaseReason.REFUSED
                    && facts.order == PlugOrder.RELEASE
                    && facts.policy == UnlockPolicy.AUTOMATIC
                ? LockRow.FORCED
                : LockPolicy.rowFor(facts));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void failsWithALockPolicyThatOpensUnderPowerInOneCase(Policy policy) {
    fails(new Subjects(BUILT.machine(), policy, BUILT.guard()));
  }

  /** At once when the walk finds it: nobody waits for the time limit. */
  private void fails(Subjects subjects) {
    test = new SelfTest(subjects);
    step(0);
    stepUntil(STEADY_MS * 2);
    assertFalse(test.passed());
    assertTrue(failed());
  }

  /** A guard that sees what it is shown otherwise than it is. */
  private static Guard blindTo(Consumer<GuardLevels> spoilt) {
    return (high, low, duty, levels) -> {
      spoilt.accept(levels);
      return BUILT.guard().allows(high, low, duty, levels);
    };
  }

  private static Stream<Guard> levelsNotSeen() {
    return Stream.of(
        blindTo(levels -> levels.orderMa = 6_000),
        blindTo(levels -> levels.held = true),
        blindTo(levels -> levels.chainSound = true),
        blindTo(levels -> levels.outputDead = true));
  }

  private static Stream<Guard> plateausNotSeen() {
    Guard real = BUILT.guard();
    return Stream.of(
        (high, low, duty, levels) -> false,
        (high, low, duty, levels) -> real.allows(Math.min(high, 6_000), low, duty, levels),
        (high, low, duty, levels) -> real.allows(Math.max(high, 6_000), low, duty, levels),
        (high, low, duty, levels) -> real.allows(high, low < 0 ? -12_000 : low, duty, levels),
        (high, low, duty, levels) ->
            duty == 1000
                ? real.allows(high, -12_000, 267, levels)
                : real.allows(high, low, duty, levels));
  }

  @ParameterizedTest
  @MethodSource({"levelsNotSeen", "plateausNotSeen"})
  void failsAfter5SecondsWithAGuardThatIsBlindInOneRespect(Guard guard) {
    test = new SelfTest(new Subjects(BUILT.machine(), BUILT.policy(), guard));
    step(0);
    stepUntil(LIMIT_MS - TICK_MS);
    assertFalse(test.passed());
    assertFalse(failed());
    step(LIMIT_MS);
    assertTrue(failed());
  }
}
