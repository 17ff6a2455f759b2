package faraday.rig.chip;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds host frames in a stream of bytes (UM0701-02 §6.2.1). It hunts for {@code 00 FF}, so
 * preambles of any length, wake-up bytes and garbage are passed over. A candidate whose checksums
 * fail is given up after its first byte only: a good frame that starts inside a damaged one is
 * still found.
 */
final class FrameDecoder {

  /** Longest LEN of an extended frame: TFI and 264 bytes. */
  static final int LENGTH_MAX = 265;

  private static final int HOST_TFI = 0xD4;
  private static final int NORMAL_HEADER = 4;
  private static final int EXTENDED_HEADER = 7;
  private static final int BUFFER_BYTES = EXTENDED_HEADER + LENGTH_MAX + 1;

  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int held;
  private int damagedFrames;

  /**
   * Takes one byte. {@link #next} must be called until it returns null before the next byte comes.
   */
  void accept(byte value) {
    buffer[held++] = value;
  }

  /** The next complete frame, or null when more bytes are needed. */
  @Nullable HostFrame next() {
    while (true) {
      dropUntilStartCode();
      if (held < NORMAL_HEADER) {
        return null;
      }
      HostFrame handshake = handshake();
      if (handshake != null) {
        drop(NORMAL_HEADER);
        return handshake;
      }
      boolean extended = at(2) == 0xFF && at(3) == 0xFF;
      int header = extended ? EXTENDED_HEADER : NORMAL_HEADER;
      if (held < header) {
        return null;
      }
      int length = extended ? extendedLength() : normalLength();
      if (length > 0 && held < header + length + 1) {
        return null;
      }
      if (length < 0 || !checksumGood(header, length)) {
        damagedFrames++;
        drop(1);
        continue;
      }
      HostFrame.Command command = take(header, length);
      if (command != null) {
        return command;
      }
    }
  }

  /** True between a start code and the end of its frame. */
  boolean inFrame() {
    return held > 1;
  }

  /** Gives up the frame under way, as after a long silence, but not what may start inside it. */
  void giveUp() {
    drop(1);
  }

  /** Forgets everything, as without power. */
  void giveUpAll() {
    held = 0;
  }

  /** Candidates whose header or body was damaged, since power-on. */
  int damagedFrames() {
    return damagedFrames;
  }

  private @Nullable HostFrame handshake() {
    if (at(2) == 0x00 && at(3) == 0xFF) {
      return new HostFrame.Ack();
    }
    return at(2) == 0xFF && at(3) == 0x00 ? new HostFrame.Nack() : null;
  }

  private int normalLength() {
    boolean good = ((at(2) + at(3)) & 0xFF) == 0;
    return good && at(2) > 0 ? at(2) : -1;
  }

  private int extendedLength() {
    boolean good = ((at(4) + at(5) + at(6)) & 0xFF) == 0;
    int length = at(4) << 8 | at(5);
    return good && length > 0 && length <= LENGTH_MAX ? length : -1;
  }

  private boolean checksumGood(int header, int length) {
    int sum = 0;
    for (int i = header; i <= header + length; i++) {
      sum += at(i);
    }
    return (sum & 0xFF) == 0;
  }

  /** A good frame that does not come from a host is passed over. */
  private HostFrame.@Nullable Command take(int header, int length) {
    boolean fromHost = at(header) == HOST_TFI;
    byte[] data = Arrays.copyOfRange(buffer, header + 1, header + length);
    drop(header + length + 1);
    return fromHost ? new HostFrame.Command(data) : null;
  }

  private void dropUntilStartCode() {
    int start = 0;
    while (start < held && !mayStartAt(start)) {
      start++;
    }
    drop(start);
  }

  private boolean mayStartAt(int index) {
    return at(index) == 0x00 && (index + 1 == held || at(index + 1) == 0xFF);
  }

  private void drop(int count) {
    held -= count;
    System.arraycopy(buffer, count, buffer, 0, held);
  }

  private int at(int index) {
    return buffer[index] & 0xFF;
  }
}
