package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.Id;
import faraday.rig.office.BackOffice;
import faraday.rig.office.Issue;
import faraday.rig.phone.Intent;
import faraday.rig.phone.PhoneEvent;
import faraday.rig.phone.WalletPhone;

/** Rights of others, dead ones, widened ones, and too many (TH-6 … TH-11, TH-26). */
final class RightAttacks {

  private static final long VALID_S = 600;

  /** Each of them holds 15.50; the credit is 100.00. */
  private static final int ENOUGH_RIGHTS = 6;

  private RightAttacks() {}

  /** TH-6: a copy of Anna's token in a thief's phone. */
  static boolean copiedToken() {
    BoardScene scene = Scenes.board();
    WalletPhone thief = scene.phone("thief");
    thief.forceToken(scene.office.issue(scene.order(scene.phone("Anna"))).token());
    scene.plug(1);
    return Scenes.starts(scene, thief);
  }

  /** TH-7: a stolen phone, unlocked, when its token has just died. */
  static boolean stolenPhoneTooLate() {
    BoardScene scene = Scenes.board();
    WalletPhone stolen = Scenes.dishonest(scene, "Anna");
    long nowS = scene.epochS();
    scene.give(stolen, scene.order(stolen).claim(4, nowS + VALID_S));
    scene.run(VALID_S * Scenes.S);
    scene.plug(1);
    return Scenes.starts(scene, stolen);
  }

  /** TH-8: rights for more than the credit, all charged on. */
  static boolean moreRightsThanCredit() {
    BoardScene scene = Scenes.board();
    WalletPhone spender = scene.phone("spender");
    for (int right = 0; right < ENOUGH_RIGHTS; right++) {
      scene.office.issue(scene.order(spender));
    }
    if (!(scene.office.issue(scene.order(spender)) instanceof Issue.Issued extra)) {
      return false;
    }
    spender.forceToken(extra.token());
    scene.plug(1);
    return Scenes.starts(scene, spender);
  }

  /** TH-8, TH-10: a right for the charger next door. */
  static boolean tokenOfAnotherCharger() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = Scenes.dishonest(scene, "Anna");
    scene.give(anna, scene.order(anna).claim(3, Id.derived(1, "next door").text()));
    scene.plug(1);
    return Scenes.starts(scene, anna);
  }

  /** TH-11: a driver signs himself ten times the energy. */
  static boolean selfMadeRight() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.phone("Anna");
    BackOffice own = new BackOffice(99, scene::epochS);
    own.enrol(anna.walletId(), anna.publicKey());
    anna.forceToken(own.issue(scene.order(anna).limits(7200, 300_000, 2000)).token());
    scene.plug(1);
    return Scenes.starts(scene, anna);
  }

  /** TH-26: Ben ends Anna's charge and takes her cable. */
  static boolean strangerTakesTheCable() {
    BoardScene scene = Scenes.board();
    scene.charging("Anna");
    WalletPhone ben = scene.driver("Ben");
    scene.tap(ben, Intent.STOP);
    scene.run(15 * Scenes.S);
    boolean refused = ben.log().last(PhoneEvent.Refused.class).isPresent();
    return !refused && scene.board.plant(1).plug().pullAtSocket();
  }
}
