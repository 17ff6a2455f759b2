package faraday.rig.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.session.SessionPhase;
import faraday.rig.board.BoardScene;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The phone is torn away at every millisecond of a start tap and of a stop tap, in the midst of
 * bytes too, and comes back (TH-1, TH-2, TH-30).
 */
final class TornTapTest {

  private static final long MS = BoardScene.MS;
  private static final long S = BoardScene.S;
  private static final int BLOCK_MS = 20;

  @TestFactory
  Stream<DynamicTest> startTapTornAtEveryMillisecond() {
    int longest = lengthMs(Intent.START);
    assertTrue(longest > 100, "a start tap takes " + longest + " ms");
    return blocks(longest, "start", TornTapTest::tornStart);
  }

  @TestFactory
  Stream<DynamicTest> stopTapTornAtEveryMillisecond() {
    int longest = Math.min(220, lengthMs(Intent.STOP));
    return blocks(longest, "stop", TornTapTest::tornStop);
  }

  private static Stream<DynamicTest> blocks(int longest, String what, IntConsumer torn) {
    return IntStream.rangeClosed(0, longest / BLOCK_MS)
        .mapToObj(
            block ->
                DynamicTest.dynamicTest(
                    what + " torn from " + block * BLOCK_MS + " ms on",
                    () -> IntStream.range(block * BLOCK_MS, (block + 1) * BLOCK_MS).forEach(torn)));
  }

  private static int lengthMs(Intent intent) {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    if (intent == Intent.STOP) {
      scene.tap(anna, Intent.START);
      scene.run(5 * S);
    }
    anna.want(intent);
    long selectedNanos = holdUntilSelected(scene, anna);
    assertTrue(scene.runUntil(() -> anna.wanted().isEmpty(), 12 * S));
    return (int) ((scene.clock.nowNanos() - selectedNanos) / MS) + 1;
  }

  private static void tornStart(int ms) {
    BoardScene scene = new BoardScene();
    NonceWatch nonces = new NonceWatch(scene);
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    anna.want(Intent.START);
    tear(scene, anna, ms);
    scene.run(3 * S);
    boolean told = anna.log().last(PhoneEvent.Granted.class).isPresent();
    long grants = scene.flash().count(RecordType.GRANT);
    assertTrue(!told || grants == 1, ms + " ms: M4 before GRANT");
    boolean heard = scene.session(1).phase() == SessionPhase.RUNNING;
    assertTrue(told || !scene.watch.closed(1), ms + " ms: closed for one who was not told");
    if (told && !heard) {
      asksForTheSameSession(scene, anna, ms);
    } else if (!told) {
      scene.tap(anna, Intent.START);
      scene.granted(anna);
    }
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * S), ms + " ms: charges");
    assertEquals(1, scene.flash().count(RecordType.GRANT), ms + " ms: one token, one session");
    scene.tap(anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent(), ms + " ms: stops");
    scene.leave(1);
    scene.endsWell();
    nonces.holds();
  }

  /**
   * M4 reached the phone, its {@code 9000} did not reach the charger. Neither can know what the
   * other knows; the charger does not begin, and the driver who taps again gets his own session.
   */
  private static void asksForTheSameSession(BoardScene scene, WalletPhone anna, int ms) {
    assertEquals(0, scene.watch.closings(), ms + " ms: begun for one who may not know");
    scene.tap(anna, Intent.START);
    assertTrue(anna.log().last(PhoneEvent.AlreadyRunning.class).isPresent(), ms + " ms: ALREADY");
  }

  private static void tornStop(int ms) {
    BoardScene scene = new BoardScene();
    NonceWatch nonces = new NonceWatch(scene);
    WalletPhone anna = scene.charging("Anna");
    anna.want(Intent.STOP);
    tear(scene, anna, ms);
    scene.run(2 * S);
    if (anna.log().last(PhoneEvent.Stopped.class).isEmpty()) {
      scene.tap(anna, Intent.STOP);
    }
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent(), ms + " ms: the receipt");
    assertEquals(1, anna.ledger().lines().size(), ms + " ms: paid once");
    assertEquals(1, scene.flash().count(RecordType.STOP), ms + " ms: one record");
    assertEquals(SessionPhase.FREE, scene.session(1).phase());
    scene.leave(1);
    scene.endsWell();
    nonces.holds();
  }

  private static void tear(BoardScene scene, WalletPhone phone, int ms) {
    holdUntilSelected(scene, phone);
    scene.run(ms * MS);
    scene.takeAway();
  }

  private static long holdUntilSelected(BoardScene scene, WalletPhone phone) {
    int before = phone.log().all(PhoneEvent.Selected.class).size();
    scene.hold(phone);
    assertTrue(
        scene.runUntil(() -> phone.log().all(PhoneEvent.Selected.class).size() > before, 3 * S));
    return scene.clock.nowNanos();
  }
}
