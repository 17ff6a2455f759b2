package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.CborBytes;
import faraday.rig.codec.Frame;
import faraday.rig.phone.Intent;
import faraday.rig.phone.WalletPhone;

/** The clock is set back, or pushed (TH-12, TH-13). */
final class ClockAttacks {

  private static final long VALID_S = 600;
  private static final long YEAR_2100_S = 4_102_444_800L;
  private static final int ASK = 0;

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
    bring(scene, new Forger().ack(scene, 1, new byte[16], YEAR_2100_S));
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

  /** A courier's whole tap that brings this as an acknowledgement. */
  static void bring(BoardScene scene, byte[] ack) {
    Handmade courier = new Handmade(scene.board.entry(), "courier");
    FramePhone phone = new FramePhone(frame -> courierAnswer(courier, frame, ack));
    Scenes.hold(scene, phone, 2 * Scenes.S);
  }

  private static byte[] courierAnswer(Handmade courier, byte[] frame, byte[] ack) {
    return switch (frame[0] & 0xFF) {
      case Frame.M0 -> courier.m1(frame, Handmade.COURIER, 0);
      case Frame.M2 -> {
        courier.opened(frame);
        yield courier.m3(CborBytes.array(new byte[0], new byte[0]));
      }
      case Frame.DOWN -> {
        byte[] question = courier.opened(frame);
        boolean asked = question.length > 1 && question[1] == ASK;
        yield courier.up(asked ? CborBytes.array(1, ack) : CborBytes.array(0));
      }
      default -> {
        courier.opened(frame);
        yield new byte[0];
      }
    };
  }
}
