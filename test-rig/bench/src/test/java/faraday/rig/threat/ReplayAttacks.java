package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.Frame;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletFault;
import faraday.rig.phone.WalletPhone;
import java.util.ArrayList;
import java.util.List;

/** What was good once is shown again (TH-1, TH-2, TH-29). */
final class ReplayAttacks {

  private static final byte[] NOTHING = new byte[0];

  private ReplayAttacks() {}

  /** TH-1: one right, two charges. */
  static boolean oneTokenForTwoCharges() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.charged("Anna");
    anna.sabotage(WalletFault.CREDENTIALS_NOT_READ);
    scene.plug(1);
    return Scenes.starts(scene, anna);
  }

  /** TH-1: a proof that was made for another tap. */
  static boolean proofOfAnotherTap() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = scene.driver("Anna");
    anna.sabotage(WalletFault.PROOF_OF_ANOTHER_TAP);
    scene.plug(1);
    return Scenes.starts(scene, anna);
  }

  /** TH-2: a request is held back and comes when nobody expects it any more. */
  static boolean requestHeldBackForAMinute() {
    return heldBack(Scenes.board(), 60);
  }

  /** A request made for one beacon, said after so many seconds. */
  static boolean heldBack(BoardScene scene, long seconds) {
    Handmade anna = new Handmade(scene.board.entry(), "held back");
    List<byte[]> requests = new ArrayList<>();
    Scenes.hold(
        scene,
        new FramePhone(
            m0 -> {
              requests.add(anna.m1(m0, Handmade.READ, 0));
              return NOTHING;
            }),
        Scenes.S);
    scene.run((seconds - 2) * Scenes.S);
    return isAnswered(scene, requests.getFirst());
  }

  /** Whether the charger opens this M1 now, whatever beacon it shows. */
  static boolean isAnswered(BoardScene scene, byte[] m1) {
    List<Integer> heard = new ArrayList<>();
    FramePhone replaying =
        new FramePhone(
            frame -> {
              heard.add(frame[0] & 0xFF);
              return (frame[0] & 0xFF) == Frame.M0 ? m1 : NOTHING;
            });
    Scenes.hold(scene, replaying, Scenes.S);
    return heard.contains(Frame.M2);
  }

  /** TH-29: a phone that was told of another profile is understood all the same. */
  static boolean requestOfAnotherProfile() {
    BoardScene scene = Scenes.board();
    return answered(scene, new Handmade(scene.board.entry(), "downgraded").profile(1));
  }

  /** Whether this side's handshake is answered. */
  static boolean answered(BoardScene scene, Handmade phone) {
    List<Integer> heard = new ArrayList<>();
    Scenes.hold(
        scene,
        new FramePhone(
            frame -> {
              heard.add(frame[0] & 0xFF);
              boolean beacon = (frame[0] & 0xFF) == Frame.M0;
              return beacon ? phone.m1(frame, Handmade.READ, 0) : NOTHING;
            }),
        Scenes.S);
    return heard.contains(Frame.M2);
  }

  /** The next honest driver is served at once. */
  static boolean honestDriverIsServed(BoardScene scene) {
    WalletPhone honest = scene.driver("honest");
    scene.tap(honest, Intent.START);
    return Scenes.grants(honest) == 1;
  }
}
