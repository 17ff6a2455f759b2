package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.wire.frame.Reason;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import org.junit.jupiter.api.Test;

/** Sessions that somebody else than their driver ends: staff by a token, the slot by its end. */
final class OthersEndTest {

  private static final long S = BoardScene.S;
  private static final int STAFF = 9;
  private static final int SLOT_END = 10;

  private final BoardScene scene = new BoardScene();

  @Test
  void staffEndTheSessionOfAPhoneThatIsDeadAndItsDriverStillGetsHisRecord() {
    WalletPhone anna = scene.charging("Anna");
    scene.run(60 * S);
    WalletPhone guard = guard();
    scene.tap(guard, Intent.STOP);
    assertTrue(guard.log().last(PhoneEvent.EndedForAnother.class).isPresent());
    assertTrue(guard.log().last(PhoneEvent.Stopped.class).isEmpty(), "no record of Anna's");
    assertEquals(0, guard.ledger().lines().size());
    assertEquals(1, scene.flash().count(RecordType.AUDIT));
    scene.leave(1);
    scene.tap(anna, Intent.STOP);
    SessionRecord receipt = anna.log().last(PhoneEvent.Stopped.class).orElseThrow().receipt();
    assertEquals(STAFF, receipt.number(Field.STOP_REASON));
    scene.endsWell();
  }

  @Test
  void staffFindNothingToEndAndSaySo() {
    WalletPhone guard = guard();
    scene.tap(guard, Intent.STOP);
    assertTrue(guard.log().last(PhoneEvent.Served.class).isPresent());
    scene.endsWell();
  }

  @Test
  void strangersEndNothing() {
    scene.charging("Anna");
    WalletPhone mallory = scene.driver("Mallory");
    scene.tap(mallory, Intent.STOP);
    assertEquals(Reason.NOT_YOURS.code(), scene.refusal(mallory).orElseThrow());
    assertEquals(SessionPhase.RUNNING, scene.session(1).phase());
    scene.isSafe();
  }

  @Test
  void theSlotEndsASessionAndTheCableStaysHeldUntilTheCarIsGone() {
    WalletPhone anna = scene.phone("Anna");
    long nowS = scene.epochS();
    scene.give(anna, scene.order(anna).window(nowS - 60, nowS + 300).stopsAtSlotEnd());
    scene.plug(1);
    scene.tap(anna, Intent.START);
    scene.granted(anna);
    scene.run(250 * S);
    assertEquals(SessionPhase.RUNNING, scene.session(1).phase());
    scene.run(70 * S);
    assertEquals(SessionPhase.HOLDING, scene.session(1).phase());
    SessionRecord stop = scene.flash().sessions().getLast();
    assertEquals(SLOT_END, stop.number(Field.STOP_REASON));
    assertFalse(scene.board.plant(1).plug().pullAtSocket(), "nobody takes Anna's cable");
    scene.pull(1);
    assertTrue(
        scene.runUntil(() -> scene.session(1).phase() == SessionPhase.FREE, 5 * S), "seq 2.1");
    scene.tap(anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent(), "told at the next tap");
    scene.endsWell();
  }

  /** A phone with a token of kind staff, good at the whole site. */
  private WalletPhone guard() {
    WalletPhone guard = scene.phone("Guard");
    scene.give(guard, scene.order(guard).forStaff());
    return guard;
  }
}
