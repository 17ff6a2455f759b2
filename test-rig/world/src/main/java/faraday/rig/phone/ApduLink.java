package faraday.rig.phone;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * SPEC §7: takes frames out of APDUs and puts frames into them, pieces of at most 240 bytes both
 * ways. Every command gets a status word; none gets an exception.
 */
final class ApduLink {

  /** Who lives behind the application id. */
  interface Frames {

    /** The application was selected: start over. False when there is no wallet to select. */
    boolean selected(long nowNanos);

    /** One whole frame arrived. */
    Reaction frame(byte[] bytes, long nowNanos);
  }

  static final int MAX_PIECE_BYTES = 240;
  static final int MAX_FRAME_BYTES = 3 + 2048;

  private static final byte[] SELECT = HexFormat.of().parseHex("00A4040008F04641524144415900");
  private static final byte[] SELECTED = {0x01, 0x01, 0x00};
  private static final int SELECT_DATA_AT = 5;
  private static final int INS_SELECT = 0xA4;
  private static final int INS_TRANSFER = 0x46;
  private static final int INS_REST = 0xC0;
  private static final int OK = 0x9000;
  private static final int MORE_WAITS = 0x6100;
  private static final int WRONG_LENGTH = 0x6700;
  private static final int OUT_OF_ORDER = 0x6985;
  private static final int NOT_FOUND = 0x6A82;
  private static final int UNKNOWN_INS = 0x6D00;
  private static final int UNKNOWN_CLA = 0x6E00;
  private static final int GIVES_UP = 0x6F00;
  private static final byte[] NOTHING = new byte[0];

  private final Frames frames;
  private final ByteArrayOutputStream incoming = new ByteArrayOutputStream();
  private byte[] outgoing = NOTHING;
  private int outgoingAt;
  private boolean selected;

  ApduLink(Frames frames) {
    this.frames = frames;
  }

  /** Forgets the selection and everything half sent. */
  void reset() {
    selected = false;
    incoming.reset();
    outgoing = NOTHING;
    outgoingAt = 0;
  }

  byte[] answer(byte[] command, long nowNanos) {
    if (command.length < 4) {
      return status(WRONG_LENGTH);
    }
    int ins = command[1] & 0xFF;
    return switch (command[0] & 0xFF) {
      case 0x00 ->
          switch (ins) {
            case INS_SELECT -> select(command, nowNanos);
            case INS_REST -> rest(command);
            default -> status(UNKNOWN_INS);
          };
      case 0x80 -> ins == INS_TRANSFER ? transfer(command, nowNanos) : status(UNKNOWN_INS);
      default -> status(UNKNOWN_CLA);
    };
  }

  private byte[] select(byte[] command, long nowNanos) {
    reset();
    int data = command.length > SELECT_DATA_AT ? command[SELECT_DATA_AT - 1] & 0xFF : 0;
    boolean exact = command.length == SELECT_DATA_AT + data;
    if (data == 0 || (!exact && command.length != SELECT_DATA_AT + data + 1)) {
      return status(WRONG_LENGTH);
    }
    selected = Arrays.equals(command, SELECT) && frames.selected(nowNanos);
    return selected ? respond(SELECTED, OK) : status(NOT_FOUND);
  }

  private byte[] transfer(byte[] command, long nowNanos) {
    boolean known = (command[2] == 0 || command[2] == 1) && command[3] == 0;
    if (!selected || outgoingAt < outgoing.length || !known) {
      incoming.reset();
      return status(OUT_OF_ORDER);
    }
    int piece = command.length > SELECT_DATA_AT ? command[SELECT_DATA_AT - 1] & 0xFF : 0;
    boolean framed =
        command.length == SELECT_DATA_AT + piece + 1 && command[command.length - 1] == 0;
    if (piece == 0
        || piece > MAX_PIECE_BYTES
        || !framed
        || incoming.size() + piece > MAX_FRAME_BYTES) {
      incoming.reset();
      return status(WRONG_LENGTH);
    }
    incoming.write(command, SELECT_DATA_AT, piece);
    if (command[2] == 1) {
      return status(OK);
    }
    byte[] frame = incoming.toByteArray();
    incoming.reset();
    return react(frames.frame(frame, nowNanos));
  }

  private byte[] react(Reaction reaction) {
    return switch (reaction) {
      case Reaction.GiveUp none -> status(GIVES_UP);
      case Reaction.Quiet none -> status(OK);
      case Reaction.Send send -> {
        outgoing = send.frame().clone();
        outgoingAt = 0;
        yield nextPiece();
      }
    };
  }

  private byte[] rest(byte[] command) {
    if (command.length != SELECT_DATA_AT || command[4] != 0) {
      return status(WRONG_LENGTH);
    }
    boolean waits = selected && outgoingAt < outgoing.length && command[2] == 0 && command[3] == 0;
    return waits ? nextPiece() : status(OUT_OF_ORDER);
  }

  private byte[] nextPiece() {
    int end = Math.min(outgoing.length, outgoingAt + MAX_PIECE_BYTES);
    byte[] piece = Arrays.copyOfRange(outgoing, outgoingAt, end);
    outgoingAt = end;
    int left = outgoing.length - outgoingAt;
    return respond(piece, left == 0 ? OK : MORE_WAITS | Math.min(left, 0xFF));
  }

  private static byte[] status(int word) {
    return respond(NOTHING, word);
  }

  private static byte[] respond(byte[] data, int word) {
    byte[] response = Arrays.copyOf(data, data.length + 2);
    response[data.length] = (byte) (word >> 8);
    response[data.length + 1] = (byte) word;
    return response;
  }
}
