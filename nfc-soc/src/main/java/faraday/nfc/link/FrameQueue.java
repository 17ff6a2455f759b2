package faraday.nfc.link;

/** Frames that wait for the bus, oldest first. */
final class FrameQueue {

  private static final int FRAMES_MAX = 4;

  private final byte[][] frames = new byte[FRAMES_MAX][2 * FrameSpan.FRAME_BYTES_MAX];
  private final int[] lengths = new int[FRAMES_MAX];
  private int head;
  private int waiting;

  /** False when there is no room. */
  boolean put(byte[] from, int offset, int count) {
    if (waiting == FRAMES_MAX || count > frames[0].length) {
      return false;
    }
    int slot = (head + waiting) % FRAMES_MAX;
    System.arraycopy(from, offset, frames[slot], 0, count);
    lengths[slot] = count;
    waiting++;
    return true;
  }

  boolean isEmpty() {
    return waiting == 0;
  }

  /** Copies the oldest frame, which stays, and gives its length. */
  int peek(byte[] into, int offset) {
    System.arraycopy(frames[head], 0, into, offset, lengths[head]);
    return lengths[head];
  }

  void drop() {
    head = (head + 1) % FRAMES_MAX;
    waiting--;
  }

  /** Forgets all but the oldest so many. */
  void forget(int butFirst) {
    waiting = Math.min(waiting, butFirst);
  }

  int bytes() {
    int sum = 0;
    for (int i = 0; i < waiting; i++) {
      sum += lengths[(head + i) % FRAMES_MAX];
    }
    return sum;
  }
}
