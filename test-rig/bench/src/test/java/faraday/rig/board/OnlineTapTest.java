package faraday.rig.board;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import faraday.rig.codec.TokenTerms;
import faraday.rig.codec.WireException;
import faraday.rig.office.TokenOrder;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A phone with signal at the charger (E33), and tokens it cannot read (E36), on a whole charger.
 */
class OnlineTapTest {

  private static final int REFUSED = 32;
  private static final int CHALLENGE = 39;

  private final BoardScene scene = new BoardScene();

  @Test
  void theServerAnswersTheConversationAndTheDriverCharges() {
    scene.plug(1);
    WalletPhone anna = asked("Anna");
    scene.give(anna, answering(anna));
    scene.run(80 * BoardScene.S);
    scene.tap(anna, Intent.START);
    scene.granted(anna);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * BoardScene.S));
    scene.isSafe();
  }

  @Test
  void afterNinetySecondsTheAnswerIsWorthNothing() {
    scene.plug(1);
    WalletPhone anna = asked("Anna");
    scene.give(anna, answering(anna));
    scene.run(90 * BoardScene.S);
    byte[] before = scene.board.flash().image();
    scene.tap(anna, Intent.START);
    assertEquals(Optional.of(CHALLENGE), scene.refusal(anna));
    assertArrayEquals(before, scene.board.flash().image());
  }

  @Test
  void aConversationOfOneCannotBeAnsweredForTwo() {
    WalletPhone anna = asked("Anna");
    WalletPhone ben = scene.phone("Ben");
    byte[] challenge = anna.log().onlineChallenge();
    scene.give(anna, scene.order(anna).faraday(21, challenge));
    scene.give(ben, scene.order(ben).faraday(21, challenge));
    scene.plug(1);
    scene.tap(anna, Intent.START);
    scene.granted(anna);
    scene.tap(anna, Intent.STOP);
    scene.leave(1);
    scene.plug(1);
    scene.tap(ben, Intent.START);
    assertEquals(Optional.of(CHALLENGE), scene.refusal(ben));
  }

  @Test
  void aSealedTokenChargesAndTheFlashOfAnotherChargerNeverHearsOfIt() throws WireException {
    WalletPhone anna = scene.phone("Anna");
    byte[] token = scene.office.issue(scene.order(anna)).token();
    byte[] sealed = scene.office.dispatch().sealedToken(scene.board.entry(), token);
    anna.addSealedToken(TokenTerms.parse(token), sealed);
    scene.plug(1);
    scene.tap(anna, Intent.START);
    scene.granted(anna);
    assertTrue(scene.runUntil(() -> scene.watch.closed(1), 20 * BoardScene.S));
    scene.tap(anna, Intent.STOP);
    assertTrue(anna.log().last(PhoneEvent.Stopped.class).isPresent());

    BoardScene other = new BoardScene(1, 2, 64);
    WalletPhone thief = other.phone("Thief");
    thief.forceToken(sealed);
    other.plug(1);
    byte[] before = other.board.flash().image();
    other.tap(thief, Intent.START);
    assertEquals(Optional.of(REFUSED), other.refusal(thief));
    assertArrayEquals(before, other.board.flash().image());
  }

  /** A phone that has talked to the charger and now has signal. */
  private WalletPhone asked(String name) {
    WalletPhone phone = scene.phone(name);
    scene.tap(phone, Intent.READ);
    return phone;
  }

  private TokenOrder answering(WalletPhone phone) {
    return scene.order(phone).faraday(21, phone.log().onlineChallenge());
  }
}
