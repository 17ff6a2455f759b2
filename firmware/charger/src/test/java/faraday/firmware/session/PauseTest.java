package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.LockMotor;
import faraday.hal.PilotOutput;
import faraday.pilot.connector.SafetyStatus;
import faraday.pilot.fault.SafetyFault;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What interrupts a session without ending it: faults that pass, profiles of 0 A, the mains. */
final class PauseTest {

  private static final long S = SessionScene.S;
  private static final long MS = SessionScene.MS;

  private final SessionScene scene = new SessionScene();

  @Test
  void waitsForAFaultToPassAndGoesOnByItself() {
    scene.charging(4_000);
    scene.bed.run(10 * S);
    underVoltage(true);
    scene.bed.must(() -> !scene.bed.bench().contactor().mainClosed(), 12, "the orderly stop");
    scene.bed.run(20 * S);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
    assertFalse(scene.onFlash(RecordType.STOP));
    assertEquals(LockMotor.Bolt.SHUT, scene.bed.bench().lock().trueBolt());
    assertFalse(scene.session().healthy(), "shown as faulted");
    underVoltage(false);
    scene.bed.must(() -> scene.bed.bench().contactor().mainClosed(), 150, "closing again");
    scene.bed.run(30 * S);
    scene.bed.bench().ready(false);
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    SessionRecord stop = scene.over();
    assertEquals(List.of(SafetyFault.UNDER_VOLTAGE.code()), stop.ending().faults());
    assertEquals(StopReason.TAP, stop.ending().reason());
  }

  @Test
  void keepsTheEvidenceOfTheFaultAndHowLongItStood() {
    scene.charging(11_000);
    scene.bed.run(10 * S);
    underVoltage(true);
    scene.bed.run(20 * S);
    underVoltage(false);
    scene.bed.must(() -> scene.session().healthy(), 90, "recovery");
    scene.bed.run(S);
    List<JournalRecord> faults = faults();
    assertEquals(2, faults.size(), "one for the raising, one for its end");
    FaultReader raised = FaultReader.of(faults.get(0));
    assertEquals(SafetyFault.UNDER_VOLTAGE.code(), raised.code());
    assertEquals(150_000, raised.detail(), "mV of the phase");
    assertEquals(9_000, raised.highMv());
    assertEquals(-12_000, raised.lowMv());
    long stoodS = FaultReader.stoodS(faults.get(1));
    assertTrue(stoodS >= 60 && stoodS <= 100, stoodS + " s");
  }

  @Test
  void countsTimeWhileItWaits() {
    scene.charging(new SessionLimits(60_000, 60, SessionLimits.NO_COST_LIMIT), 11_000);
    underVoltage(true);
    scene.bed.run(61 * S);
    assertEquals(StopReason.TIME_LIMIT, scene.over().ending().reason());
  }

  @Test
  void endsAPauseThatNeverEnds() {
    SessionScene patient = SessionScene.with(EndPolicy.standard().withPauseMaxS(300));
    patient.charging(11_000);
    patient.bed.run(10 * S);
    patient.bed.bench().ready(false);
    patient.bed.bench().sensors().voltageMv[0] = 150_000;
    patient.bed.must(() -> !patient.session().healthy(), 10, "the fault");
    patient.bed.run(300 * S - 100 * MS);
    assertEquals(SessionPhase.RUNNING, patient.session().phase());
    patient.bed.run(200 * MS);
    SessionRecord stop = patient.over();
    assertEquals(StopReason.FAULT, stop.ending().reason());
    assertEquals(List.of(SafetyFault.UNDER_VOLTAGE.code()), stop.ending().faults());
  }

  @Test
  void beginsNothingWhileAFaultStands() {
    underVoltage(true);
    scene.bed.must(() -> !scene.session().healthy(), 10, "the fault");
    scene.granted();
    scene.session().tapOver();
    scene.bed.bench().plug();
    scene.bed.run(30 * S);
    assertEquals(SessionPhase.GRANTED, scene.session().phase());
    scene.bed.until(SessionPhase.FREE, 40);
    assertFalse(scene.onFlash(RecordType.START));
    assertEquals(PilotOutput.STEADY_HIGH_PERMILLE, scene.bed.bench().dutyPermille());
  }

  @Test
  void holdsThePlugWhileTheProfileSaysNought() {
    LoadSchedule schedule =
        LoadSchedule.of(new int[] {0, 60, 120}, new int[] {16_000, 0, 10_000}, 0);
    scene.running(SessionScene.WIDE, schedule);
    scene.bed.bench().ready(true);
    scene.bed.run(70 * S);
    assertFalse(scene.bed.bench().contactor().mainClosed());
    assertEquals(LockMotor.Bolt.SHUT, scene.bed.bench().lock().trueBolt());
    assertTrue(scene.session().healthy(), "no fault, a pause");
    scene.bed.run(70 * S);
    assertTrue(scene.bed.bench().contactor().mainClosed());
    assertEquals(10_000, scene.bed.safety().status().offeredLimitMa());
  }

  @Test
  void noticesTheUnpluggingDuringAPauseOfTheProfile() {
    scene.running(SessionScene.WIDE, LoadSchedule.of(new int[] {0}, new int[] {0}, 0));
    scene.bed.run(60 * S);
    scene.bed.bench().unplugCarEnd();
    scene.bed.until(SessionPhase.FREE, 5);
    assertEquals(StopReason.UNPLUGGED, scene.receipt().ending().reason());
  }

  @Test
  void noticesTheUnpluggingDuringAPauseByAFault() {
    scene.charging(11_000);
    underVoltage(true);
    scene.bed.run(30 * S);
    scene.bed.bench().unplugCarEnd();
    scene.bed.until(SessionPhase.FREE, 5);
    assertEquals(StopReason.UNPLUGGED, scene.receipt().ending().reason());
  }

  @Test
  void writesTheMeterWhileStoredEnergyLasts() {
    scene.charging(4_000);
    scene.bed.run(200 * S);
    assertFalse(scene.onFlash(RecordType.METER), "not due before 300 s");
    scene.bed.bench().sensors().present = false;
    scene.bed.run(400 * MS);
    JournalRecord last = scene.bed.last(RecordType.METER);
    assertEquals(scene.bed.chargerClock().epochSeconds(), last.stamp().epochSeconds());
    SessionCodec.Mark mark = SessionScene.mark(last);
    assertEquals(Objects.requireNonNull(scene.session().grant()).sessionId(), mark.sessionId());
    assertTrue(mark.elapsedS() >= 200 && mark.elapsedS() <= 205, mark.elapsedS() + " s");
    assertFalse(scene.onFlash(RecordType.STOP), "power may come back");
  }

  @Test
  void countsAnOutageFromTheFailureOfTheMains() {
    scene.charging(4_000);
    scene.bed.run(290 * S);
    scene.bed.bench().sensors().chargePermille = 0;
    mainsLost(true);
    scene.bed.powerOff();
    assertEquals(LockMotor.Bolt.SHUT, scene.bed.bench().lock().trueBolt(), "nothing stored");
    scene.bed.powerOn(880).booted();
    scene.bed.until(SessionPhase.RUNNING, 10);
  }

  @Test
  void writesOneMeterAMinuteForMainsThatFlutter() {
    scene.charging(11_000);
    OutageMark mark = new OutageMark();
    assertFalse(mark.look(scene.session().status(), 0));
    mainsLost(true);
    assertTrue(mark.look(scene.session().status(), S));
    assertFalse(mark.look(scene.session().status(), 2 * S), "it stands");
    SafetyStatus well = new SessionScene().session().status();
    assertFalse(mark.look(well, 3 * S));
    assertFalse(mark.look(scene.session().status(), 61 * S - 1));
    assertFalse(mark.look(well, 61 * S - 1));
    assertTrue(mark.look(scene.session().status(), 61 * S), "a minute after the first");
  }

  private void mainsLost(boolean lost) {
    scene.bed.bench().sensors().present = !lost;
    scene.bed.run(100 * MS);
  }

  /** The car obeys: it opens S2 when the offer goes, and closes it when it is back. */
  private void underVoltage(boolean low) {
    scene.bed.bench().ready(!low);
    scene.bed.bench().sensors().voltageMv[0] = low ? 150_000 : 230_000;
  }

  private List<JournalRecord> faults() {
    return scene.bed.records().stream().filter(r -> r.type() == RecordType.FAULT).toList();
  }
}
