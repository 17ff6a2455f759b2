package faraday.hal;

/**
 * One device on a serial peripheral bus, with its own select line. One transfer at a time, never
 * blocking; confined to one loop. Mode 0, most significant bit first, as nearly every controller
 * does it: a device that wants the other order gets its bytes turned round by whoever speaks to it.
 */
public interface SpiBus {

  /** Most bytes of one transfer. */
  int TRANSFER_BYTES_MAX = 512;

  /** Answer of {@link #result}: the transfer is under way. */
  int PENDING = -2;

  /** Answer of {@link #result} when the device file or the controller is gone for good. */
  int CLOSED = -1;

  /** Drives the select line: true is low. It stays so over any number of transfers. */
  void select(boolean selected);

  /**
   * Begins to clock bytes out, and as many in.
   *
   * @param out copied before this returns
   * @param count 1…{@link #TRANSFER_BYTES_MAX}
   * @throws IllegalStateException while a transfer is under way
   */
  void start(byte[] out, int count);

  /**
   * What came in during the last transfer.
   *
   * @param into room for its bytes
   * @return their count, {@link #PENDING} or {@link #CLOSED}
   */
  int result(byte[] into);

  /** Bits per second. */
  int clockHz();
}
