package faraday.rig.threat;

import faraday.rig.board.BoardScene;

/** The issuer's key is in the wrong hands, or somebody says so who may not (TH-23). */
final class KeyAttacks {

  private KeyAttacks() {}

  /** TH-23: who has stolen the issuer's key signs himself rights after the root has replaced it. */
  static boolean stolenIssuerKeyAfterItsEnd() {
    BoardScene scene = Scenes.board();
    Courier.bring(scene, Courier.KEYSET, Signer.ROOT.keySet(scene, 1, Signer.NEXT_ISSUER));
    return ReplayAttacks.honestDriverIsServed(scene);
  }

  /** TH-23: the only issuer's key has ended, and tokens are signed with it all the same. */
  static boolean issuerKeyAfterItsLastDay() {
    BoardScene scene = Scenes.board();
    long yesterdayS = scene.epochS() - 86_400;
    Courier.bring(scene, Courier.KEYSET, Signer.ROOT.keySet(scene, 1, Signer.ISSUER, yesterdayS));
    return ReplayAttacks.honestDriverIsServed(scene);
  }

  /** TH-23: the thief replaces all keys by his own, in the issuer's name: honest rights die. */
  static boolean keySetSignedByTheIssuer() {
    BoardScene scene = Scenes.board();
    Courier.bring(scene, Courier.KEYSET, Signer.ISSUER.keySet(scene, 1, Signer.NEXT_ISSUER));
    return !ReplayAttacks.honestDriverIsServed(scene);
  }
}
