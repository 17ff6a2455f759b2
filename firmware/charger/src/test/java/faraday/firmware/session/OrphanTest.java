package faraday.firmware.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.JournalImage;
import faraday.firmware.journal.JournalRecord;
import faraday.firmware.journal.RecordType;
import faraday.firmware.testbed.Testbed;
import faraday.firmware.wire.record.SessionRecord;
import faraday.firmware.wire.record.StopReason;
import faraday.pilot.fault.SafetyFault;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Sessions that a restart finds open and no connector can take up: each gets its end, once. */
final class OrphanTest {

  private static final long S = SessionScene.S;

  private final Testbed two = new Testbed(2, 64, SessionSettings.standard()).booted();
  private final SessionScene scene = new SessionScene(two);

  @Test
  void closesTheSessionOfAConnectorThatIsNotConfiguredAnyMore() {
    startOnTheSecond();
    two.bench(2).load(11_000);
    two.bench(2).ready(true);
    two.run(400 * S);
    two.powerOff();
    two.configured(1).powerOn(60).booted();
    SessionRecord close = scene.recorded(RecordType.CLOSE);
    assertEquals(2, close.holder().evse());
    assertEquals(StopReason.POWER_LOSS, close.ending().reason());
    assertEquals(marks().getLast().registerMwh(), close.energy().stopRegisterMwh());
    assertEquals(marks().getLast().elapsedS(), close.span().durationS());
    assertTrue(close.energy().energyMwh() > 500_000, "as far as METER has told");
    two.powerCycled();
    assertEquals(1, count(RecordType.CLOSE), "once");
  }

  @Test
  void lapsesTheGrantOfAConnectorThatIsNotConfiguredAnyMore() {
    two.session(2).accept(grantForTheSecond(), LoadSchedule.NONE, two.nowNanos());
    two.run(S);
    two.powerOff();
    two.configured(1).powerOn(1).booted();
    SessionRecord lapse = scene.recorded(RecordType.LAPSE);
    assertEquals(2, lapse.holder().evse());
    assertEquals(0, lapse.costMinor());
  }

  @Test
  void closesTheOlderOfTwoSessionsOnOneConnector() {
    scene.running(SessionScene.WIDE, LoadSchedule.NONE);
    SessionGrant older = Objects.requireNonNull(scene.session().grant());
    scene.session().stop(StopReason.TAP, two.nowNanos());
    two.until(SessionPhase.FREE, 10);
    scene.running(SessionScene.WIDE, LoadSchedule.NONE);
    SessionGrant newer = Objects.requireNonNull(scene.session().grant());
    two.run(10 * S);
    JournalRecord stop = two.last(RecordType.STOP);
    two.flash().flip(JournalImage.of(two.flash().image()).addressOf(stop.seq()) + 60, 0x01);
    two.powerOff();
    two.powerOn(5).booted();
    two.until(SessionPhase.RUNNING, 10);
    assertEquals(newer.sessionId(), Objects.requireNonNull(scene.session().grant()).sessionId());
    assertEquals(older.sessionId(), scene.recorded(RecordType.CLOSE).place().sessionId());
  }

  @Test
  void remembersOverARestartWhatInterruptedTheSession() {
    scene.charging(4_000);
    two.bench().ready(false);
    two.bench().sensors().voltageMv[0] = 150_000;
    two.run(30 * S);
    two.powerOff();
    two.powerOn(5).booted();
    two.until(SessionPhase.RUNNING, 10);
    scene.session().stop(StopReason.TAP, two.nowNanos());
    assertEquals(List.of(SafetyFault.UNDER_VOLTAGE.code()), scene.over().ending().faults());
  }

  @Test
  void writesNothingWhenNothingWasLeftOpen() {
    two.powerOff();
    two.configured(1).powerOn(1).booted();
    assertFalse(scene.onFlash(RecordType.CLOSE));
    assertFalse(scene.onFlash(RecordType.LAPSE));
  }

  private SessionGrant grantForTheSecond() {
    return scene.grant(SessionScene.WIDE, 2);
  }

  private void startOnTheSecond() {
    two.session(2).accept(grantForTheSecond(), LoadSchedule.NONE, two.nowNanos());
    two.run(S);
    two.session(2).told(two.nowNanos());
    two.session(2).tapOver();
    two.bench(2).plug();
    two.must(() -> two.session(2).phase() == SessionPhase.RUNNING, 10, "START");
  }

  private List<SessionCodec.Mark> marks() {
    return two.records().stream()
        .filter(found -> found.type() == RecordType.METER)
        .map(SessionScene::mark)
        .toList();
  }

  private long count(RecordType type) {
    return two.types().stream().filter(found -> found == type).count();
  }
}
