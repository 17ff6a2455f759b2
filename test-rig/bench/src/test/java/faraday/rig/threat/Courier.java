package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.CborBytes;
import faraday.rig.codec.Frame;
import java.util.ArrayList;
import java.util.List;

/** A stranger's phone that brings one item of any origin in a whole courier tap (SPEC §6). */
final class Courier {

  static final int ACK = 1;
  static final int TIME = 2;
  static final int KEYSET = 4;

  private static final int ASK = 0;
  private static final int RESULT = 2;
  private static final byte[] NOTHING = new byte[0];

  private final Handmade side;
  private final int operation;
  private final byte[] item;
  private final List<Integer> results = new ArrayList<>();

  private Courier(BoardScene scene, int operation, byte[] item) {
    this.side = new Handmade(scene.board.entry(), "courier");
    this.operation = operation;
    this.item = item;
  }

  /** Brings it; gives the charger's judgement, 0 taken, or −1 when there was none. */
  static int bring(BoardScene scene, int operation, byte[] item) {
    Courier courier = new Courier(scene, operation, item);
    Scenes.hold(scene, new FramePhone(courier::answer), 2 * Scenes.S);
    return courier.results.isEmpty() ? -1 : courier.results.getFirst();
  }

  private byte[] answer(byte[] frame) {
    return switch (frame[0] & 0xFF) {
      case Frame.M0 -> side.m1(frame, Handmade.COURIER, 0);
      case Frame.M2 -> {
        side.opened(frame);
        yield side.m3(CborBytes.array(NOTHING, NOTHING));
      }
      case Frame.DOWN -> up(side.opened(frame));
      default -> {
        side.opened(frame);
        yield NOTHING;
      }
    };
  }

  private byte[] up(byte[] question) {
    int asked = question.length > 1 ? question[1] : -1;
    if (asked == RESULT) {
      results.add(question[2] & 0xFF);
    }
    return side.up(asked == ASK ? CborBytes.array(operation, item) : CborBytes.array(0));
  }
}
