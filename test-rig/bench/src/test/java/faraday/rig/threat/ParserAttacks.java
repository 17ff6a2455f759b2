package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.Frame;

/** Bytes that are no message (TH-27). */
final class ParserAttacks {

  private ParserAttacks() {}

  /** A request of one byte less than it needs, of every length below: does the charger live? */
  static boolean shortRequestAbortsTheCharger() {
    BoardScene scene = Scenes.board();
    try {
      for (int length = 0; length < 89; length += 8) {
        byte[] body = new byte[length];
        FramePhone phone = new FramePhone(frame -> new Frame(Frame.M1, body).bytes());
        Scenes.hold(scene, phone, Scenes.S);
      }
    } catch (RuntimeException e) {
      return true;
    }
    return !ReplayAttacks.honestDriverIsServed(scene);
  }
}
