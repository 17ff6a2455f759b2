package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.Decoded;
import faraday.firmware.wire.peer.SampleToken;
import faraday.firmware.wire.record.Cost;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.PilotOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Where a session ends by itself, to the unit; what is written on the way (E6, E18, E20). */
class SessionLimitTest {

  private static final long S = SessionScene.S;
  private static final long MS = SessionScene.MS;
  private static final long NO_COST_LIMIT = SessionLimits.NO_COST_LIMIT;

  private SessionScene scene = new SessionScene();

  @Test
  void endsAtExactlyTheEnergyLimit() {
    meteredByHand(new SessionLimits(7, 14_400, NO_COST_LIMIT));
    meter(6_999);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
    meter(7_000);
    assertEquals(StopReason.ENERGY_LIMIT, ended().ending().reason());
    assertEquals(7_000, ended().energy().energyMwh());
  }

  @Test
  void endsAtExactlyTheTimeLimit() {
    scene.running(new SessionLimits(60_000, 90, NO_COST_LIMIT), LoadSchedule.NONE);
    scene.bed.run(89 * S + 900 * MS);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
    scene.bed.run(200 * MS);
    assertEquals(SessionPhase.ENDING, scene.session().phase());
    assertEquals(StopReason.TIME_LIMIT, ended().ending().reason());
  }

  @Test
  void endsAtExactlyTheCostLimit() {
    meteredByHand(new SessionLimits(60_000, 14_400, 90));
    // 45 minor units per kWh: 1.988888… kWh round to 90 with the half cent, less does not.
    long elapsedS = 2;
    long enough = 1_980_000;
    while (Cost.minorUnits(enough, elapsedS, Testbed.TARIFF) < 90) {
      enough++;
    }
    meter(enough - 10_000);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
    meter(enough + 10_000);
    assertEquals(StopReason.COST_LIMIT, ended().ending().reason());
    assertEquals(90, ended().costMinor());
  }

  @Test
  void doesNotEndAtACostThatIsNoLimit() {
    meteredByHand(new SessionLimits(60_000, 14_400, NO_COST_LIMIT));
    meter(50_000_000);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
  }

  @Test
  void endsWithTheFaultAndItsEvidence() {
    scene.charging(11_000);
    scene.bed.run(5 * S);
    scene.bed.bench().shortPilot();
    scene.bed.run(100 * MS);
    assertFalse(scene.bed.bench().contactor().mainClosed());
    SessionRecord stop = ended();
    assertEquals(StopReason.FAULT, stop.ending().reason());
    assertEquals(List.of(3), stop.ending().faults(), "PILOT_SHORT");
    assertEquals(1, stop.ending().faultCounter());
    JournalRecord fault = scene.bed.last(RecordType.FAULT);
    assertEquals(6, fault.payload()[0] & 0x1F, "evse, code, high, low, detail, current");
    assertEquals(1, fault.payload()[1]);
    assertEquals(3, fault.payload()[2]);
    assertEquals(1, scene.bed.types().stream().filter(t -> t == RecordType.FAULT).count());
  }

  @Test
  void writesAMeterRecordEveryFiveMinutesOrHalfAKilowattHour() {
    scene.charging(2_300);
    scene.bed.run(610 * S);
    List<SessionCodec.Mark> slow = marks();
    assertEquals(2, slow.size());
    assertEquals(300, slow.get(0).elapsedS());
    assertEquals(600, slow.get(1).elapsedS());
    scene.bed.bench().load(22_000);
    scene.bed.run(300 * S);
    List<SessionCodec.Mark> fast = marks();
    for (int i = 3; i < fast.size(); i++) {
      long step = fast.get(i).registerMwh() - fast.get(i - 1).registerMwh();
      assertTrue(step >= 500_000 && step <= 504_000, "every 0.5 kWh: " + step);
    }
    assertTrue(fast.size() >= 5, "1.83 kWh more");
  }

  @Test
  void followsItsScheduleOnThePilot() {
    LoadSchedule schedule =
        LoadSchedule.of(new int[] {0, 60, 120}, new int[] {16_000, 0, 10_000}, 0);
    scene.running(SessionScene.WIDE, schedule);
    scene.bed.bench().ready(true);
    scene.bed.run(20 * S);
    assertEquals(16_000, scene.bed.safety().status().offeredLimitMa());
    scene.bed.run(50 * S);
    assertEquals(
        PilotOutput.STEADY_HIGH_PERMILLE, scene.bed.bench().dutyPermille(), "a pause, no end");
    assertFalse(scene.bed.bench().contactor().mainClosed());
    scene.bed.run(70 * S);
    assertEquals(10_000, scene.bed.safety().status().offeredLimitMa());
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
  }

  @Test
  void keepsToTheLowestLimitWhenTheClockFailsBeforeAScheduleInUtcIsPlaced() {
    LoadSchedule schedule =
        LoadSchedule.of(new int[] {0, 3_600}, new int[] {16_000, 8_000}, 0)
            .startingAt(SampleToken.NOON_S);
    scene.granted(SessionScene.WIDE, schedule);
    scene.bed.wallClock().loseBattery();
    scene.session().tapOver();
    scene.bed.bench().plug();
    scene.bed.until(SessionPhase.RUNNING, 3);
    scene.bed.run(10 * S);
    assertEquals(8_000, scene.bed.safety().status().offeredLimitMa());
  }

  @Test
  void recordsWhatItSaw() {
    scene.charging(11_040);
    scene.bed.run(30 * S);
    scene.session().stop(StopReason.STAFF, scene.bed.nowNanos());
    SessionRecord stop = ended();
    assertEquals(16_000, stop.energy().maxCurrentMa());
    assertEquals(OptionalInt.of(21_500), stop.surroundings().temperatureMilliC());
    assertEquals(OptionalInt.of(450), stop.surroundings().humidityPermille());
    assertTrue(stop.ending().pluggedAtEnd());
    assertFalse(stop.ending().ventilation());
    assertEquals(stop.energy().startRegisterMwh(), 5_000_000);
  }

  @Test
  void recordsThatTheCarAskedForVentilation() {
    scene.charging(11_000);
    scene.bed.bench().wantsVentilation();
    scene.bed.run(10 * S);
    assertFalse(scene.bed.bench().contactor().mainClosed(), "not ventilated here");
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    assertTrue(ended().ending().ventilation());
  }

  @Test
  void takesWetAndDeadSensorsForUnknown() {
    scene.charging(11_000);
    scene.bed.climate().set(-40_000, 1_001);
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    SessionRecord wet = ended();
    assertEquals(OptionalInt.of(-40_000), wet.surroundings().temperatureMilliC());
    assertEquals(OptionalInt.empty(), wet.surroundings().humidityPermille());

    SessionScene other = new SessionScene();
    other.charging(11_000);
    other.bed.climate().fail();
    other.session().stop(StopReason.TAP, other.bed.nowNanos());
    other.bed.until(SessionPhase.FREE, 20);
    assertEquals(OptionalInt.empty(), other.receipt().surroundings().temperatureMilliC());
  }

  @Test
  void chainsMoneyRecords() {
    scene.granted();
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.until(SessionPhase.FREE, 2);
    scene.granted();
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    scene.bed.until(SessionPhase.FREE, 2);
    List<JournalRecord> money =
        scene.bed.records().stream().filter(r -> r.type() == RecordType.LAPSE).toList();
    SessionRecord first = SessionScene.parse(money.get(0));
    SessionRecord second = SessionScene.parse(money.get(1));
    assertEquals(0, first.place().previousMoneySeq());
    assertEquals(money.get(0).seq(), first.place().seq());
    assertEquals(money.get(0).seq(), second.place().previousMoneySeq());
    assertEquals(money.get(1).seq(), second.place().seq());
  }

  /** Readings are the test's own from here on. */
  private void meteredByHand(SessionLimits limits) {
    MeterTrust gullible = new MeterTrust(100_000_000, 25, 200_000_000);
    scene = new SessionScene(SessionSettings.standard().with(gullible));
    scene.bed.bench().meterSilent(true);
    scene.running(limits, LoadSchedule.NONE);
    scene.bed.run(S);
  }

  private void meter(long sessionMwh) {
    long register = 5_000_000 + sessionMwh;
    scene.bed.bench().meter().publish(scene.bed.nowNanos(), register, 0, 0, 230_000);
    scene.bed.run(100 * MS);
  }

  private SessionRecord ended() {
    return scene.over();
  }

  private List<SessionCodec.Mark> marks() {
    List<SessionCodec.Mark> marks = new ArrayList<>();
    for (JournalRecord found : scene.bed.records()) {
      if (found.type() == RecordType.METER
          && SessionCodec.mark(found.payload())
              instanceof Decoded.Value<SessionCodec.Mark>(SessionCodec.Mark mark)) {
        marks.add(mark);
      }
    }
    return marks;
  }
}
