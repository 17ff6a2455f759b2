package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.Frame;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;

/** The clock is set back, or pushed (TH-12, TH-13). */
final class ClockAttacks {

  private static final long VALID_S = 600;
  private static final long YEAR_2100_S = 4_102_444_800L;

  /** More than the hour by which the bound on flash may lag behind. */
  private static final long LONG_AFTER_S = 4000;

  private ClockAttacks() {}

  /** TH-12: Anna's token died ten minutes ago; then somebody turns the clock chip back. */
  static boolean clockChipSetBack() {
    BoardScene scene = Scenes.board();
    return revived(scene, expired(scene));
  }

  /** A phone whose token died ten minutes ago, at a charger that has seen a signature since. */
  static WalletPhone expired(BoardScene scene) {
    WalletPhone anna = Scenes.dishonest(scene, "Anna");
    long nowS = scene.epochS();
    scene.give(anna, scene.order(anna).claim(4, nowS + VALID_S));
    scene.run(2 * VALID_S * Scenes.S);
    scene.charged("Ben");
    return anna;
  }

  /** The chip is set back by twenty minutes and the dead token shown. */
  static boolean revived(BoardScene scene, WalletPhone anna) {
    scene.board.wallClock().set(scene.board.wallClock().epochSeconds() - 2 * VALID_S);
    scene.plug(1);
    return Scenes.starts(scene, anna);
  }

  /** TH-13: an acknowledgement nobody signed says that it is the year 2100: all rights are dead. */
  static boolean forgedAcknowledgementFromTheFuture() {
    BoardScene scene = Scenes.board();
    Courier.bring(scene, Courier.ACK, Signer.FORGER.ack(scene, 1, new byte[16], YEAR_2100_S));
    return !ReplayAttacks.honestDriverIsServed(scene);
  }

  /** TH-13: a phone says what time it is, as often as it likes. */
  static boolean phoneClockFromTheFuture() {
    BoardScene scene = Scenes.board();
    Handmade liar = new Handmade(scene.board.entry(), "liar");
    FramePhone phone =
        new FramePhone(
            frame ->
                (frame[0] & 0xFF) == Frame.M0
                    ? liar.m1(frame, Handmade.READ, YEAR_2100_S)
                    : new byte[0]);
    Scenes.hold(scene, phone, Scenes.S);
    WalletPhone anna = scene.driver("Anna");
    scene.tap(anna, Intent.START);
    return Scenes.grants(anna) == 0;
  }

  /** TH-13: the server's own signature names the year 2100, and answers no nonce. */
  static boolean signedTimeFromTheFuture() {
    BoardScene scene = Scenes.board();
    Courier.bring(scene, Courier.TIME, Signer.ACK.item(scene, Courier.TIME, 0, YEAR_2100_S));
    return !ReplayAttacks.honestDriverIsServed(scene);
  }

  /** TH-12: the same as before, with a power cut before the chip is turned back. */
  static boolean clockChipSetBackOverARestart() {
    BoardScene scene = Scenes.board();
    WalletPhone anna = Scenes.dishonest(scene, "Anna");
    long startS = scene.epochS();
    scene.give(anna, scene.order(anna).claim(4, startS + VALID_S));
    scene.run(LONG_AFTER_S * Scenes.S);
    scene.charged("Ben");
    scene.board.wallClock().set(startS + 60);
    scene.board.powerCycle();
    scene.up();
    scene.plug(1);
    return Scenes.starts(scene, anna);
  }
}
