package faraday.rig.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.firmware.wire.record.StopReason;
import faraday.hal.sim.SeededRandom;
import faraday.rig.board.BoardScene;
import faraday.rig.codec.SessionRecord;
import faraday.rig.codec.SessionRecord.Field;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneLog;
import faraday.rig.phone.WalletPhone;
import faraday.rig.rf.CardApplication;
import faraday.rig.rf.CardProfile;
import faraday.rig.rf.IsoDepCard;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rights used where they do not belong: another's session, another's money (TH-1, TH-2, TH-26). */
final class StolenRightTest {

  private static final long MS = BoardScene.MS;
  private static final long S = BoardScene.S;
  private static final int M3 = 0x13;
  private static final long POWER_LOSS = 6;

  /** Until a start has judged an old session and its contacts are confirmed open. */
  private static final long CLOSING_S = 15;

  /** TH-26: an answer that was never fetched is still a question about one session only. */
  @Test
  void stopAskedAgainAfterTheSessionEndsNeverEndsAStrangersSession() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    WalletPhone ben = scene.driver("Ben");
    WalletPhone carla = scene.driver("Carla");
    byte[] stop = stopNobodyWaitsFor(scene, anna);
    assertTrue(scene.runUntil(() -> scene.session(1).phase() == SessionPhase.FREE, 10 * S));
    scene.tap(ben, Intent.START);
    scene.granted(ben);
    scene.tap(ben, Intent.STOP);
    scene.tap(carla, Intent.START);
    scene.granted(carla);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 10 * S), "Carla charges");
    ReplayedFrame replayed = new ReplayedFrame(stop);
    hold(scene, replayed);
    scene.run(5 * S);
    scene.takeAway();
    assertTrue(replayed.answers() >= 2, "Anna's M3 was said again");
    assertEquals(SessionPhase.RUNNING, scene.session(1).phase(), "Carla's session");
    assertTrue(scene.watch.closed(1));
    scene.isSafe();
  }

  /** A grant that never became a session bills nothing, however it ends (E20, E22). */
  @Test
  void stopRightAfterARestartBillsNothingForAGrantThatNeverStarted() {
    BoardScene scene = new BoardScene();
    scene.charged("Zoe");
    WalletPhone anna = scene.driver("Anna");
    scene.tap(anna, Intent.START);
    scene.granted(anna);
    scene.board.powerCycle();
    assertTrue(scene.runUntil(() -> scene.session(1).phase() == SessionPhase.RESUMING, S));
    scene.session(1).stop(StopReason.TAP, scene.clock.nowNanos());
    scene.run(15 * S);
    SessionRecord last = scene.flash().sessions().getLast();
    assertEquals(0, last.number(Field.ENERGY_MWH), "energy");
    assertEquals(0, last.number(Field.COST_MINOR), "cost");
    assertEquals(RecordType.LAPSE, scene.flash().story().getLast());
    scene.endsWell();
  }

  /** A right for two hours is billed two hours, however long the mains was away (E8, E22). */
  @Test
  void outageIsNotBilledBeyondTheLongestSessionTheTokenAllows() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(60 * S);
    long tenDaysS = 10 * 86_400;
    scene.board.wallClock().set(scene.board.wallClock().epochSeconds() + tenDaysS);
    scene.board.powerCycle();
    assertTrue(scene.runUntil(() -> scene.session(1).phase() == SessionPhase.FREE, 30 * S));
    scene.run(15 * S);
    SessionRecord last = scene.flash().sessions().getLast();
    assertEquals(POWER_LOSS, last.number(Field.STOP_REASON));
    assertTrue(
        last.number(Field.DURATION_S) <= 7200 + CLOSING_S,
        "billed " + last.number(Field.DURATION_S));
    assertTrue(last.number(Field.COST_MINOR) <= 2000, "costs " + last.number(Field.COST_MINOR));
    scene.isSafe();
    assertTrue(anna.wanted().isEmpty());
  }

  /** M3 drips in just before the charger's patience ends: nobody waits for the answer. */
  private static byte[] stopNobodyWaitsFor(BoardScene scene, WalletPhone phone) {
    phone.want(Intent.STOP);
    hold(scene, new SlowPhone(phone, 24 * S, 29_980 * MS));
    assertTrue(scene.runUntil(() -> frames(phone).size() == 2, 40 * S));
    assertTrue(scene.runUntil(() -> scene.session(1).ends(), 10 * S), "the stop is accepted");
    scene.run(100 * MS);
    scene.takeAway();
    return frames(phone).getLast().bytes();
  }

  private static List<PhoneLog.SeenFrame> frames(WalletPhone phone) {
    return phone.log().frames().stream()
        .filter(seen -> !seen.toPhone() && seen.type() == M3)
        .toList();
  }

  private static void hold(BoardScene scene, CardApplication phone) {
    IsoDepCard card =
        new IsoDepCard(CardProfile.phone(), phone, new SeededRandom(scene.seed, "replay"));
    scene.board.field().place(card, scene.clock.nowNanos());
  }
}
