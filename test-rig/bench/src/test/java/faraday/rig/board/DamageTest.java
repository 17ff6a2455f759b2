package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.firmware.journal.RecordType;
import faraday.firmware.wire.frame.Reason;
import faraday.rig.codec.Id;
import faraday.rig.office.TokenOrder;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.ServerLink;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One thing damaged at a time, on real bytes; the contactor never closes, nothing is spent. */
class DamageTest {

  private static final long S = BoardScene.S;
  private static final int M1_BYTES = 121;
  private static final int M3_BYTES = 400;

  @Test
  void refusesARequestWithOneFlippedByte() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    for (int at = 0; at < M1_BYTES; at += 10) {
      anna.damageFrame(0, at);
      scene.tap(anna, Intent.START);
      assertTrue(anna.log().last(PhoneEvent.TurnedAway.class).isPresent(), "byte " + at);
      anna.repair();
    }
    assertEquals(List.of(), scene.flash().story());
    thenStartsHonestly(scene, anna);
  }

  @Test
  void refusesATokenMessageWithOneFlippedByte() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    for (int at = 0; at < M3_BYTES; at += 33) {
      int before = anna.log().all(PhoneEvent.TurnedAway.class).size();
      anna.damageFrame(1, at);
      scene.tap(anna, Intent.START);
      assertEquals(before + 1, anna.log().all(PhoneEvent.TurnedAway.class).size(), "byte " + at);
      anna.repair();
    }
    assertEquals(List.of(), scene.flash().story(), "no right was taken");
    thenStartsHonestly(scene, anna);
  }

  @Test
  void endsTheCourierPhaseAtAFlippedByteAndKeepsTheRecord() {
    BoardScene scene = new BoardScene();
    scene.charged("Zoe");
    byte[] flash = scene.board.flash().image();
    WalletPhone ben = scene.phone("Ben");
    for (int at : new int[] {0, 1, 2, 3, 10, 20}) {
      int before = ben.log().all(PhoneEvent.TurnedAway.class).size();
      ben.damageFrame(2, at);
      scene.tap(ben, Intent.COURIER);
      assertEquals(before + 1, ben.log().all(PhoneEvent.TurnedAway.class).size(), "byte " + at);
      ben.repair();
    }
    assertArrayEquals(flash, scene.board.flash().image(), "nothing was written");
    assertEquals(1, scene.board.charger().book().backlog());
    scene.tap(ben, Intent.COURIER);
    List<ServerLink.Verdict> verdicts = ben.uploadTo(scene.office);
    assertInstanceOf(ServerLink.Verdict.Stored.class, verdicts.get(0));
    verdicts.stream()
        .skip(1)
        .forEach(copy -> assertInstanceOf(ServerLink.Verdict.Known.class, copy, "sealed anew"));
    scene.endsWell();
  }

  /** The phone's frames 2, 3 and 4 are its ACK, "nothing more" and "stored". */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void losesNothingByADamagedCourierFrame(int frame) {
    BoardScene scene = new BoardScene();
    scene.charged("Zoe");
    WalletPhone ben = scene.phone("Ben");
    scene.tap(ben, Intent.COURIER);
    ben.uploadTo(scene.office);
    ben.fetchFrom(scene.office);
    scene.charged("Yan");
    ben.damageFrame(frame, 12);
    scene.tap(ben, Intent.COURIER);
    assertTrue(ben.log().last(PhoneEvent.TurnedAway.class).isPresent());
    ben.repair();
    scene.tap(ben, Intent.COURIER);
    assertEquals(1, scene.flash().count(RecordType.ACK));
    assertEquals(1, scene.board.charger().book().backlog());
    assertInstanceOf(ServerLink.Verdict.Stored.class, ben.uploadTo(scene.office).get(0));
    scene.endsWell();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "TOKEN_FLIPPED_BYTE",
        "PROOF_FLIPPED_BYTE",
        "PROOF_BY_ANOTHER_KEY",
        "PROOF_OF_ANOTHER_TAP",
        "PROOF_OF_OTHER_CREDENTIALS"
      })
  void saysNoMoreThanRefusedToAWrongTokenOrProof(WalletFault fault) {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    anna.sabotage(fault);
    scene.tap(anna, Intent.START);
    assertEquals(Reason.REFUSED.code(), scene.refusal(anna).orElseThrow());
    assertEquals(List.of(), scene.flash().story());
    anna.repair();
    thenStartsHonestly(scene, anna);
  }

  @Test
  void refusesAStartWithoutAToken() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    anna.sabotage(WalletFault.TOKEN_MISSING);
    scene.tap(anna, Intent.START);
    assertEquals(Reason.TOKEN_MISSING.code(), scene.refusal(anna).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(names = {"M1_FLIPPED_BYTE", "M3_FLIPPED_BYTE", "FRAME_CUT_SHORT", "FRAME_TOO_LONG"})
  void turnsAwayBrokenFrames(WalletFault fault) {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.driver("Anna");
    scene.plug(1);
    anna.sabotage(fault);
    scene.tap(anna, Intent.START);
    assertTrue(anna.log().last(PhoneEvent.TurnedAway.class).isPresent());
    assertEquals(List.of(), scene.flash().story());
    anna.repair();
    thenStartsHonestly(scene, anna);
  }

  @ParameterizedTest
  @EnumSource(names = {"M1_REPLAYED", "M3_REPLAYED"})
  void turnsAwayAReplayedTap(WalletFault fault) {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charged("Anna");
    scene.give(anna, scene.order(anna));
    scene.plug(1).run(30 * S);
    int closings = scene.watch.closings();
    List<RecordType> story = scene.flash().story();
    anna.sabotage(fault);
    scene.tap(anna, Intent.START);
    assertTrue(anna.log().last(PhoneEvent.TurnedAway.class).isPresent(), "TH-2");
    scene.run(10 * S);
    assertEquals(closings, scene.watch.closings());
    assertEquals(story, scene.flash().story());
    anna.repair();
    thenStartsHonestly(scene, anna);
  }

  @ParameterizedTest
  @EnumSource(names = {"M1_REPLAYED", "M3_REPLAYED"})
  void repeatsOldBytesToOldBytesAndDoesNothing(WalletFault fault) {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charged("Anna");
    scene.give(anna, scene.order(anna));
    scene.plug(1);
    byte[] flash = scene.board.flash().image();
    anna.sabotage(fault);
    scene.tap(anna, Intent.START);
    assertTrue(anna.log().last(PhoneEvent.GaveUp.class).isPresent(), "what it gets is no answer");
    assertArrayEquals(flash, scene.board.flash().image());
    anna.repair();
    thenStartsHonestly(scene, anna);
  }

  @Test
  void refusesAnExpiredToken() {
    assertEquals(Reason.EXPIRED.code(), refusalOf(order -> order.window(0, 1)));
  }

  @Test
  void refusesATokenNotYetValid() {
    long later = 1_767_225_600L + 3600;
    assertEquals(
        Reason.NOT_YET_VALID.code(), refusalOf(order -> order.window(later, later + 3600)));
  }

  @Test
  void refusesATokenForAnotherChargerOrSite() {
    Id other = Id.derived(99, "another");
    assertEquals(Reason.WRONG_CHARGER.code(), refusalOf(order -> order.claim(3, other.text())));
    assertEquals(Reason.GO_ONLINE.code(), refusalOf(order -> order.faraday(2, other.bytes())));
  }

  @Test
  void refusesAnotherPriceThanItShows() {
    assertEquals(Reason.PRICE.code(), refusalOf(order -> order.prices(44, 100, 978)));
  }

  @Test
  void refusesASpentToken() {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.charged("Anna");
    scene.plug(1);
    anna.sabotage(WalletFault.CREDENTIALS_NOT_READ);
    scene.tap(anna, Intent.START);
    assertEquals(Reason.USED.code(), scene.refusal(anna).orElseThrow(), "TH-1");
    assertEquals(1, scene.watch.closings());
    scene.leave(1);
    scene.endsWell();
  }

  @Test
  void refusesAStrangersStop() {
    BoardScene scene = new BoardScene();
    scene.charging("Anna");
    WalletPhone eve = scene.phone("Eve");
    scene.tap(eve, Intent.STOP);
    assertEquals(Reason.NOT_YOURS.code(), scene.refusal(eve).orElseThrow(), "TH-26");
    assertTrue(scene.watch.closed(1));
    scene.isSafe();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void staysSafeUnderATapThatTakesNothingSeriously(long seed) {
    BoardScene scene = new BoardScene(1, seed, 64);
    scene.charging("Anna");
    WalletPhone eve = scene.driver("Eve");
    for (WalletFault fault : WalletFault.values()) {
      eve.sabotage(fault);
      for (Intent intent : Intent.values()) {
        scene.tap(eve, intent);
        assertTrue(scene.watch.closed(1), fault + " " + intent + " changes nothing for Anna");
      }
      eve.repair();
    }
    scene.isSafe();
  }

  private static int refusalOf(UnaryOperator<TokenOrder> wrong) {
    BoardScene scene = new BoardScene();
    WalletPhone anna = scene.phone("Anna");
    scene.give(anna, wrong.apply(scene.order(anna)));
    scene.plug(1);
    anna.sabotage(WalletFault.CREDENTIALS_NOT_READ);
    scene.tap(anna, Intent.START);
    scene.run(10 * S);
    assertEquals(0, scene.watch.closings());
    assertEquals(List.of(), scene.flash().story());
    scene.endsWell();
    return scene.refusal(anna).orElse(-1);
  }

  private static void thenStartsHonestly(BoardScene scene, WalletPhone phone) {
    int closings = scene.watch.closings();
    scene.tap(phone, Intent.START);
    scene.granted(phone);
    assertTrue(scene.runUntil(() -> scene.watch.closings() > closings, 20 * S), "charges");
    scene.isSafe();
  }
}
