package faraday.nfc.link;

import faraday.hal.SerialLink;
import faraday.hal.Ticked;

/**
 * Bytes to and from a PN532, over whichever of its three host interfaces. Never blocks; confined to
 * one loop. How bytes are grouped when they come is not promised.
 */
public interface ChipLink extends Ticked {

  /** Answer of {@link #read} and {@link #write} when the far end or the device is gone for good. */
  int CLOSED = SerialLink.CLOSED;

  /**
   * Takes bytes that have arrived.
   *
   * @return how many were copied, 0 when none are waiting, or {@link #CLOSED}
   */
  int read(byte[] into, int offset, int maxBytes);

  /**
   * Queues whole frames for sending.
   *
   * @return how many bytes were accepted, 0 when there is no room now, or {@link #CLOSED}
   */
  int write(byte[] from, int offset, int count);

  /**
   * Rouses a chip that may sleep; means nothing to one that is awake. Frames wait until then, and
   * those that waited before are forgotten.
   *
   * @return false when the far end or the device is gone for good
   */
  boolean wake();

  /**
   * True when nothing accepted is still waiting for its turn; a serial line counts what it has
   * begun to send as sent.
   */
  boolean sent();

  /** When all that was accepted, and so many bytes more, will have left, at the earliest. */
  long idleAtNanos(int moreBytes, long nowNanos);

  /**
   * True where one damaged byte cannot swallow a whole frame of the chip. On a bus it can, by
   * spoiling the question that fetches it; silence then does not prove that a command was not
   * taken.
   */
  boolean silenceIsProof();

  /** Whether SetSerialBaudRate means anything here. */
  boolean hasSpeeds();

  /**
   * Changes the speed of a serial line.
   *
   * @return false where there is no such speed; the old one then stays
   */
  boolean setBaud(int baud);

  /** Bits per second of the line or bus. */
  int baud();
}
