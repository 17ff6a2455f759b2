package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.LockMotor;
import faraday.hal.PilotOutput;
import faraday.hal.sim.SimContactor;
import faraday.pilot.fault.SafetyFault;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The order no fault may break (design §3, E5, E19, TH-30). */
class SessionOrderTest {

  private static final long S = SessionScene.S;
  private static final long MS = SessionScene.MS;

  private final SessionScene scene = new SessionScene();

  @Test
  void holdsNothingUntilGrantIsDurable() {
    scene.bed.hangFlash();
    assertTrue(
        scene
            .session()
            .accept(scene.grant(SessionScene.WIDE), LoadSchedule.NONE, scene.bed.nowNanos()));
    scene.bed.run(4 * S);
    assertEquals(SessionPhase.GRANTING, scene.session().phase());
    scene.bed.until(SessionPhase.FREE, 2);
    assertFalse(scene.onFlash(RecordType.GRANT));
  }

  @Test
  void acceptsOnlyOneRightAtATime() {
    scene.granted();
    assertThrows(
        IllegalStateException.class,
        () ->
            scene
                .session()
                .accept(scene.grant(SessionScene.WIDE), LoadSchedule.NONE, scene.bed.nowNanos()));
  }

  @Test
  void doesNotStartBeforeTheDriverIsToldHoweverLongThePhoneIsGone() {
    scene.bed.bench().plug();
    scene.session().accept(scene.grant(SessionScene.WIDE), LoadSchedule.NONE, scene.bed.nowNanos());
    scene.bed.until(SessionPhase.GRANTED, 2);
    scene.session().tapOver();
    scene.bed.run(30 * S);
    assertEquals(SessionPhase.GRANTED, scene.session().phase());
    scene.session().told(scene.bed.nowNanos());
    scene.session().tapOver();
    scene.bed.until(SessionPhase.RUNNING, 1);
  }

  @Test
  void startsAsSoonAsTheTapIsOver() {
    scene.bed.bench().plug();
    scene.bed.run(S);
    scene.granted();
    scene.bed.run(S);
    assertEquals(SessionPhase.GRANTED, scene.session().phase(), "the tap goes on");
    scene.session().tapOver();
    scene.bed.until(SessionPhase.RUNNING, 1);
  }

  @Test
  void startsFiveSecondsAfterTheAnswerAtTheLatest() {
    scene.bed.bench().plug();
    scene.bed.run(S);
    scene.granted();
    scene.bed.run(5 * S - 20 * MS);
    assertEquals(SessionPhase.GRANTED, scene.session().phase());
    scene.bed.run(100 * MS);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
  }

  @Test
  void offersNothingUntilStartIsDurable() {
    scene.granted();
    scene.session().tapOver();
    scene.bed.hangFlash();
    scene.bed.bench().plug();
    scene.bed.bench().ready(true);
    scene.bed.until(SessionPhase.STARTING, 2);
    scene.bed.run(4 * S);
    assertEquals(PilotOutput.STEADY_HIGH_PERMILLE, scene.bed.bench().dutyPermille());
    scene.bed.until(SessionPhase.FREE, 2);
    scene.bed.run(10 * S);
    assertFalse(scene.bed.edges().contains("contactor.main 1"));
    assertEquals(LockMotor.Bolt.OPEN, scene.bed.bench().lock().trueBolt(), "and lets go");
  }

  @Test
  void hasStartOnFlashWhenTheSignalFirstComes() {
    scene.granted();
    scene.session().tapOver();
    scene.bed.bench().plug();
    scene.bed.must(
        () -> scene.bed.bench().dutyPermille() != PilotOutput.STEADY_HIGH_PERMILLE, 5, "PWM");
    assertTrue(scene.onFlash(RecordType.START));
    assertEquals(LockMotor.Bolt.SHUT, scene.bed.bench().lock().trueBolt(), "everything slow first");
  }

  @Test
  void opensThenRecordsThenUnlocks() {
    scene.charging(11_000);
    scene.bed.run(10 * S);
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.must(
        () -> {
          boolean closed = scene.bed.bench().contactor().mainClosed();
          boolean recorded = scene.onFlash(RecordType.STOP);
          boolean shut = scene.bed.bench().lock().trueBolt() == LockMotor.Bolt.SHUT;
          assertFalse(closed && recorded, "STOP before the contacts are open");
          assertTrue(recorded || shut, "unlocked before STOP is durable");
          return scene.bed.bench().lock().trueBolt() == LockMotor.Bolt.OPEN;
        },
        20,
        "the bolt opens");
    SessionRecord stop = scene.recorded(RecordType.STOP);
    assertEquals(
        scene.bed.bench().meter().registerMwh(), stop.energy().stopRegisterMwh(), "metered late");
    assertFalse(stop.ending().contactorDidNotOpen());
  }

  @Test
  void keepsTheBoltShutOverAWeldAndSaysSo() {
    scene.charging(11_000);
    scene.bed.run(5 * S);
    scene.bed.bench().contactor().contacts(SimContactor.Contacts.WELDED);
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.until(SessionPhase.FREE, 15);
    SessionRecord stop = scene.recorded(RecordType.STOP);
    assertTrue(stop.ending().contactorDidNotOpen());
    assertTrue(stop.ending().faults().contains(SafetyFault.CONTACTOR_WELDED.code()));
    scene.bed.run(60 * S);
    assertEquals(LockMotor.Bolt.SHUT, scene.bed.bench().lock().trueBolt(), "no exception");
    assertFalse(scene.session().healthy(), "and nobody else charges here");
  }

  @Test
  void letsGoFiveSecondsAfterAStopThatCannotBeWritten() {
    scene.charging(11_000);
    scene.bed.hangFlash();
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.until(SessionPhase.RECORDING, 9);
    long since = scene.bed.nowNanos();
    scene.bed.until(SessionPhase.FREE, 6);
    long waitedMs = (scene.bed.nowNanos() - since) / MS;
    assertTrue(waitedMs >= 4_000 && waitedMs <= 5_100, waitedMs + " ms");
    assertFalse(Objects.requireNonNull(scene.session().ended()).recorded(), "UNRECORDED");
    assertEquals(StopReason.TAP, scene.receipt().ending().reason());
    scene.bed.run(S);
    assertEquals(LockMotor.Bolt.OPEN, scene.bed.bench().lock().trueBolt());
  }

  @Test
  void endsARunningSessionOnceTheJournalIsDead() {
    scene.charging(11_000);
    scene.bed.breakFlash();
    scene.bed.must(() -> !scene.bed.bench().contactor().mainClosed(), 310, "opening");
    scene.bed.until(SessionPhase.FREE, 10);
    assertEquals(StopReason.FAULT, scene.receipt().ending().reason());
    assertTrue(scene.receipt().ending().faults().contains(FaultCode.JOURNAL_DEAD));
  }

  @Test
  void lapsesAfterAMinuteWithoutACar() {
    scene.granted();
    scene.session().tapOver();
    long since = scene.bed.nowNanos();
    scene.bed.run(59 * S + 900 * MS);
    assertEquals(SessionPhase.GRANTED, scene.session().phase());
    scene.bed.until(SessionPhase.FREE, 1);
    assertTrue(scene.bed.nowNanos() - since <= 60 * S + 100 * MS);
    assertEquals(List.of(RecordType.GRANT, RecordType.LAPSE), scene.bed.types());
    SessionRecord lapse = scene.recorded(RecordType.LAPSE);
    assertEquals(StopReason.LAPSED, lapse.ending().reason());
    assertEquals(0, lapse.costMinor());
    assertEquals(0, lapse.energy().energyMwh());
    assertTrue(lapse.span().startTimeS().isEmpty());
  }

  @Test
  void startsForACarThatComesInTheLastSecond() {
    scene.granted();
    scene.session().tapOver();
    scene.bed.run(58 * S);
    scene.bed.bench().plug();
    scene.bed.until(SessionPhase.RUNNING, 2);
  }

  @Test
  void doesNotStartOnAFaultyConnector() {
    scene.bed.bench().plugWithoutCode();
    scene.bed.must(() -> !scene.session().healthy(), 10, "the cable is noticed");
    assertTrue(scene.bed.safety().status().plugged());
    scene.granted();
    scene.session().tapOver();
    scene.bed.until(SessionPhase.FREE, 62);
    assertFalse(scene.onFlash(RecordType.START));
  }

  @Test
  void endsWhenThePlugIsPulledBetweenStartAndSignal() {
    scene.granted();
    scene.session().tapOver();
    scene.bed.bench().plug();
    scene.bed.until(SessionPhase.RUNNING, 3);
    scene.bed.bench().unplug();
    scene.bed.until(SessionPhase.FREE, 5);
    assertEquals(StopReason.UNPLUGGED, scene.recorded(RecordType.STOP).ending().reason());
    assertFalse(scene.recorded(RecordType.STOP).ending().pluggedAtEnd());
    assertFalse(scene.bed.edges().contains("contactor.main 1"));
  }

  @Test
  void endsWithinAHundredMillisecondsOfEnergyWhenUnplugged() {
    scene.charging(11_000);
    scene.bed.bench().unplugCarEnd();
    scene.bed.run(100 * MS);
    assertFalse(scene.bed.bench().contactor().mainClosed());
    scene.bed.until(SessionPhase.FREE, 5);
    assertEquals(StopReason.UNPLUGGED, scene.recorded(RecordType.STOP).ending().reason());
  }

  @Test
  void doesNotWaitForAMeterThatIsSilent() {
    scene.charging(11_000);
    scene.bed.bench().meterSilent(true);
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    long since = scene.bed.nowNanos();
    scene.bed.until(SessionPhase.FREE, 15);
    assertTrue(scene.bed.nowNanos() - since <= 9 * S, "6 s for the car, 2 s for the meter");
  }

  @Test
  void offersAgainAfterTheServiceLoopWasStuck() {
    scene.charging(11_000);
    scene.bed.stallService(20 * S);
    assertFalse(scene.bed.bench().contactor().mainClosed(), "orderly stop after 10 s");
    scene.bed.must(() -> scene.bed.bench().contactor().mainClosed(), 60, "closing again");
    assertEquals(SessionPhase.RUNNING, scene.session().phase(), "and goes on");
  }

  @Test
  void forgetsAStopThatNobodyCanMean() {
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.run(S);
    assertEquals(SessionPhase.FREE, scene.session().phase());
    assertNull(scene.session().ended());
    assertEquals(List.of(), scene.bed.types());
  }
}
