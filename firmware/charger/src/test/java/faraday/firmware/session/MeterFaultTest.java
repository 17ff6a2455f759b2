package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A meter that cannot be believed: nothing of it is billed, and both values can be read later. */
final class MeterFaultTest {

  private static final long S = SessionScene.S;
  private static final long MS = SessionScene.MS;
  private static final long SLACK_MWH = MeterTrust.standard().slackMwh();

  /** 32 A × 3 × 230 V and a quarter: 27.6 kW for half a second. */
  private static final long HALF_SECOND_MWH = 3_833;

  private final SessionScene scene = new SessionScene();
  private long registerMwh;

  @Test
  void believesWhatTheSiteCanJustDeliverAndNotOneMilliwattHourMore() {
    byHand();
    MeterWatch watch =
        new MeterWatch(
            new ConnectorView(
                1, scene.bed.safety(), scene.bed.bench().meter(), scene.bed.climate(), 32_000),
            SessionSettings.standard());
    watch.begin();
    read(SLACK_MWH + HALF_SECOND_MWH);
    watch.look();
    assertEquals(registerMwh, watch.registerMwh());
    read(SLACK_MWH + HALF_SECOND_MWH + 1);
    watch.look();
    assertEquals(registerMwh - SLACK_MWH - HALF_SECOND_MWH - 1, watch.registerMwh());
  }

  @Test
  void billsNothingOfALeap() {
    byHand();
    read(2_000);
    misread(1_000_000);
    read(0);
    read(0);
    assertEquals(SessionPhase.RUNNING, scene.session().phase(), "two odd readings");
    read(0);
    SessionRecord stop = scene.over();
    assertEquals(StopReason.FAULT, stop.ending().reason());
    assertEquals(List.of(FaultCode.METER_LEAPT), stop.ending().faults());
    assertEquals(5_002_000, stop.energy().stopRegisterMwh(), "the last believable register");
    FaultReader fault = FaultReader.of(scene.bed.last(RecordType.FAULT));
    assertEquals(FaultCode.METER_LEAPT, fault.code());
    assertEquals(6_002_000, fault.detail(), "as it was read");
  }

  @ParameterizedTest
  @ValueSource(longs = {50_000_000, -4_000_000})
  void leavesOutSingleOddReadings(long errorMwh) {
    byHand();
    read(3_000);
    misread(errorMwh);
    read(0);
    read(0);
    misread(0);
    read(6_000);
    misread(errorMwh);
    read(0);
    misread(0);
    read(0);
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    assertEquals(9_000, scene.over().energy().energyMwh());
    assertFalse(scene.onFlash(RecordType.FAULT));
  }

  @Test
  void givesASilentMeterRoomForWhatItDidNotTell() {
    byHand();
    scene.bed.run(60 * S);
    read(27_600 * 1_000 / 60);
    scene.bed.run(5 * S);
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
    scene.session().stop(StopReason.TAP, scene.bed.nowNanos());
    assertEquals(460_000, scene.over().energy().energyMwh());
  }

  @Test
  void endsWhenTheRegisterFalls() {
    byHand();
    read(4_000);
    misread(-1);
    for (int i = 0; i < MeterWatch.ODD_READINGS; i++) {
      read(0);
    }
    SessionRecord stop = scene.over();
    assertEquals(List.of(FaultCode.METER_BACKWARDS), stop.ending().faults());
    assertEquals(4_000, stop.energy().energyMwh());
    assertEquals(5_003_999, FaultReader.of(scene.bed.last(RecordType.FAULT)).detail());
  }

  @Test
  void endsWhenTheRegisterStandsStillWhileCurrentFlows() {
    byHand();
    long sinceNanos = scene.bed.nowNanos();
    // 6 A at 184 V: 50 Wh must have flowed after 163 s.
    while (scene.session().phase() == SessionPhase.RUNNING) {
      publish(6_000);
    }
    long seconds = (scene.bed.nowNanos() - sinceNanos) / S;
    assertTrue(seconds >= 160 && seconds <= 165, seconds + " s");
    assertEquals(List.of(FaultCode.METER_FROZEN), scene.over().ending().faults());
    long missedMwh = FaultReader.of(scene.bed.last(RecordType.FAULT)).detail();
    assertTrue(missedMwh >= 50_000 && missedMwh < 51_000, missedMwh + " mWh");
  }

  @Test
  void doesNotBlameAMeterForIdleCurrent() {
    byHand();
    for (int i = 0; i < 2_000; i++) {
      publish(MeterWatch.FLOWING_MA - 1);
    }
    assertEquals(SessionPhase.RUNNING, scene.session().phase());
  }

  @Test
  void servesNobodyByAMeterThatLiedUntilARestart() {
    billsNothingOfALeap();
    assertFalse(scene.session().healthy());
    misread(0);
    scene.bed.powerCycled();
    assertTrue(scene.session().healthy());
  }

  @Test
  void closesASessionWhoseRegisterLeaptWhileThePowerWasOff() {
    scene.charging(11_000);
    scene.bed.run(10 * S);
    scene.bed.powerOff();
    long known = scene.bed.bench().meter().registerMwh();
    scene.bed.bench().meter().publish(scene.bed.nowNanos(), known + 5_000_000, 0, 0, 230_000);
    scene.bed.powerOn(5);
    scene.bed.must(() -> scene.session().ended() != null, 20, "CLOSE");
    SessionRecord close = scene.recorded(RecordType.CLOSE);
    assertEquals(List.of(FaultCode.METER_LEAPT), close.ending().faults());
    assertTrue(close.energy().stopRegisterMwh() <= known, "nobody pays for a leap");
  }

  /** A running session whose meter the test reads out by hand, twice a second. */
  private void byHand() {
    scene.bed.bench().meterSilent(true);
    scene.running(SessionScene.WIDE, LoadSchedule.NONE);
    registerMwh = scene.bed.bench().meter().registerMwh();
    read(0);
  }

  private void read(long stepMwh) {
    registerMwh += stepMwh;
    publish(0);
  }

  private void misread(long errorMwh) {
    scene.bed.bench().asRead().errorMwh(errorMwh);
  }

  private void publish(int currentMa) {
    scene.bed.run(490 * MS);
    scene.bed.bench().meter().publish(scene.bed.nowNanos(), registerMwh, currentMa, 0, 230_000);
    scene.bed.run(10 * MS);
  }
}
