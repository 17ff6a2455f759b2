package faraday.nfc.link;

/** Bytes that have come and wait for the driver; without room the oldest give way. */
final class ByteQueue {

  private final byte[] bytes = new byte[4 * FrameSpan.FRAME_BYTES_MAX];
  private int head;
  private int waiting;

  void put(byte[] from, int count) {
    for (int i = 0; i < count; i++) {
      if (waiting == bytes.length) {
        head = (head + 1) % bytes.length;
        waiting--;
      }
      bytes[(head + waiting) % bytes.length] = from[i];
      waiting++;
    }
  }

  int take(byte[] into, int offset, int maxBytes) {
    int count = Math.min(maxBytes, waiting);
    for (int i = 0; i < count; i++) {
      into[offset + i] = bytes[head];
      head = (head + 1) % bytes.length;
    }
    waiting -= count;
    return count;
  }
}
