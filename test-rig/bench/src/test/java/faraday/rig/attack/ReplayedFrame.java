package faraday.rig.attack;

import faraday.rig.rf.CardApplication;
import java.io.ByteArrayOutputStream;

/**
 * A phone without keys that answers every beacon with one recorded frame, and everything after it
 * with {@code 9000}.
 */
final class ReplayedFrame implements CardApplication {

  private static final byte[] WALLET = {0x01, 0x01, 0x00, (byte) 0x90, 0x00};
  private static final byte[] OK = {(byte) 0x90, 0x00};
  private static final int SELECT = 0xA4;

  private final byte[] frame;
  private boolean said;
  private int answers;

  /** A phone that says this frame once in each activation; at most 240 bytes. */
  ReplayedFrame(byte[] frame) {
    this.frame = frame.clone();
  }

  /** APDUs answered. */
  int answers() {
    return answers;
  }

  @Override
  public void activated(long nowNanos) {
    said = false;
  }

  @Override
  public void deactivated(long nowNanos) {}

  @Override
  public Answer answer(byte[] commandApdu, long nowNanos) {
    answers++;
    if ((commandApdu[1] & 0xFF) == SELECT) {
      return new Answer(WALLET.clone(), 0);
    }
    boolean last = commandApdu[2] == 0;
    if (!last || said) {
      return new Answer(OK.clone(), 0);
    }
    said = true;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(frame);
    out.writeBytes(OK);
    return new Answer(out.toByteArray(), 0);
  }
}
