package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.ServerLink;
import faraday.rig.phone.WalletPhone;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The phone is torn away after every single APDU of a tap, in both directions, courier phase
 * included; then it comes back. Nothing is lost, nothing is charged twice, and nothing closes for a
 * driver who was not told (design §3, §4).
 */
class LinkLossTest {

  private static final long S = BoardScene.S;

  @TestFactory
  Stream<DynamicTest> startTapTornAfterEveryApdu() {
    int apdus = apdusOfAStart();
    assertTrue(apdus > 12, "a start with a courier phase behind it: " + apdus);
    return IntStream.rangeClosed(1, apdus)
        .mapToObj(at -> DynamicTest.dynamicTest("after APDU " + at, () -> startTornAfter(at)));
  }

  private static int apdusOfAStart() {
    BoardScene scene = withABacklog();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    scene.taps.reset();
    scene.tap(anna, Intent.START);
    return scene.taps.apdus();
  }

  private static void startTornAfter(int at) {
    BoardScene scene = withABacklog();
    WalletPhone anna = scene.driver("Anna");
    int grants = (int) scene.flash().count(RecordType.GRANT);
    int closings = scene.watch.closings();
    scene.plug(1);
    tearAfter(scene, anna, Intent.START, at);
    scene.run(8 * S);
    boolean told = heard(anna);
    boolean granted = scene.flash().count(RecordType.GRANT) > grants;
    boolean taken = at >= 10;
    assertTrue(taken || scene.watch.closings() == closings, "closed for one who was never told");
    assertTrue(granted || !told);

    scene.tap(anna, told ? Intent.COURIER : Intent.START);
    assertTrue(heard(anna), () -> "second tap: " + anna.log().all(PhoneEvent.class));
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * S), "charges after the second tap");
    assertEquals(grants + 1, scene.flash().count(RecordType.GRANT), "one right, one session");
    scene.tap(anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent());
    scene.leave(1);
    assertEquals(2, scene.flash().sessions().size());
    assertEquals(2, scene.board.charger().book().backlog());
    scene.endsWell();
  }

  @TestFactory
  Stream<DynamicTest> stopTapTornAfterEveryApdu() {
    return IntStream.rangeClosed(1, apdusOfAStop())
        .mapToObj(at -> DynamicTest.dynamicTest("after APDU " + at, () -> stopTornAfter(at)));
  }

  private static int apdusOfAStop() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.taps.reset();
    scene.tap(anna, Intent.STOP);
    return scene.taps.apdus();
  }

  private static void stopTornAfter(int at) {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charging("Anna");
    scene.run(10 * S);
    tearAfter(scene, anna, Intent.STOP, at);
    scene.run(8 * S);
    boolean m3Arrived = at >= 6;
    if (!m3Arrived) {
      assertTrue(scene.watch.closed(1), "nothing has changed");
    }
    scene.tap(anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent(), "the receipt comes anyway");
    assertEquals(1, scene.flash().count(RecordType.STOP));
    assertEquals(1, anna.ledger().lines().size(), "paid once");
    scene.leave(1);
    scene.endsWell();
  }

  @TestFactory
  Stream<DynamicTest> courierTapTornAfterEveryApdu() {
    BoardScene whole = new BoardScene();
    WalletPhone ben = withAckAndRecord(whole);
    whole.taps.reset();
    whole.tap(ben, Intent.COURIER);
    int apdus = whole.taps.apdus();
    assertTrue(apdus >= 18, "ASK, ACK, RESULT, RECORD and BYE are in it: " + apdus);
    return IntStream.rangeClosed(1, apdus)
        .mapToObj(at -> DynamicTest.dynamicTest("after APDU " + at, () -> courierTornAfter(at)));
  }

  private static void courierTornAfter(int at) {
    BoardScene scene = new BoardScene();
    WalletPhone ben = withAckAndRecord(scene);
    tearAfter(scene, ben, Intent.COURIER, at);
    scene.run(2 * S);
    scene.tap(ben, Intent.COURIER);
    assertEquals(1, scene.flash().count(RecordType.ACK), "taken once, however often it is brought");
    assertEquals(1, scene.board.charger().book().backlog());
    assertTrue(
        ben.uploadTo(scene.office).getFirst() instanceof ServerLink.Verdict.Stored,
        "the newer record has come along");
    scene.endsWell();
  }

  /** Ben has an acknowledgement for the first record, and a second one waits for him. */
  private static WalletPhone withAckAndRecord(BoardScene scene) {
    scene.charged("Zoe");
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    ben.uploadTo(scene.office);
    ben.fetchFrom(scene.office);
    scene.charged("Yan");
    return ben;
  }

  @Test
  void holdsAGrantNobodyHeardOfAndLapsesIt() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    tearAfter(scene, anna, Intent.START, 8);
    scene.run(70 * S);
    assertFalse(heard(anna));
    assertEquals(List.of(RecordType.GRANT, RecordType.LAPSE), scene.flash().story());
    assertEquals(0, scene.watch.closings());
    scene.endsWell();
  }

  /** Someone else's record is waiting, and someone brings something: courier work in every tap. */
  private static BoardScene withABacklog() {
    BoardScene scene = new BoardScene();
    scene.charged("Zoe");
    return scene;
  }

  private static boolean heard(WalletPhone phone) {
    return phone.log().last(PhoneEvent.Granted.class).isPresent()
        || phone.log().last(PhoneEvent.AlreadyRunning.class).isPresent();
  }

  private static void tearAfter(BoardScene scene, WalletPhone phone, Intent intent, int apdus) {
    phone.want(intent);
    scene.taps.reset();
    scene.hold(phone);
    assertTrue(scene.runUntil(() -> scene.taps.apdus() >= apdus, 10 * S), "APDU " + apdus);
    scene.takeAway();
  }
}
