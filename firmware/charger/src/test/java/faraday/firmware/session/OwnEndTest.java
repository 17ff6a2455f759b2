package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.record.StopReason;
import org.junit.jupiter.api.Test;

/** Ends that come without a tap: a car that has had enough, a slot that is over (E18). */
final class OwnEndTest {

  private static final long S = SessionScene.S;
  private static final long MS = SessionScene.MS;
  private static final EndPolicy FULL_AFTER_AN_HOUR = EndPolicy.standard().withCarFullAfterS(3_600);

  @Test
  void leavesAFullCarWhereItIsUnlessThePolicySaysOtherwise() {
    SessionScene scene = new SessionScene().charging(11_000);
    scene.bed.run(60 * S);
    scene.bed.bench().ready(false);
    scene.bed.run(3 * 3_600 * S);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
  }

  @Test
  void endsOnceAFullCarHasAskedForNothingForAnHour() {
    SessionScene scene = SessionScene.with(FULL_AFTER_AN_HOUR).charging(11_000);
    scene.bed.run(60 * S);
    scene.bed.bench().ready(false);
    scene.bed.run(3_600 * S - 100 * MS);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
    scene.bed.run(300 * MS);
    assertEquals(StopReason.CAR_FULL, scene.over().ending().reason());
  }

  @Test
  void countsAnewWhenTheCarTopsUp() {
    SessionScene scene = SessionScene.with(FULL_AFTER_AN_HOUR).charging(11_000);
    scene.bed.run(60 * S);
    scene.bed.bench().ready(false);
    scene.bed.run(3_000 * S);
    scene.bed.bench().ready(true);
    scene.bed.run(10 * S);
    scene.bed.bench().ready(false);
    scene.bed.run(3_000 * S);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
  }

  @Test
  void callsNoCarFullThatHasNotBegun() {
    SessionScene scene = SessionScene.with(FULL_AFTER_AN_HOUR);
    scene.running(SessionScene.WIDE, LoadSchedule.NONE);
    scene.bed.run(2 * 3_600 * S);
    assertEquals(SessionPhase.RUNNING, scene.session().phase(), "it charges by its own timer");
  }

  @Test
  void callsNoCarFullThatTheChargerItselfHasPaused() {
    SessionScene scene = SessionScene.with(FULL_AFTER_AN_HOUR);
    scene.running(SessionScene.WIDE, LoadSchedule.of(new int[] {0, 120}, new int[] {16_000, 0}, 0));
    scene.bed.bench().load(4_000);
    scene.bed.bench().ready(true);
    scene.bed.run(110 * S);
    assertTrue(scene.bed.bench().contactor().mainClosed());
    scene.bed.run(10 * S);
    scene.bed.bench().ready(false);
    scene.bed.run(2 * 3_600 * S);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
  }

  @Test
  void endsWithItsSlotToTheSecond() {
    SessionScene scene = new SessionScene();
    long endsS = scene.bed.chargerClock().epochSeconds() + 100;
    scene.granted(until(endsS), LoadSchedule.NONE);
    scene.session().tapOver();
    scene.bed.run(20 * S);
    scene.bed.bench().plug();
    scene.bed.until(SessionPhase.RUNNING, 3);
    scene.bed.must(() -> scene.bed.chargerClock().epochSeconds() == endsS - 1, 100, "the slot");
    scene.bed.run(900 * MS);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
    assertEquals(StopReason.SLOT_END, scene.over().ending().reason());
    assertEquals(endsS, scene.recorded(RecordType.STOP).span().stopTimeS(), "and no later");
  }

  @Test
  void endsWithItsSlotAlsoWhenTheClockHasFailedMeanwhile() {
    SessionScene scene = new SessionScene();
    long endsS = scene.bed.chargerClock().epochSeconds() + 100;
    scene.running(until(endsS), LoadSchedule.NONE);
    scene.bed.wallClock().loseBattery();
    scene.bed.run(90 * S);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
    scene.bed.run(10 * S);
    assertEquals(StopReason.SLOT_END, scene.over().ending().reason());
  }

  @Test
  void knowsItsSlotAfterARestart() {
    SessionScene scene = new SessionScene();
    long endsS = scene.bed.chargerClock().epochSeconds() + 100;
    scene.running(until(endsS), LoadSchedule.NONE);
    scene.bed.run(10 * S);
    scene.bed.powerOff();
    scene.bed.powerOn(30).booted();
    scene.bed.until(SessionPhase.RUNNING, 10).run(70 * S);
    assertEquals(StopReason.SLOT_END, scene.over().ending().reason());
  }

  @Test
  void doesNotResumeASlotWithoutATrustedClock() {
    SessionScene scene = new SessionScene();
    scene.running(until(SampleToken.NOON_S + 7_200), LoadSchedule.NONE);
    scene.bed.powerOff();
    scene.bed.wallClock().loseBattery();
    scene.bed.powerOn(10).booted();
    scene.bed.until(SessionPhase.FREE, 20);
    assertEquals(StopReason.POWER_LOSS, scene.recorded(RecordType.CLOSE).ending().reason());
    assertFalse(scene.onFlash(RecordType.STOP));
  }

  private static SessionLimits until(long endsEpochS) {
    return new SessionLimits(60_000, 14_400, SessionLimits.NO_COST_LIMIT, endsEpochS);
  }
}
