package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.wire.frame.Reason;
import faraday.hal.LockMotor;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.invariant.FlashReader;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The electronics lose their supply, at leisure and at every moment of a tap (TH-30). */
class PowerCycleTest {

  private static final long S = BoardScene.S;
  private static final long MS = BoardScene.MS;
  private static final int POWER_LOSS = 6;

  @Test
  void resumesUnderTheSameIdAfterAShortOutage() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(300 * S);
    outage(scene, 600);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 30 * S), "goes on by itself");
    scene.run(300 * S);
    scene.tap(anna, Intent.STOP);
    SessionRecord receipt = anna.log().last(PhoneEvent.Stopped.class).orElseThrow().receipt();
    assertEquals(1, scene.flash().count(RecordType.GRANT));
    assertEquals(1, scene.flash().count(RecordType.GAP));
    assertEquals(
        scene.board.plant(1).meter().registerMwh(), receipt.number(Field.ENERGY_MWH), "all of it");
    assertTrue(receipt.number(Field.DURATION_S) >= 1200, "the outage counts as time");
    scene.leave(1);
    scene.endsWellAfterACut();
  }

  @Test
  void closesAfterALongOutage() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(300 * S);
    outage(scene, 1200);
    scene.run(30 * S);
    assertFalse(scene.watch.closed(1));
    assertEquals(LockMotor.Bolt.OPEN, scene.board.plant(1).lock().trueBolt());
    SessionRecord close = scene.flash().sessions().getLast();
    assertEquals(POWER_LOSS, close.number(Field.STOP_REASON));
    assertEquals(scene.board.plant(1).meter().registerMwh(), close.number(Field.ENERGY_MWH));
    scene.tap(anna, Intent.STOP);
    assertEquals(
        POWER_LOSS,
        anna.log()
            .last(PhoneEvent.Stopped.class)
            .orElseThrow()
            .receipt()
            .number(Field.STOP_REASON));
    scene.leave(1);
    scene.endsWellAfterACut();
  }

  @Test
  void closesWhenTheCarLeftDuringTheOutage() {
    BoardScene scene = new BoardScene();
    scene.charging("Anna");
    scene.run(60 * S);
    scene.board.powerOff();
    scene.pull(1).run(60 * S);
    scene.board.powerOn();
    scene.up().run(10 * S);
    assertEquals(RecordType.CLOSE, scene.flash().story().getLast());
    assertEquals(1, scene.watch.closings());
    scene.endsWellAfterACut();
  }

  @Test
  void closesWhenAnotherCarWasPluggedIntoTheHeldCable() {
    BoardScene scene = new BoardScene();
    scene.charging("Anna");
    scene.run(60 * S);
    scene.board.powerOff();
    scene.pull(1).run(60 * S);
    scene.board.powerOn();
    scene.run(400 * MS);
    scene.board.plant(1).plug().plugAtCar();
    scene.watch.plugged(1);
    scene.up().run(10 * S);
    assertEquals(RecordType.CLOSE, scene.flash().story().getLast(), "CP has read A since boot");
    assertEquals(1, scene.watch.closings());
    scene.endsWellAfterACut();
  }

  @Test
  void closesWhenTheBoltIsFoundOpen() {
    BoardScene scene = new BoardScene();
    scene.charging("Anna");
    scene.run(60 * S);
    scene.board.powerOff();
    scene.run(S);
    scene.board.plant(1).lock().force(LockMotor.Bolt.OPEN);
    scene.board.powerOn();
    scene.up().run(10 * S);
    assertEquals(RecordType.CLOSE, scene.flash().story().getLast());
    assertEquals(1, scene.watch.closings());
    scene.endsWellAfterACut();
  }

  @Test
  void opensABoltThatAStopLeftShut() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(10 * S);
    anna.want(Intent.STOP);
    scene.hold(anna);
    assertTrue(
        scene.runUntil(() -> scene.flash().count(RecordType.STOP) == 1, 10 * S), "STOP on flash");
    scene.board.powerCycle();
    scene.takeAway();
    scene.up().run(2 * S);
    assertEquals(LockMotor.Bolt.OPEN, scene.board.plant(1).lock().trueBolt(), "no cable is kept");
    scene.leave(1);
    scene.endsWellAfterACut();
  }

  @Test
  void remembersSpentTokensAndWhatTheServerHas() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charged("Anna");
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    ben.uploadTo(scene.office);
    ben.fetchFrom(scene.office);
    scene.tap(ben, Intent.COURIER);
    assertEquals(0, scene.board.charger().book().backlog());
    outage(scene, 5);
    assertEquals(0, scene.board.charger().book().backlog());
    scene.plug(1);
    anna.sabotage(WalletFault.CREDENTIALS_NOT_READ);
    scene.tap(anna, Intent.START);
    assertEquals(Reason.USED.code(), scene.refusal(anna).orElseThrow(), "TH-12");
  }

  @Test
  void countsEveryStart() {
    BoardScene scene = new BoardScene();
    outage(scene, 1);
    outage(scene, 1);
    List<Integer> boots =
        scene.flash().records().stream().map(found -> found.stamp().bootCount()).toList();
    assertEquals(List.of(1, 2, 3), boots);
  }

  @TestFactory
  Stream<DynamicTest> losesNothingWhereverAStartIsCut() {
    return IntStream.rangeClosed(0, 40)
        .mapToObj(i -> DynamicTest.dynamicTest("after " + i * 25 + " ms", () -> cutStart(i * 25)));
  }

  private static void cutStart(int ms) {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    anna.want(Intent.START);
    scene.hold(anna);
    scene.run(ms * MS);
    scene.board.powerOff();
    scene.takeAway().run(3 * S);
    scene.board.powerOn();
    scene.up();
    scene.run(80 * S);
    scene.isSafe();
    FlashReader flash = scene.flash();
    long ends = flash.sessions().size();
    boolean runs = scene.session(1).phase() == SessionPhase.RUNNING;
    assertEquals(flash.count(RecordType.GRANT), ends + (runs ? 1 : 0), "every right has its end");
    if (!runs) {
      scene.leave(1);
      scene.endsWellAfterACut();
    }
  }

  @TestFactory
  Stream<DynamicTest> losesNothingWhereverAStopIsCut() {
    return IntStream.rangeClosed(0, 40)
        .mapToObj(i -> DynamicTest.dynamicTest("after " + i * 100 + " ms", () -> cutStop(i * 100)));
  }

  private static void cutStop(int ms) {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(10 * S);
    anna.want(Intent.STOP);
    scene.hold(anna);
    scene.run(ms * MS);
    scene.board.powerOff();
    scene.takeAway().run(3 * S);
    scene.board.powerOn();
    scene.up().run(20 * S);
    if (scene.flash().running().contains(1)) {
      scene.tap(anna, Intent.STOP);
    }
    scene.run(5 * S);
    assertEquals(1, scene.flash().sessions().size(), "one end, whatever happened");
    scene.leave(1);
    scene.endsWellAfterACut();
  }

  private static void outage(BoardScene scene, long seconds) {
    scene.board.powerOff();
    scene.run(seconds * S);
    scene.board.powerOn();
    scene.up();
  }
}
