package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.wire.record.StopReason;
import faraday.hal.LockMotor;
import faraday.hal.sim.SimContactor;
import faraday.pilot.lock.LockRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose hand frees the plug after which end (E19, table A.6 seq 2.1). */
final class PlugHoldTest {

  private static final long S = SessionScene.S;
  private static final long MS = SessionScene.MS;
  private static final SessionLimits NINETY_SECONDS =
      new SessionLimits(60_000, 90, SessionLimits.NO_COST_LIMIT);

  @ParameterizedTest
  @EnumSource(LockRelease.class)
  void freesThePlugAfterTheDriversTapUnderEveryPolicy(LockRelease policy) {
    SessionScene scene = at(policy).charging(11_000);
    scene.bed.run(5 * S);
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.until(SessionPhase.FREE, 10).run(S);
    assertEquals(LockMotor.Bolt.OPEN, bolt(scene));
  }

  @Test
  void freesThePlugWithTheRecordWhereThePolicySaysSo() {
    SessionScene scene = limited(LockRelease.AT_END);
    scene.bed.until(SessionPhase.FREE, 1).run(S);
    assertEquals(LockMotor.Bolt.OPEN, bolt(scene));
  }

  @Test
  void holdsTheCableAfterALimitUntilTheCarIsGone() {
    SessionScene scene = limited(LockRelease.AUTOMATIC);
    assertEquals(SessionPhase.HOLDING, scene.session().phase());
    scene.bed.run(3_600 * S);
    assertEquals(LockMotor.Bolt.SHUT, bolt(scene), "nobody takes the cable meanwhile");
    scene.bed.bench().unplugCarEnd();
    long sinceNanos = scene.bed.nowNanos();
    scene.bed.must(() -> bolt(scene) == LockMotor.Bolt.OPEN, 5, "unlocking, seq 2.1");
    assertTrue(scene.bed.nowNanos() - sinceNanos < 5 * S);
    assertEquals(SessionPhase.FREE, scene.session().phase());
  }

  @Test
  void unlocksWithinFiveSecondsOfUnplugging() {
    SessionScene scene = at(LockRelease.AUTOMATIC).charging(11_000);
    scene.bed.run(5 * S);
    scene.bed.bench().unplugCarEnd();
    scene.bed.must(() -> bolt(scene) == LockMotor.Bolt.OPEN, 5, "unlocking, seq 2.1");
    assertEquals(StopReason.UNPLUGGED, scene.receipt().ending().reason());
  }

  @Test
  void keepsThePlugOfAnUnpluggedCarForTheDriversTap() {
    SessionScene scene = at(LockRelease.BY_TAP).charging(11_000);
    scene.bed.bench().unplugCarEnd();
    assertEquals(StopReason.UNPLUGGED, scene.over().ending().reason());
    scene.bed.run(3_600 * S);
    assertEquals(LockMotor.Bolt.SHUT, bolt(scene));
    assertEquals(SessionPhase.HOLDING, scene.session().phase());
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.run(S);
    assertEquals(LockMotor.Bolt.OPEN, bolt(scene));
    assertEquals(SessionPhase.FREE, scene.session().phase());
  }

  @Test
  void saysWhyThePlugIsFree() {
    SessionScene scene = limited(LockRelease.AT_END);
    scene.bed.run(S);
    assertEquals(LockRow.LIMIT_REACHED, scene.bed.safety().status().lockRow());
    SessionScene byHand = limited(LockRelease.BY_TAP);
    byHand.session().stop(StopReason.TAP, byHand.bed.nowNanos());
    byHand.bed.run(S);
    assertEquals(LockRow.STOPPED, byHand.bed.safety().status().lockRow());
    SessionScene again = new SessionScene();
    again.bed.powerCycled();
    assertEquals(LockRow.RESTARTED, again.bed.safety().status().lockRow());
  }

  @ParameterizedTest
  @EnumSource(LockRelease.class)
  void trapsNoCableBehindAShortedPilot(LockRelease policy) {
    SessionScene scene = at(policy).charging(11_000);
    scene.bed.run(5 * S);
    scene.bed.bench().shortPilot();
    scene.bed.must(() -> bolt(scene) == LockMotor.Bolt.OPEN, 5, "state E frees");
    assertEquals(StopReason.FAULT, scene.receipt().ending().reason());
  }

  @Test
  void freesAPlugOnceStateFHasStoodForFiveSeconds() {
    SessionScene scene = at(LockRelease.BY_TAP).charging(11_000);
    scene.bed.run(5 * S);
    scene.bed.bench().contactor().mirror(SimContactor.Mirror.STUCK_OPEN);
    scene.bed.must(() -> !scene.session().healthy(), 5, "the contactor dropped");
    scene.over();
    long sinceNanos = scene.bed.nowNanos();
    assertEquals(SessionPhase.HOLDING, scene.session().phase());
    scene.bed.run(4_900 * MS);
    assertEquals(SessionPhase.HOLDING, scene.session().phase());
    scene.bed.must(() -> bolt(scene) == LockMotor.Bolt.OPEN, 3, "unlocking");
    assertTrue(scene.bed.nowNanos() - sinceNanos >= PlugHold.UNAVAILABLE_NANOS);
  }

  @ParameterizedTest
  @EnumSource(LockRelease.class)
  void freesThePlugOfASessionThatCannotBeRecorded(LockRelease policy) {
    SessionScene scene = at(policy);
    scene.running(NINETY_SECONDS, LoadSchedule.NONE);
    scene.bed.run(80 * S);
    scene.bed.hangFlash();
    scene.bed.until(SessionPhase.RECORDING, 20);
    scene.bed.must(() -> bolt(scene) == LockMotor.Bolt.OPEN, 7, "5 s and the bolt's way");
  }

  @Test
  void ignoresAForcedUnlockWhileTheContactsAreClosed() {
    SessionScene scene = at(LockRelease.BY_TAP).charging(11_000);
    assertFalse(scene.session().forceUnlock(scene.bed.nowNanos()));
    scene.bed.run(10 * S);
    assertTrue(scene.bed.bench().contactor().mainClosed(), "it charges on");
    assertEquals(LockMotor.Bolt.SHUT, bolt(scene));
  }

  @Test
  void endsAWaitingSessionByAForcedUnlock() {
    SessionScene scene = at(LockRelease.BY_TAP).running(SessionScene.WIDE, LoadSchedule.NONE);
    scene.bed.run(10 * S);
    assertTrue(scene.session().forceUnlock(scene.bed.nowNanos()));
    assertEquals(StopReason.STAFF, scene.over().ending().reason());
    scene.bed.run(S);
    assertEquals(LockMotor.Bolt.OPEN, bolt(scene));
  }

  @Test
  void freesAHeldPlugByAForcedUnlock() {
    SessionScene scene = limited(LockRelease.BY_TAP);
    assertTrue(scene.session().forceUnlock(scene.bed.nowNanos()));
    scene.bed.run(S);
    assertEquals(LockMotor.Bolt.OPEN, bolt(scene));
    assertEquals(SessionPhase.FREE, scene.session().phase());
  }

  @Test
  void drivesABoltOpenThatNobodyHolds() {
    SessionScene scene = at(LockRelease.AUTOMATIC);
    scene.bed.bench().lock().force(LockMotor.Bolt.SHUT);
    scene.bed.run(S);
    assertTrue(scene.session().forceUnlock(scene.bed.nowNanos()));
    scene.bed.run(2 * S);
    assertEquals(LockMotor.Bolt.OPEN, bolt(scene));
  }

  @Test
  void freesAHeldPlugAtARestartWhichHasForgottenIt() {
    SessionScene scene = limited(LockRelease.BY_TAP);
    scene.bed.powerCycled();
    assertEquals(SessionPhase.FREE, scene.session().phase());
    assertNull(scene.session().ended());
    assertEquals(LockMotor.Bolt.OPEN, bolt(scene));
  }

  @Test
  void letsEnergyFlowAfterUnpluggingOnlyOnceTheDriverHasTapped() {
    SessionScene scene = SessionScene.with(EndPolicy.byTap()).charging(11_000);
    scene.bed.run(5 * S);
    scene.bed.bench().unplugCarEnd();
    scene.bed.run(60 * S);
    assertEquals(SessionPhase.RUNNING, scene.session().phase(), "time goes on being billed");
    assertEquals(LockMotor.Bolt.SHUT, bolt(scene));
    scene.bed.bench().plug();
    scene.bed.bench().ready(true);
    scene.bed.run(60 * S);
    assertFalse(scene.bed.bench().contactor().mainClosed(), "a stranger's car, perhaps");
    scene.session().confirmPlugIn();
    scene.bed.must(() -> scene.bed.bench().contactor().mainClosed(), 10, "closing");
  }

  private static SessionScene at(LockRelease policy) {
    return SessionScene.with(EndPolicy.standard().with(policy));
  }

  /** A session that its time limit has just ended, the car still plugged. */
  private static SessionScene limited(LockRelease policy) {
    SessionScene scene = at(policy).running(NINETY_SECONDS, LoadSchedule.NONE);
    scene.bed.run(85 * S);
    assertEquals(StopReason.TIME_LIMIT, scene.over().ending().reason());
    return scene;
  }

  private static LockMotor.Bolt bolt(SessionScene scene) {
    return scene.bed.bench().lock().trueBolt();
  }
}
