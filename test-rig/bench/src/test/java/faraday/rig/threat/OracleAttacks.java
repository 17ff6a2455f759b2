package faraday.rig.threat;

import faraday.rig.board.BoardScene;
import faraday.rig.codec.CborBytes;
import faraday.rig.codec.Frame;
import faraday.rig.invariant.FrameWire;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** What a refusal gives away: its bytes, when it leaves, and what it costs (TH-28). */
final class OracleAttacks {

  private static final long GRID_NANOS = 20_000_000L;
  private static final byte[] NOTHING = new byte[0];

  private OracleAttacks() {}

  /** A way of being wrong. */
  enum Wrong {
    FRAME_TYPE,
    FRAME_LENGTH,
    TOO_SHORT,
    UNKNOWN_BEACON,
    CONSUMED_BEACON,
    OFF_THE_CURVE,
    TAG,
    SUITE,
    NO_REQUEST,
    M3_TAG,
    M3_OF_NOBODY,
    NO_TOKEN_DELIVERY,
    COURIER_OF_NOBODY
  }

  /** TH-28: any two refusals that can be told apart. */
  static boolean refusalsDiffer() {
    Set<String> seen = new HashSet<>();
    for (Wrong wrong : Wrong.values()) {
      seen.add(refusal(wrong));
    }
    return seen.size() > 1;
  }

  /** Bytes, place on the grid, and agreements of the refusal that this provokes. */
  static String refusal(Wrong wrong) {
    BoardScene scene = Scenes.board();
    long[] agreements = new long[2];
    Handmade phone = new Handmade(scene.board.entry(), "oracle");
    List<String> heard = new ArrayList<>();
    FramePhone attacker =
        new FramePhone(
            frame -> {
              int type = frame[0] & 0xFF;
              agreements[type == Frame.REFUSAL ? 1 : 0] = scene.board.agreements();
              heard.add(HexFormat.of().formatHex(frame));
              return type == Frame.REFUSAL ? NOTHING : said(wrong, phone, frame);
            });
    Scenes.hold(scene, attacker, Scenes.S);
    FrameWire.Seen last = scene.wire.frames().getLast();
    return heard.getLast()
        + " at "
        + last.atNanos() % GRID_NANOS
        + " ns of the grid, agreements "
        + (agreements[1] - agreements[0]);
  }

  static byte[] said(Wrong wrong, Handmade phone, byte[] frame) {
    return (frame[0] & 0xFF) == Frame.M0 ? first(wrong, phone, frame) : second(wrong, phone, frame);
  }

  static byte[] first(Wrong wrong, Handmade phone, byte[] m0) {
    byte[] m1 = phone.m1(m0, Handmade.READ, 0);
    return switch (wrong) {
      case FRAME_TYPE -> flipped(m1, 0);
      case FRAME_LENGTH -> flipped(m1, 2);
      case TOO_SHORT -> new byte[] {Frame.M1};
      case UNKNOWN_BEACON -> flipped(m1, 3);
      case OFF_THE_CURVE -> flipped(m1, 40);
      case TAG -> flipped(m1, m1.length - 1);
      case SUITE -> flipped(m1, 7);
      case NO_REQUEST -> phone.m1(m0, CborBytes.array(1));
      case M3_OF_NOBODY -> phone.m3(new byte[80]);
      case COURIER_OF_NOBODY -> phone.up(new byte[80]);
      case CONSUMED_BEACON, M3_TAG, NO_TOKEN_DELIVERY -> m1;
    };
  }

  /** M2 has come. */
  private static byte[] second(Wrong wrong, Handmade phone, byte[] m2) {
    phone.opened(m2);
    byte[] m3 = phone.m3(wrong == Wrong.NO_TOKEN_DELIVERY ? new byte[80] : CborBytes.array(1));
    return wrong == Wrong.CONSUMED_BEACON ? asM1(m3) : m3Of(wrong, m3);
  }

  static byte[] m3Of(Wrong wrong, byte[] m3) {
    return wrong == Wrong.M3_TAG ? flipped(m3, m3.length - 1) : m3;
  }

  /** Another request for the beacon that M3 names. */
  private static byte[] asM1(byte[] m3) {
    byte[] body = new byte[160];
    System.arraycopy(m3, Frame.HEADER_BYTES, body, 0, 4);
    body[4] = 1;
    return new Frame(Frame.M1, body).bytes();
  }

  private static byte[] flipped(byte[] frame, int at) {
    byte[] other = frame.clone();
    other[at] ^= 1;
    return other;
  }

  /** Whether the watch sees a counter that stands still; not an attack, but its proof. */
  static boolean counterIsUsedTwice() {
    BoardScene scene = Scenes.board();
    scene.tap(scene.driver("Anna"), faraday.rig.phone.Intent.START);
    return !scene.sealedTwice().isEmpty();
  }
}
