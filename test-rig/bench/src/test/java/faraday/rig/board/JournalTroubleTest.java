package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.wire.frame.Reason;
import faraday.hal.LockMotor;
import faraday.hal.sim.FlashFaults;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A medium that is full, dead, or dies at the worst moment (design §3, TH-17, TH-30). */
class JournalTroubleTest {

  private static final long S = BoardScene.S;

  @Test
  void refusesAStartWhenThereIsNoSpaceForAnotherSession() {
    BoardScene scene = new BoardScene(1, 1, 8);
    WalletPhone last = null;
    for (int i = 0; scene.board.charger().book().hasRoomForSession(); i++) {
      assertTrue(i < 60, "the journal fills");
      last = scene.charged("Driver " + i);
    }
    assertTrue(last != null, "there was room for one");
    long written = scene.flash().records().size();
    WalletPhone late = scene.driver("Late");
    scene.plug(1);
    int closings = scene.watch.closings();
    scene.tap(late, Intent.START);
    assertEquals(Reason.JOURNAL_FULL.code(), scene.refusal(late).orElseThrow());
    scene.run(10 * S);
    assertEquals(closings, scene.watch.closings());
    assertEquals(written, scene.flash().records().size());
    scene.leave(1);
    scene.endsWell();
  }

  @Test
  void grantsNothingWhenTheMediumDiesAtTheGrant() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    scene.breakFlash();
    scene.tap(anna, Intent.START);
    assertEquals(Reason.NOT_AVAILABLE.code(), scene.refusal(anna).orElseThrow());
    scene.run(70 * S);
    assertEquals(0, scene.watch.closings());
    scene.leave(1);
    scene.endsWell();
  }

  @Test
  void offersNothingWhenTheMediumDiesBetweenGrantAndStart() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    anna.want(Intent.START);
    scene.hold(anna);
    assertTrue(
        scene.runUntil(() -> scene.session(1).phase() == SessionPhase.GRANTED, 5 * S), "granted");
    scene.breakFlash();
    scene.runUntil(() -> anna.wanted().isEmpty(), 5 * S);
    scene.takeAway();
    scene.run(80 * S);
    assertEquals(0, scene.watch.closings(), "no START on flash, no power");
    assertEquals(List.of(RecordType.GRANT), scene.flash().story());
    scene.leave(1);
    scene.endsWell();
  }

  @Test
  void endsARunningSessionWhenTheMediumDiesAndLetsTheDriverGo() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(60 * S);
    scene.breakFlash();
    assertTrue(
        scene.runUntil(() -> !scene.watch.closed(1), 400 * S), "no energy that nobody records");
    assertTrue(
        scene.runUntil(
            () -> scene.board.plant(1).lock().trueBolt() == LockMotor.Bolt.OPEN, 20 * S));
    scene.tap(anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent(), "the receipt is in RAM");
    assertFalse(Objects.requireNonNull(scene.session(1).ended()).recorded(), "UNRECORDED");
    assertEquals(0, scene.flash().count(RecordType.STOP));
    scene.leave(1);
    scene.endsWell();
  }

  @Test
  void letsTheDriverGoFiveSecondsAfterAStopThatCannotBeWritten() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(10 * S);
    scene.breakFlash();
    scene.tap(anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent());
    scene.leave(1);
    assertEquals(0, scene.flash().count(RecordType.STOP));
    scene.endsWell();
  }

  @Test
  void closesTheUnrecordedSessionAfterARestartOnAGoodMedium() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(60 * S);
    scene.breakFlash();
    scene.tap(anna, Intent.STOP);
    scene.leave(1);
    scene.board.flash().inject(FlashFaults.NONE);
    scene.board.powerCycle();
    scene.up().run(20 * S);
    assertEquals(1, scene.flash().count(RecordType.CLOSE), "the money is not lost");
    assertEquals(
        anna.ledger().lines().getLast().energyMwh(),
        scene.flash().sessions().getLast().number(Field.ENERGY_MWH));
    scene.endsWell();
  }

  @Test
  void writesNothingForTapsWithoutARight() {
    BoardScene scene = new BoardScene();
    WalletPhone eve = scene.driver("Eve");
    byte[] before = scene.board.flash().image();
    for (WalletFault fault :
        List.of(
            WalletFault.TOKEN_FLIPPED_BYTE,
            WalletFault.PROOF_FLIPPED_BYTE,
            WalletFault.TOKEN_MISSING,
            WalletFault.M3_FLIPPED_BYTE)) {
      eve.sabotage(fault);
      scene.tap(eve, Intent.START);
      eve.repair();
    }
    assertArrayEquals(before, scene.board.flash().image());
  }
}
