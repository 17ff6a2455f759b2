package faraday.rig.threat;

import faraday.rig.rf.CardApplication;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** A phone that answers frames as its script says, and knows nothing but SPEC §7. */
final class FramePhone implements CardApplication {

  private static final byte[] WALLET = {0x01, 0x01, 0x00, (byte) 0x90, 0x00};
  private static final byte[] OK = {(byte) 0x90, 0x00};
  private static final int SELECT = 0xA4;
  private static final int TRANSFER = 0x46;
  private static final int PIECE_BYTES = 240;
  private static final int DATA_AT = 5;

  private final Script script;
  private final ByteArrayOutputStream down = new ByteArrayOutputStream();
  private byte[] up = new byte[0];
  private long nowNanos;

  /** What it says to a frame. */
  interface Script {

    /** The frame to answer with, or nothing at all. */
    byte[] answer(byte[] frame);
  }

  FramePhone(Script script) {
    this.script = script;
  }

  /** When it was last asked. */
  long nowNanos() {
    return nowNanos;
  }

  @Override
  public void activated(long atNanos) {
    down.reset();
    up = new byte[0];
  }

  @Override
  public void deactivated(long atNanos) {}

  @Override
  public Answer answer(byte[] command, long atNanos) {
    nowNanos = atNanos;
    int instruction = command[1] & 0xFF;
    if (instruction == SELECT) {
      return new Answer(WALLET.clone(), 0);
    }
    if (instruction != TRANSFER) {
      return piece();
    }
    down.write(command, DATA_AT, command[4] & 0xFF);
    if (command[2] != 0) {
      return new Answer(OK.clone(), 0);
    }
    up = script.answer(down.toByteArray());
    down.reset();
    return piece();
  }

  private Answer piece() {
    int bytes = Math.min(PIECE_BYTES, up.length);
    byte[] piece = Arrays.copyOf(up, bytes + 2);
    up = Arrays.copyOfRange(up, bytes, up.length);
    piece[bytes] = (byte) (up.length == 0 ? 0x90 : 0x61);
    piece[bytes + 1] = (byte) Math.min(up.length, 0xFF);
    return new Answer(piece, 0);
  }
}
