package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.JournalState;
import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.LockMotor;
import faraday.hal.sim.SimContactor;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a restart makes of what the journal says (design §3, TH-12, TH-30). */
class BootRecoveryTest {

  private static final long S = SessionScene.S;

  private final SessionScene scene = new SessionScene();

  @Test
  void lapsesAGrantWithoutStart() {
    scene.granted();
    scene.bed.powerOff();
    scene.bed.powerOn(5).booted();
    scene.bed.until(SessionPhase.FREE, 5);
    SessionRecord lapse = scene.recorded(RecordType.LAPSE);
    assertEquals(StopReason.LAPSED, lapse.ending().reason());
    assertEquals(0, lapse.costMinor());
    assertFalse(scene.onFlash(RecordType.GAP), "nothing ran that could have a gap");
  }

  @Test
  void knowsThePlugWhenItLapses() {
    scene.granted();
    scene.bed.bench().plug();
    scene.bed.powerOff();
    scene.bed.powerOn(5).booted();
    scene.bed.until(SessionPhase.FREE, 5);
    assertTrue(scene.recorded(RecordType.LAPSE).ending().pluggedAtEnd());
  }

  @ParameterizedTest(name = "outage of {0} s: resumes {1}")
  @CsvSource({"1, true", "600, true", "880, true", "920, false", "3600, false"})
  void resumesAfterAnOutageOfUpToFifteenMinutes(long outageS, boolean resumes) {
    scene.charging(11_000);
    scene.bed.run(10 * S);
    restart(outageS);
    assertEquals(resumes ? SessionPhase.RUNNING : SessionPhase.FREE, scene.session().phase());
    assertTrue(scene.onFlash(RecordType.GAP));
    if (resumes) {
      scene.bed.must(() -> scene.bed.bench().contactor().mainClosed(), 10, "closing again");
    } else {
      SessionRecord close = scene.recorded(RecordType.CLOSE);
      assertEquals(StopReason.POWER_LOSS, close.ending().reason());
      assertEquals(LockMotor.Bolt.OPEN, scene.bed.bench().lock().trueBolt());
    }
  }

  @Test
  void goesOnUnderTheSameIdWithAllItsEnergyAndTime() {
    scene.charging(11_000);
    scene.bed.run(320 * S);
    SessionGrant before = Objects.requireNonNull(scene.session().grant());
    restart(100);
    scene.bed.run(60 * S);
    assertEquals(before.sessionId(), Objects.requireNonNull(scene.session().grant()).sessionId());
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.until(SessionPhase.FREE, 20);
    SessionRecord stop = scene.recorded(RecordType.STOP);
    assertEquals(5_000_000, stop.energy().startRegisterMwh());
    assertEquals(scene.bed.bench().meter().registerMwh(), stop.energy().stopRegisterMwh());
    long seconds = stop.span().durationS();
    assertTrue(seconds >= 490 && seconds <= 505, seconds + " s, the outage included");
  }

  @Test
  void goesOnAfterASecondOutageToo() {
    scene.charging(11_000);
    restart(60);
    restart(60);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
    assertFalse(scene.onFlash(RecordType.METER), "GAP has told the register");
    assertEquals(2, scene.bed.types().stream().filter(type -> type == RecordType.GAP).count());
  }

  @Test
  void endsAtOnceWhenTheTimeRanOutMeanwhile() {
    scene.charging(new SessionLimits(60_000, 120, SessionLimits.NO_COST_LIMIT), 11_000);
    scene.bed.forgetEdges();
    restart(300);
    scene.over();
    assertEquals(StopReason.TIME_LIMIT, scene.recorded(RecordType.STOP).ending().reason());
    assertFalse(scene.bed.edges().contains("contactor.main 1"), "without another second of power");
  }

  @Test
  void closesWithoutATrustedClockWhenMoneyIsLimited() {
    scene.charging(new SessionLimits(60_000, 14_400, 2_000), 11_000);
    scene.bed.powerOff();
    scene.bed.wallClock().loseBattery();
    scene.bed.powerOn(10).booted();
    scene.bed.until(SessionPhase.FREE, 20);
    assertEquals(StopReason.POWER_LOSS, scene.recorded(RecordType.CLOSE).ending().reason());
  }

  @Test
  void resumesWithoutATrustedClockWhenOnlyEnergyAndTimeAreLimited() {
    scene.charging(11_000);
    scene.bed.powerOff();
    scene.bed.wallClock().loseBattery();
    scene.bed.powerOn(10).booted();
    scene.bed.until(SessionPhase.RUNNING, 10);
  }

  @Test
  void closesWhenTheCarIsGone() {
    scene.charging(11_000);
    scene.bed.powerOff();
    scene.bed.bench().unplugCarEnd();
    scene.bed.powerOn(10).booted();
    scene.bed.until(SessionPhase.FREE, 20);
    assertEquals(StopReason.POWER_LOSS, scene.recorded(RecordType.CLOSE).ending().reason());
    assertFalse(scene.recorded(RecordType.CLOSE).ending().pluggedAtEnd());
  }

  @Test
  void closesWhenAnotherCarTookTheHeldCable() {
    scene.charging(11_000);
    scene.bed.powerOff();
    scene.bed.bench().unplugCarEnd();
    scene.bed.powerOn(10);
    scene.bed.run(300 * SessionScene.MS);
    scene.bed.bench().plug();
    scene.bed.booted();
    scene.bed.until(SessionPhase.FREE, 20);
    assertTrue(scene.onFlash(RecordType.CLOSE), "CP has read A since boot");
  }

  @Test
  void closesWhenTheBoltIsFoundOpen() {
    scene.charging(11_000);
    scene.bed.powerOff();
    scene.bed.bench().lock().force(LockMotor.Bolt.OPEN);
    scene.bed.powerOn(10).booted();
    scene.bed.until(SessionPhase.FREE, 20);
    assertTrue(scene.onFlash(RecordType.CLOSE));
  }

  @Test
  void closesWhenTheSelfTestFailsInsteadOfWaitingForEver() {
    scene.charging(11_000);
    scene.bed.powerOff();
    scene.bed.bench().contactor().mirror(SimContactor.Mirror.STUCK_CLOSED);
    scene.bed.powerOn(10);
    scene.bed.must(() -> scene.bed.recovery().done(), 5, "the past is known");
    scene.bed.until(SessionPhase.FREE, 40);
    SessionRecord close = scene.recorded(RecordType.CLOSE);
    assertTrue(close.ending().contactorDidNotOpen(), "as the mirror says");
    assertEquals(
        LockMotor.Bolt.SHUT, scene.bed.bench().lock().trueBolt(), "not under a closed mirror");
  }

  @Test
  void closesASessionItCannotRecordAnyMore() {
    scene.charging(11_000);
    scene.bed.powerOff();
    scene.bed.breakFlash();
    scene.bed.powerOn(10);
    scene.bed.must(() -> !scene.bed.book().alive(), 10, "the journal gives up");
    scene.bed.until(SessionPhase.FREE, 20);
    scene.bed.run(S);
    assertEquals(LockMotor.Bolt.OPEN, scene.bed.bench().lock().trueBolt());
  }

  @Test
  void keepsNoCableWhenTheMediumDoesNotAnswer() {
    scene.charging(11_000);
    scene.bed.powerOff();
    scene.bed.powerOnWithoutFlash(10);
    scene.bed.must(() -> scene.bed.recovery().done(), 10, "giving up");
    scene.bed.run(2 * S);
    assertEquals(LockMotor.Bolt.OPEN, scene.bed.bench().lock().trueBolt());
    assertFalse(scene.session().healthy(), "and nobody charges");
  }

  @Test
  void opensABoltThatNobodyHolds() {
    scene.charging(11_000);
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.must(() -> scene.onFlash(RecordType.STOP), 20, "STOP");
    assertEquals(LockMotor.Bolt.SHUT, scene.bed.bench().lock().trueBolt());
    scene.bed.powerOff();
    scene.bed.powerOn(1).booted();
    assertEquals(LockMotor.Bolt.OPEN, scene.bed.bench().lock().trueBolt());
    assertEquals(SessionPhase.FREE, scene.session().phase());
  }

  @Test
  void neverEndsASessionTwice() {
    scene.charging(11_000);
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.until(SessionPhase.FREE, 20);
    restart(10);
    restart(10);
    assertEquals(
        1,
        scene.bed.types().stream()
            .filter(type -> type == RecordType.STOP || type == RecordType.CLOSE)
            .count());
  }

  @Test
  void recordsNothingBeforeThePastIsKnown() {
    scene.granted();
    scene.bed.powerOff();
    scene.bed.powerOn(1);
    while (scene.bed.journal().state() == JournalState.RECOVERING) {
      scene.bed.journal().tick(scene.bed.nowNanos());
    }
    assertEquals(
        RecordBook.REFUSED, scene.bed.book().append(RecordType.FAULT, new byte[] {(byte) 0x80}));
    scene.bed.booted();
    assertEquals(RecordType.BOOT, scene.bed.records().get(2).type(), "first of its boot");
  }

  private void restart(long outageS) {
    scene.bed.powerOff();
    scene.bed.powerOn(outageS).booted();
    scene.bed.run(10 * S);
  }
}
