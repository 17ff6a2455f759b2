package faraday.hal;

/**
 * One end of a byte-serial line, 8N1. Never blocks; confined to one loop.
 *
 * <p>Nothing is promised about how bytes are grouped: a frame may arrive byte by byte or joined to
 * its neighbours.
 */
public interface SerialLink {

  /** Answer of {@link #read} and {@link #write} when the far end or the device is gone for good. */
  int CLOSED = -1;

  /**
   * Takes bytes that have arrived.
   *
   * @return how many were copied, 0 when none are waiting, or {@link #CLOSED}
   */
  int read(byte[] into, int offset, int maxBytes);

  /**
   * Queues bytes for sending.
   *
   * @return how many were accepted (0 when the output queue is full), or {@link #CLOSED}
   */
  int write(byte[] from, int offset, int count);

  /** Bytes accepted by {@link #write} that have not left the line yet; 0 when it is idle. */
  int pendingOutputBytes();

  /**
   * Changes the speed of both directions at once. The caller waits for {@link #pendingOutputBytes}
   * to reach 0 first.
   *
   * @param baud bits per second
   * @return false when this line cannot do that speed; the old one then stays
   */
  boolean setBaud(int baud);

  /** Present speed in bits per second. */
  int baud();
}
